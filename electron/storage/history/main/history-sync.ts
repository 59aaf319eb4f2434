import type { DurableJournal } from '../../journal/durable-journal.ts';
import type { HistoryClient } from './client.ts';

/** What the history needs of the journal. */
export type FedJournal = Pick<DurableJournal, 'pendingForHistory' | 'markFed' | 'feedAgain'>;

/** Calls handed over at once: small, so that the journal's own commits never wait long. */
const BATCH = 200;

/**
 * Carries settled calls from the journal into the history. The journal marks them only after the
 * history has them, so a crash in between feeds them again, which the history ignores.
 */
export class HistorySync {
  readonly #journal: FedJournal;
  readonly #history: HistoryClient;
  readonly #onFed: (renewed: boolean) => void;
  #running: Promise<void> | undefined;
  #again = false;
  #endsAt = Number.POSITIVE_INFINITY;
  #batchesLeft = Number.POSITIVE_INFINITY;

  /** `onFed`: calls came to the history; `renewed`: some of them with a verdict, so it may have had them before. */
  constructor(journal: FedJournal, history: HistoryClient, onFed: (renewed: boolean) => void) {
    this.#journal = journal;
    this.#history = history;
    this.#onFed = onFed;
  }

  /** Resolves when all that had settled by now is in the history. Rejects when the history cannot take it. */
  feed(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
      // Covers a `feed` after the last look and before this line: no later call would make up for it.
      if (this.#mayGoOn()) void this.feed().catch(() => undefined);
    });
    return this.#running;
  }

  /**
   * The process is leaving: what the history lacks after so many milliseconds, or so many batches, the next
   * process feeds.
   */
  endWithin(ms: number, batches = Number.POSITIVE_INFINITY): void {
    this.#endsAt = performance.now() + ms;
    this.#batchesLeft = batches;
  }

  #mayGoOn(): boolean {
    return this.#again && this.#batchesLeft > 0 && performance.now() < this.#endsAt;
  }

  async #work(): Promise<void> {
    while (this.#mayGoOn()) {
      this.#again = false;
      const runs = this.#journal.pendingForHistory(BATCH);
      if (runs.length === 0) continue;
      this.#batchesLeft -= 1;
      await this.#history.ask('add', runs);
      const calls = runs.flatMap((run) => run.calls);
      this.#journal.markFed(calls);
      this.#onFed(calls.some(({ verdicts }) => verdicts.length > 0));
      this.#again ||= runs.length === BATCH;
    }
  }
}
