import type { RecordedFile } from '#contract/model/file.ts';
import type { ReceiverView } from '#contract/model/receiver.ts';

/** ZEGO sends a callback up to six times within about a minute (facts §5): what has not come by then does not come. */
export const SILENT_AFTER_MS = 10 * 60_000;

/** What of a file tells whether a callback should have come. */
export type HeardFile = Pick<
  RecordedFile,
  'id' | 'practice' | 'callbackAt' | 'firstSeenAt' | 'endAt' | 'createdAt' | 'mergedFrom'
>;

export interface ReceiverSilenceServices {
  /** Milliseconds since the epoch. */
  now(): number;
  /** The number of files of which no callback came, as text; null once one came, or nothing listens. */
  tell(files: string | null): void;
}

/**
 * Notices that no callback comes although something listens and files appear: a wrong address in ZEGO's console, or a
 * tunnel that is down, shows in nothing else. One file found by a search proves it; no file proves nothing.
 */
export class ReceiverSilence {
  readonly #services: ReceiverSilenceServices;
  /** Since when a callback should have come, in milliseconds since the epoch; null while nothing listens. */
  #since: number | null = null;
  #receivedAt: string | null = null;
  /** Files without a callback, with when each was found. */
  readonly #unheard = new Map<number, number>();
  #told: string | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(services: ReceiverSilenceServices) {
    this.#services = services;
  }

  receiverChanged({ state, receivedAt }: Pick<ReceiverView, 'state' | 'receivedAt'>): void {
    const isListening = state === 'listening';
    if (isListening === (this.#since !== null) && receivedAt === this.#receivedAt) return;
    this.#receivedAt = receivedAt;
    this.#since = isListening ? this.#services.now() : null;
    this.#unheard.clear();
    this.look();
  }

  filesCame(files: readonly HeardFile[]): void {
    const since = this.#since;
    if (since === null) return;
    for (const file of files) {
      const closedAt = Date.parse(file.endAt ?? file.createdAt ?? file.firstSeenAt);
      const isExpected = !file.practice && file.mergedFrom.length === 0 && closedAt >= since;
      if (isExpected && file.callbackAt === null) {
        this.#unheard.set(file.id, Date.parse(file.firstSeenAt));
      } else this.#unheard.delete(file.id);
    }
    this.look();
  }

  /** Tells what is so now, and looks again when the next file has waited long enough. */
  look(): void {
    clearTimeout(this.#timer);
    const silentSince = this.#services.now() - SILENT_AFTER_MS;
    const waits = [...this.#unheard.values()].map((found) => found - silentSince);
    const silent = waits.filter((wait) => wait <= 0).length;
    const next = silent > 0 ? String(silent) : null;
    if (next !== this.#told) this.#services.tell(next);
    this.#told = next;
    const open = waits.filter((wait) => wait > 0);
    if (open.length > 0) this.#timer = setTimeout(() => this.look(), Math.min(...open) + 1).unref();
  }
}
