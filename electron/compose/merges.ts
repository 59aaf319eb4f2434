import { setTimeout as pause } from 'node:timers/promises';
import { MergeService } from '../app/files/merge-service.ts';
import type { CallbackService } from '../control/callbacks/callback-service.ts';
import type { FileStore } from '../storage/files/main/file-store.ts';
import type { Api } from './api.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';

/** What joins files, with all that an earlier process left open taken up again. */
export function createMerges(
  { log, onFilesChanged }: ComposeOptions,
  { accounts, clock, settings }: Persistence,
  { media }: Api,
  files: FileStore,
): MergeService {
  const onFault = (error: unknown) => log.error('a merge:', error);
  const merges = new MergeService({
    merges: files.merges,
    files,
    calls: media,
    listAccounts: () => accounts.list(),
    findAccount: (id) => accounts.forRun(id),
    looksOff: () => settings.get().looksOff ?? [],
    now: clock.now,
    pause: (ms, signal) => pause(ms, undefined, { signal, ref: false }),
    // Of which runs its parts are is not known here.
    onChange: () => onFilesChanged({ runIds: null }),
    onFault,
  });
  merges.resume().catch(onFault);
  return merges;
}

/** What ZEGO posts of a merge reaches it at once. */
export function hearOfMerges(
  { takenListeners }: Pick<CallbackService, 'takenListeners'>,
  merges: MergeService,
  onFault: (error: unknown) => void,
): void {
  takenListeners.add(({ compose, account: { appId } }) => {
    if (compose) merges.hear({ ...compose, appId }).catch(onFault);
  });
}
