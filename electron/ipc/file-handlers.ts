import type { Page } from '#contract/ipc/channels.ts';
import type { CertificateFormat } from '#contract/model/certificate.ts';
import { type DismissServices, dismissFiles } from '../app/alarms/dismiss.ts';
import type { Commands } from '../app/commands.ts';
import type { FileAccess } from '../app/files/file-access.ts';
import type { FileService } from '../app/files/file-service.ts';
import { lookForAllOfRun, type RunLooks } from '../app/files/look-result.ts';
import type { MediaToPlay } from '../app/files/player-request.ts';
import { OneOpen } from '../app/one-dialog-at-a-time.ts';
import type { FileRepository, MergeRepository } from '../storage/ports.ts';
import type { Handlers } from './register.ts';

export interface FileServices extends Pick<DismissServices, 'state' | 'alarms'> {
  readonly files: Pick<FileRepository, 'page' | 'ofRun' | 'facets'> & {
    readonly merges: Pick<MergeRepository, 'ofFiles'>;
  };
  readonly commands: Pick<Commands, 'merge'>;
  readonly fileService: Pick<FileService, 'lookForRun' | 'dismiss'>;
  readonly merges: RunLooks;
  readonly fileAccess: Pick<FileAccess, 'open' | 'openSafely' | 'check'>;
  /** Shows a file in the player's window. @throws Refused */
  playMedia(media: MediaToPlay): Promise<void>;
  /** Opens an address of a file in a browser. @throws Refused */
  openMedia(address: string): Promise<void>;
  copyText(text: string): void;
  /** Asks a person where to save the certificate of a run; null when no place was given. @throws Refused */
  saveCertificate(order: {
    readonly runId: string;
    readonly format: CertificateFormat;
    readonly page: Page;
  }): Promise<string | null>;
}

/** A person sits at the window. */
const WINDOW = { source: 'window', attended: true } as const;

type FileHandlers = Pick<Handlers, Extract<keyof Handlers, `files.${string}`>>;

/** What the window asks of the files of recordings. SECURITY: no signed address goes back to it. */
export function createFileHandlers(services: FileServices): FileHandlers {
  const { files, fileAccess, fileService } = services;
  const browser = new OneOpen('too-many-requests');
  return {
    'files.page': (query) => files.page(query),
    'files.ofRun': ({ runId }) => files.ofRun(runId),
    'files.facets': () => files.facets(),
    'files.look': ({ runId }) => lookForAllOfRun(services.merges, fileService, runId),
    'files.dismiss': async ({ watches }) => {
      await dismissFiles(services, WINDOW, watches);
      return null;
    },
    'files.play': async ({ id }) => {
      await services.playMedia(await fileAccess.openSafely(id));
      return null;
    },
    'files.open': async ({ id }) => {
      const { url } = await fileAccess.open(id);
      await browser.during(() => services.openMedia(url));
      return null;
    },
    'files.copyLink': async ({ id }) => {
      const { url, signed } = await fileAccess.open(id);
      services.copyText(url);
      return { signed };
    },
    'files.certificate': async (order, page) => ({
      saved: await services.saveCertificate({ ...order, page }),
    }),
    'files.check': ({ id }) => fileAccess.check(id),
    'files.merge': async (order) => {
      const answer = await services.commands.merge(WINDOW, order);
      if (answer.kind === 'question') return answer;
      return { kind: 'merging', merge: answer.now() };
    },
    'files.merges': ({ fileIds }) => files.merges.ofFiles(fileIds),
  };
}
