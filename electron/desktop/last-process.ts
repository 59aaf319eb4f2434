import type { RunView } from '../contract/run.ts';
import { PRACTICE_ACCOUNT_ID } from '../practice/samples.ts';
import type { Clock } from '../recording/ports.ts';
import type { Recordings } from '../recording/recordings.ts';
import { recover } from '../recording/recover.ts';
import { viewOf } from '../recording/run-view.ts';
import type { SqliteJournal } from '../storage/journal/journal.ts';

/** Settles what the last process left behind, before anything new can start. A disk that takes nothing stops no start. */
export function settleLastProcess(
  journal: SqliteJournal,
  recordings: Recordings,
  clock: Clock,
  onFault: (error: unknown) => void,
): void {
  try {
    recover(journal.orphans(), journal, recordings, clock.corrected());
    // Practice recordings ended with the practice server that took them.
    recordings.dropAccount(PRACTICE_ACCOUNT_ID);
    journal.recordings.dropAccount(PRACTICE_ACCOUNT_ID);
  } catch (error) {
    onFault(error);
  }
}

/**
 * The newest run of each preset, as the last process left it. Practice runs ended with the server that
 * took them: nothing of them runs, and there is nobody to ask about the unknown ones.
 */
export function runsOfLastProcess(journal: SqliteJournal, clock: Clock): RunView[] {
  return journal
    .newestRuns()
    .filter(({ accountId }) => accountId !== PRACTICE_ACCOUNT_ID)
    .map((run) => viewOf(run, clock.corrected()));
}
