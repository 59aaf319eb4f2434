import type { Run } from '#contract/model/run.ts';
import type { SentMarks } from './sent-marks.ts';

/** Decides whether a request may leave though the journal cannot say that it does. */
export class RightToSend {
  /** Null for a journal that is nowhere on disk. */
  readonly #marks: SentMarks | null;
  /** Runs that have rows on disk, or may have: there "queued" must never mean "sent". */
  readonly #onDisk = new Set<string>();
  /** The run of each call that has not settled. */
  readonly #runOf = new Map<string, string>();

  constructor(marks: SentMarks | null) {
    this.#marks = marks;
    marks?.prepare();
  }

  add({ id, calls }: Run): void {
    for (const call of calls) this.#runOf.set(call.id, id);
  }

  settled(callId: string): void {
    this.#runOf.delete(callId);
  }

  runIdOf(callId: string): string | undefined {
    return this.#runOf.get(callId);
  }

  /** These runs have rows on disk, or may have. */
  hasRows(runIds: Iterable<string>): void {
    for (const id of runIds) this.#onDisk.add(id);
  }

  /**
   * True where its mark is on disk now, or where nothing on disk could lie. A run without rows is marked too:
   * the next process then knows that it does not know all.
   */
  mayLeave(callId: string): boolean {
    const runId = this.#runOf.get(callId);
    if (!this.#marks || runId === undefined) return true;
    return this.#marks.mark(runId) || !this.#onDisk.has(runId);
  }

  /** The journal itself says of every call how far it came. */
  caughtUp(): void {
    this.#marks?.clear();
  }

  /** @throws Error when the disk no longer takes writes, even if fsync succeeded. */
  checkDisk(): void {
    this.#marks?.checkDisk();
  }

  /** The journal's file was lost while it was open. */
  lost(): void {
    this.#marks?.markEvery();
  }

  /** The journal and its mark are gone, and new ones begin. */
  renew(): void {
    this.#onDisk.clear();
    this.#marks?.renew();
  }

  close(): void {
    this.#marks?.close();
  }
}
