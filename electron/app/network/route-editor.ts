import { basename } from 'node:path';
import type { CertificateChoice, NetworkRoute } from '#contract/model/network.ts';
import type { SecretRequest } from '#contract/model/secrets.ts';
import { Refused } from '../../recording/refused.ts';
import type { SettingsRepository } from '../../storage/ports.ts';
import { readCertificates, UnusableCertificates } from './certificates.ts';

export interface RouteEditorServices {
  readonly settings: Pick<SettingsRepository, 'get' | 'save'>;
  /** What the window for secrets is open for; the same object as long as that window is. */
  request(): SecretRequest | null;
  /** The system's own dialog over that window; null when a person chose nothing. */
  chooseFile(): Promise<string | null>;
}

interface Chosen {
  readonly file: string;
  readonly request: SecretRequest;
}

/**
 * SECURITY: the only way to another proxy or other certificates: by a person, in the window for secrets that is open
 * for it. Which file is meant is known from the system's dialog, and no message from a page can name one.
 */
export class RouteEditor {
  readonly #services: RouteEditorServices;
  #chosen: Chosen | null = null;

  constructor(services: RouteEditorServices) {
    this.#services = services;
  }

  /** Has a person choose a file and tries it. Null when none was chosen. */
  async chooseCertificates(): Promise<CertificateChoice | null> {
    const request = this.#request();
    const file = await this.#services.chooseFile();
    if (file === null) return null;
    const name = basename(file);
    try {
      const { length } = await readCertificates(file);
      this.#chosen = { file, request };
      return { kind: 'usable', name, count: length };
    } catch (error) {
      if (!(error instanceof UnusableCertificates)) throw error;
      this.#chosen = null;
      return { kind: 'unusable', name, fault: error.fault };
    }
  }

  /** @throws Refused where the window for secrets is not open for it; UnreadableStore. */
  save({ proxy, proxyUrl, certificates }: NetworkRoute): void {
    const request = this.#request();
    const { settings } = this.#services;
    const { network } = settings.get();
    const files = { keep: network.caFile, none: null, chosen: this.#chosenFor(request) };
    const caFile = files[certificates];
    if (caFile === undefined) throw new Refused('bad-request', 'No file was chosen.');
    settings.save({ network: { ...network, proxy, proxyUrl, caFile } });
    this.#chosen = null;
  }

  /** What a person chose for another task counts for that one alone. */
  #chosenFor(request: SecretRequest): string | undefined {
    return this.#chosen?.request === request ? this.#chosen.file : undefined;
  }

  #request(): SecretRequest {
    const request = this.#services.request();
    if (request?.task.kind === 'network') return request;
    throw new Refused('bad-request', 'The window for secrets is not open for this.');
  }
}
