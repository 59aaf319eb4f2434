import type { Call, PersonWord } from '../../contract/outcome.ts';
import type { Run } from '../../contract/run.ts';
import {
  CannotTell,
  type Journal,
  type RecordingChanges,
  type Sending,
  type Settled,
} from '../../recording/ports.ts';
import { mayLackRoom, surelyUnwritten } from '../database-fault.ts';
import { RetryTimer } from '../retry-timer.ts';
import type { SqliteJournal } from './journal.ts';
import type { DurableJournalParts, JournalEvents, KnownNow } from './journal-parts.ts';
import { StandIn } from './stand-in.ts';

/** How long the journal may keep main waiting as the program ends, in milliseconds. */
const LAST_PATIENCE_MS = 500;

const NOTHING_KNOWN: KnownNow = {
  underWay: () => [],
  recordings: () => ({ recordings: [], known: [] }),
};
const NO_EVENTS: JournalEvents = {
  onTrouble: () => undefined,
  onCaughtUp: () => undefined,
  onRead: () => undefined,
};

/**
 * The journal whatever the disk does. While the disk takes nothing, a journal in memory stands in for it and
 * nothing waits; as soon as the disk takes something again, it gets everything that is in memory. What is on
 * disk never says of a call that it was not sent when it was: see `SentMarks`.
 */
export class DurableJournal implements Journal {
  readonly #parts: DurableJournalParts;
  #disk: SqliteJournal | null;
  /** Null while the disk has everything. */
  #standIn: StandIn | null = null;
  /** Runs that have rows on disk, or may have: there "queued" must not come to mean "sent". */
  readonly #onDisk = new Set<string>();
  /** The run of each call that has not settled. */
  readonly #runOf = new Map<string, string>();
  /** Whether what the last process left is known. */
  #isRead: boolean;
  #seq: number;
  #known = NOTHING_KNOWN;
  #events = NO_EVENTS;
  readonly #retry = new RetryTimer(() => this.catchUp());

  constructor(parts: DurableJournalParts) {
    const { opened, marks } = parts;
    this.#parts = parts;
    this.#disk = opened.disk;
    this.#isRead = opened.content !== null;
    this.#seq = opened.content?.lastSeq ?? 0;
    if (!this.#disk) {
      this.#standIn = new StandIn();
      if (opened.content) this.#standIn.fill(opened.content);
    }
    marks?.prepare();
  }

  /** Whether what is written now is on disk. */
  get isHealthy(): boolean {
    return this.#standIn === null;
  }

  /** To be called once what is known is there; from now on the disk is caught up with. */
  attach(known: KnownNow, events: JournalEvents): void {
    this.#known = known;
    this.#events = events;
    if (this.#standIn) this.#retry.start();
    void this.#parts.ballast?.prepare();
  }

  nextSeq(): number {
    this.#seq += 1;
    return this.#seq;
  }

  createRun(run: Run, mayBeHeld: boolean): boolean {
    for (const { id } of run.calls) this.#runOf.set(id, run.id);
    // The disk may take it by now; a click must not wait for the timer.
    this.catchUp();
    if (!this.#standIn) {
      try {
        this.#commit((disk) => disk.createRun(run));
        this.#onDisk.add(run.id);
        return true;
      } catch (error) {
        this.#begin(error);
        if (!surelyUnwritten(error)) this.#onDisk.add(run.id);
      }
    }
    if (mayBeHeld) this.#standIn?.put([run]);
    return false;
  }

  markSending(callId: string, sending: Sending): boolean {
    const isOnDisk = this.#write(callId, (journal) => journal.markSending(callId, sending));
    if (isOnDisk || this.#mayLeave(callId)) return isOnDisk;
    throw new CannotTell('neither the journal nor its mark can be written');
  }

  markQueued(callId: string): boolean {
    return this.#write(callId, (journal) => journal.markQueued(callId));
  }

  settle(callId: string, settled: Settled): boolean {
    const isOnDisk = this.#write(callId, (journal) => journal.settle(callId, settled));
    this.#runOf.delete(callId);
    return isOnDisk;
  }

  /** Settles what a crash left behind; marks of it are cleared once that is on disk. */
  settleOrphans(
    orphans: readonly Run[],
    settled: Parameters<SqliteJournal['settleAll']>[0],
  ): boolean {
    if (!this.#standIn) {
      try {
        this.#commit((disk) => disk.settleAll(settled));
        this.#parts.marks?.clear();
        return true;
      } catch (error) {
        this.#begin(error).put(orphans);
      }
    }
    for (const { id } of orphans) this.#standIn?.changed.add(id);
    this.#current().settleAll(settled);
    return false;
  }

  /** A call with its run, or null when the journal has it no more. */
  find(callId: string): Run | null {
    return this.#standIn?.journal.find(callId) ?? this.#disk?.find(callId) ?? null;
  }

  setWords(callId: string, words: readonly PersonWord[], effects: RecordingChanges): void {
    const run = this.find(callId);
    if (!run) return;
    this.#runOf.set(callId, run.id);
    this.#write(callId, (journal) => {
      // The stand-in has what is under way; this run has settled long ago.
      if (journal !== this.#disk && !journal.find(callId)) journal.put([run]);
      journal.setWords(callId, words, effects);
    });
    this.#runOf.delete(callId);
  }

  /** The newest run of each preset, of those that are here. */
  newestRuns(): Run[] {
    return this.#current().newestRuns();
  }

  /** Runs that began since then, of those that are here. */
  runsSince(since: Date): Run[] {
    return this.#current().runsSince(since);
  }

  /** Settled calls that the history has not taken over yet, oldest first, with their runs. */
  toFeed(limit: number): Run[] {
    return this.#current().toFeed(limit);
  }

  markFed(calls: readonly Pick<Call, 'id' | 'words'>[]): void {
    this.#write(null, (journal) => journal.markFed(calls));
  }

  dropAccount(accountId: string): void {
    this.#write(null, (journal) => journal.recordings.dropAccount(accountId));
  }

  /** A person has looked what runs: nothing of before is unknown any more. */
  closeGap(): void {
    this.#write(null, (journal) => journal.gap.close());
  }

  /** Drops what the history holds and nobody asks the journal for any more. */
  prune(nowMs: number): void {
    if (!this.#standIn) this.#write(null, (journal) => journal.prune(nowMs));
  }

  /** Writes what is in memory only. True when the disk has everything; nothing is waited for. */
  catchUp(): boolean {
    if (!this.#standIn) return true;
    if (this.#parts.opened.problem?.kind === 'newer') return false;
    try {
      const raised = this.#reopen();
      const runs = this.#standIn.toWrite();
      this.#commit((disk) => disk.put(runs, this.#known.recordings()));
      this.#caughtUp(raised);
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    this.#retry.stop();
    this.#disk?.waitForLocks(LAST_PATIENCE_MS);
    this.catchUp();
    this.#standIn?.close();
    this.#disk?.close();
    this.#parts.marks?.close();
  }

  /** One step of a call, on disk, or in memory while the disk takes nothing. */
  #write(callId: string | null, step: (journal: SqliteJournal) => void): boolean {
    if (!this.#standIn) {
      try {
        this.#commit(step);
        return true;
      } catch (error) {
        this.#begin(error);
      }
    }
    const runId = callId === null ? undefined : this.#runOf.get(callId);
    if (runId !== undefined) this.#standIn?.changed.add(runId);
    step(this.#current());
    return false;
  }

  #current(): SqliteJournal {
    const current = this.#standIn?.journal ?? this.#disk;
    if (!current) throw new Error('there is no journal');
    return current;
  }

  /** @throws Error when the disk does not take it. */
  #commit(step: (disk: SqliteJournal) => void): void {
    const disk = this.#disk;
    if (!disk) throw new Error('the journal is not open');
    try {
      step(disk);
    } catch (error) {
      if (!mayLackRoom(error) || !this.#parts.ballast?.release()) throw error;
      step(disk);
    }
  }

  /** Trouble begins: the stand-in takes over with all that is under way. */
  #begin(error: unknown): StandIn {
    const standIn = new StandIn();
    standIn.put(this.#known.underWay());
    this.#standIn = standIn;
    // It has been waited for once.
    this.#quietly(() => this.#disk?.waitForLocks(0));
    this.#events.onTrouble(error);
    this.#retry.start();
    return standIn;
  }

  /** Whether a request may leave though it is not written that it does. */
  #mayLeave(callId: string): boolean {
    const { marks } = this.#parts;
    const runId = this.#runOf.get(callId);
    if (!marks || runId === undefined || !this.#onDisk.has(runId)) return true;
    return marks.mark(runId);
  }

  /** Opens the disk's journal where it is not open; by how much the numbers of our own runs grew. */
  #reopen(): number {
    if (this.#disk) return 0;
    const { disk, content, problem } = this.#parts.reopen();
    if (!disk) throw new Error(problem?.detail ?? 'the journal cannot be opened');
    this.#disk = disk;
    disk.waitForLocks(0);
    if (this.#isRead || !content) return 0;
    this.#isRead = true;
    this.#seq += content.lastSeq;
    this.#standIn?.join(content);
    this.#events.onRead(content, problem);
    return content.lastSeq;
  }

  #caughtUp(raised: number): void {
    const ids: ReadonlySet<string> = this.#standIn?.changed ?? new Set();
    for (const id of ids) this.#onDisk.add(id);
    this.#standIn?.close();
    this.#standIn = null;
    this.#retry.stop();
    this.#disk?.waitForLocks();
    this.#parts.marks?.clear();
    void this.#parts.ballast?.prepare();
    this.#events.onCaughtUp(ids, raised);
  }

  #quietly(step: () => void): void {
    try {
      step();
    } catch {
      // The disk is in trouble already.
    }
  }
}
