import type { Call } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import { SqliteJournal } from './journal.ts';
import type { JournalContent } from './journal-content.ts';

/** A journal in memory, in place of one on a disk that takes nothing: it holds all that the disk lacks. */
export class StandIn {
  readonly journal = new SqliteJournal(':memory:');
  /** Runs that the disk does not have as they are here. */
  readonly changed = new Set<string>();

  /** Takes in runs as they are now, to be written. */
  put(runs: readonly Run[]): void {
    this.journal.put(runs);
    for (const { id } of runs) this.changed.add(id);
  }

  /** Takes in a new run that the disk did not take: of its calls none has left, each is marked when it does. */
  hold(run: Run): void {
    this.put([{ ...run, calls: run.calls.map(asQueued) }]);
  }

  /** Takes in what the disk has: only what changes of it is written back. */
  fill({ newestRuns, orphans }: JournalContent): void {
    this.journal.put([...newestRuns, ...orphans]);
    this.journal.markAllFed();
  }

  /** The same where the disk could not be read before: its runs come before those of this process. */
  join(content: JournalContent): void {
    const own = this.toWrite();
    this.journal.put(own.map((run) => ({ ...run, seq: run.seq + content.lastSeq })));
    this.fill(content);
  }

  toWrite(): Run[] {
    return this.journal.runs(this.changed);
  }

  close(): void {
    this.journal.close();
  }
}

const asQueued = ({ stopAt: _stopAt, ...call }: Call): Call => ({
  ...call,
  state: 'queued',
  attempts: 0,
  endTime: null,
  startedAt: null,
});
