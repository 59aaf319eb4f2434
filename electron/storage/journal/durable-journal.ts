import type { OperatorVerdict } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import type { OccurrenceEntry } from '#contract/model/schedule.ts';
import type { Journal, RecordingChanges, Sending, Settled } from '../../recording/ports.ts';
import { CannotTell } from '../../recording/ports.ts';
import { surelyUnwritten } from '../database-fault.ts';
import { RetryTimer } from '../retry-timer.ts';
import type { SqliteJournal } from './journal.ts';
import { JournalDisk } from './journal-disk.ts';
import type { DurableJournalParts, JournalEvents, KnownNow, Step } from './journal-parts.ts';
import { LAST_PATIENCE_MS, NO_EVENTS, NOTHING_KNOWN } from './journal-parts.ts';
import { RightToSend } from './right-to-send.ts';
import { StandIn } from './stand-in.ts';

/**
 * The journal whatever the disk does. While the disk takes nothing, a journal in memory stands in for it and
 * nothing waits; as soon as the disk takes something again, it gets everything that is in memory. What is on
 * disk never says of a call that it was not sent when it was: see `SentMarks`.
 */
export class DurableJournal implements Journal {
  readonly #disk: JournalDisk;
  readonly #right: RightToSend;
  /** Of a newer version: it cannot be caught up with. */
  readonly #isNewer: boolean;
  /** Null while the disk has everything. */
  #standIn: StandIn | null = null;
  /** Whether what the last process left is known. */
  #isRead: boolean;
  #seq: number;
  #known = NOTHING_KNOWN;
  #events = NO_EVENTS;
  readonly #retry = new RetryTimer(() => this.catchUp());

  constructor(parts: DurableJournalParts) {
    const { opened, marks } = parts;
    this.#disk = new JournalDisk(parts);
    this.#right = new RightToSend(marks);
    this.#isNewer = opened.problem?.kind === 'newer';
    this.#isRead = opened.content !== null;
    this.#seq = opened.content?.lastSeq ?? 0;
    if (!this.#disk.isOpen) {
      this.#standIn = new StandIn();
      if (opened.content) this.#standIn.fill(opened.content);
    }
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
    this.#disk.makeRoom();
  }

  nextSeq(): number {
    return ++this.#seq;
  }

  createRun(run: Run, mayBeHeld: boolean): boolean {
    this.#right.add(run);
    // The disk may take it by now; a click must not wait for the timer.
    if (this.catchUp() && this.#create(run)) return true;
    // In place of a journal that was found to be replaced a new one can be begun at once.
    if (this.#disk.isSpoilt && this.catchUp() && this.#create(run)) return true;
    if (mayBeHeld) this.#standIn?.hold(run);
    return false;
  }

  markSending(callId: string, sending: Sending): boolean {
    const step: Step = (journal) => journal.markSending(callId, sending);
    const isOnDisk = this.#write(callId, step, () => this.#right.checkDisk());
    if (isOnDisk || this.#right.mayLeave(callId)) return isOnDisk;
    throw new CannotTell('neither the journal nor its mark can be written');
  }

  markQueued(callId: string): boolean {
    return this.#write(callId, (journal) => journal.markQueued(callId));
  }

  settle(callId: string, settled: Settled): boolean {
    const isOnDisk = this.#write(callId, (journal) => journal.settle(callId, settled));
    this.#right.settled(callId);
    return isOnDisk;
  }

  /** Settles what a crash left behind; marks of it are cleared once that is on disk. */
  settleOrphans(
    orphans: readonly Run[],
    settled: Parameters<SqliteJournal['settleAll']>[0],
  ): boolean {
    if (!this.#standIn) {
      try {
        this.#disk.commit((disk) => disk.settleAll(settled));
        this.#right.caughtUp();
        return true;
      } catch (error) {
        this.#begin(error).put(orphans);
      }
    }
    for (const { id } of orphans) this.#standIn?.changed.add(id);
    this.#read((standIn) => standIn.settleAll(settled));
    return false;
  }

  /** A call with its run, or null when the journal has it no more. */
  find(callId: string): Run | null {
    const here = this.#read((journal) => journal.find(callId));
    if (here || !this.#standIn || !this.#disk.isOpen) return here;
    try {
      return this.#disk.read((journal) => journal.find(callId));
    } catch {
      return null;
    }
  }

  setVerdicts(id: string, verdicts: readonly OperatorVerdict[], effects: RecordingChanges): void {
    const run = this.find(id);
    if (!run) return;
    this.#right.add(run);
    this.#write(id, (journal) => {
      // The stand-in has what is under way; this run has settled long ago.
      if (!journal.find(id)) journal.put([run]);
      journal.setVerdicts(id, verdicts, effects);
    });
    this.#right.settled(id);
  }

  /** `SqliteJournal.findRun`, of the runs that are here. */
  readonly findRun = (id: string): Run[] => this.#read((journal) => journal.findRun(id));

  /** The newest run of each preset, of those that are here. */
  readonly newestRuns = (): Run[] => this.#read((journal) => journal.newestRuns());

  /** `SqliteJournal.runsBetween`, of the runs that are here. */
  readonly runsBetween: SqliteJournal['runsBetween'] = (...wanted) =>
    this.#read((journal) => journal.runsBetween(...wanted));

  /** Runs that began since then, of those that are here. */
  readonly runsSince: SqliteJournal['runsSince'] = (since) =>
    this.#read((journal) => journal.runsSince(since));

  /** Settled calls that the history has not taken over yet, oldest first, with their runs. */
  readonly pendingForHistory: SqliteJournal['pendingForHistory'] = (limit) =>
    this.#read((journal) => journal.pendingForHistory(limit));

  markFed(calls: Parameters<SqliteJournal['markFed']>[0]): void {
    this.#write(null, (journal) => journal.markFed(calls));
  }

  /** The history was lost: it gets again all that is here. False where it never had anything of it. */
  feedAgain(): boolean {
    let had = false;
    this.#write(null, (journal) => {
      had = journal.feedAgain();
    });
    return had;
  }

  /** Writes down what became of planned starts, in one commit. Where the disk takes nothing, it gets it later. */
  noteOccurrences(entries: readonly OccurrenceEntry[]): boolean {
    return this.#write(null, ({ occurrences }) => occurrences.put(entries));
  }

  changeRecordings(change: (recordings: SqliteJournal['recordings']) => void): void {
    this.#write(null, (journal) => change(journal.recordings));
  }

  /** An operator has checked what runs: no earlier recording remains unknown. */
  closeGap(): void {
    this.#write(null, (journal) => journal.gap.close());
  }

  /** Drops the runs that the history holds and the journal no longer needs. */
  prune(nowMs: number): void {
    if (!this.#standIn) this.#write(null, (journal) => journal.prune(nowMs));
  }

  /** Writes what is in memory only. True when the disk has everything; nothing is waited for. */
  catchUp(): boolean {
    if (!this.#standIn) return true;
    if (this.#isNewer) return false;
    try {
      if (this.#disk.isSpoilt) this.#quarantine();
      const raised = this.#reopen();
      const runs = this.#standIn.toWrite();
      this.#disk.commit((disk) => disk.put(runs, this.#known.recordings()));
      this.#caughtUp(raised);
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    // A file that was cut must not be closed as it is.
    this.#read(() => null);
    this.#retry.stop();
    this.#disk.waitForLocks(LAST_PATIENCE_MS);
    this.catchUp();
    this.#standIn?.close();
    // One that could not be renamed is left as it is.
    if (!this.#disk.isSpoilt) this.#disk.close();
    this.#right.close();
  }

  #create(run: Run): boolean {
    try {
      this.#disk.commit((disk) => disk.createRun(run));
      this.#right.hasRows([run.id]);
      if (run.calls.some(({ state }) => state === 'sending')) this.#right.checkDisk();
      return true;
    } catch (error) {
      if (!surelyUnwritten(error)) this.#right.hasRows([run.id]);
      this.#begin(error);
      return false;
    }
  }

  /** One step of a call, on disk, or in memory while the disk takes nothing. `check` follows a commit on disk. */
  #write(callId: string | null, step: Step, check?: () => void): boolean {
    if (!this.#standIn) {
      try {
        this.#disk.commit(step);
        check?.();
        return true;
      } catch (error) {
        this.#begin(error);
      }
    }
    const runId = callId === null ? undefined : this.#right.runIdOf(callId);
    if (runId !== undefined) this.#standIn?.changed.add(runId);
    this.#read(step);
    return false;
  }

  #read<T>(look: (journal: SqliteJournal) => T): T {
    if (this.#standIn) return look(this.#standIn.journal);
    try {
      return this.#disk.read(look);
    } catch (error) {
      return look(this.#begin(error).journal);
    }
  }

  /** Trouble begins: the stand-in takes over with all that is under way. */
  #begin(error: unknown): StandIn {
    const standIn = new StandIn();
    standIn.put(this.#known.underWay());
    this.#standIn = standIn;
    // Killed before a new one has what is known, the program would begin as if nothing had run.
    if (this.#disk.isSpoilt) this.#right.lost();
    // It has been waited for once.
    this.#disk.waitForLocks(0);
    this.#events.onTrouble(error);
    this.#retry.start();
    return standIn;
  }

  /** The file was damaged or replaced while it was open: a new one gets all that is known. */
  #quarantine(): void {
    const file = this.#disk.quarantine();
    this.#right.renew();
    const standIn = this.#standIn;
    standIn?.put(this.#known.newest().filter(({ id }) => !standIn.changed.has(id)));
    this.#events.onReplaced(file);
  }

  /** Opens the disk's journal where it is not open; by how much the numbers of our own runs grew. */
  #reopen(): number {
    const opened = this.#disk.reopen();
    if (!opened?.content) return 0;
    const { content, problem } = opened;
    if (this.#isRead) {
      if (problem?.kind === 'renewed') this.#events.onReplaced(problem.detail);
      return 0;
    }
    this.#isRead = true;
    this.#seq += content.lastSeq;
    this.#standIn?.join(content);
    this.#events.onRead(content, problem);
    return content.lastSeq;
  }

  #caughtUp(raised: number): void {
    const ids = this.#standIn?.changed ?? new Set<string>();
    this.#right.hasRows(ids);
    this.#standIn?.close();
    this.#standIn = null;
    this.#retry.stop();
    this.#disk.waitForLocks();
    this.#right.caughtUp();
    this.#disk.makeRoom();
    this.#events.onCaughtUp(ids, raised);
  }
}
