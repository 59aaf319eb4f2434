import type { RunView } from '#contract/model/run.ts';
import { PRACTICE_ACCOUNT_ID } from '../practice/samples.ts';
import { withEarlierCalls } from '../recording/earlier-calls.ts';
import type { Recordings } from '../recording/known-recordings.ts';
import { stopsInDoubt } from '../recording/planned-stops.ts';
import type { Clock } from '../recording/ports.ts';
import { viewOf } from '../recording/run-view.ts';
import { type MayBeSent, recover } from '../recording/settle-interrupted.ts';
import type { DurableJournal } from '../storage/journal/durable-journal.ts';
import type { JournalContent } from '../storage/journal/journal-content.ts';

/** Settles what the last process left behind, before anything new can start. */
export function settleLastProcess(
  { orphans, gap }: JournalContent,
  journal: DurableJournal,
  recordings: Recordings,
  clock: Clock,
  marked: MayBeSent,
): void {
  const into = {
    settleAll: (settled: Parameters<DurableJournal['settleOrphans']>[1]) =>
      journal.settleOrphans(orphans, settled),
  };
  recover(orphans, into, recordings, clock.endedBy(), marked);
  const put = gap ? stopsInDoubt(recordings.list(clock.endedBy), Date.parse(gap.since)) : [];
  if (put.length > 0) {
    recordings.apply({ put, drop: [] });
    journal.changeRecordings((kept) => kept.apply({ put, drop: [] }));
  }
  // Practice recordings ended with the practice server that took them.
  recordings.dropAccount(PRACTICE_ACCOUNT_ID);
  journal.changeRecordings((kept) => kept.dropAccount(PRACTICE_ACCOUNT_ID));
}

/**
 * The newest run of each preset, as the last process left it and recovery settled it. Practice runs ended with
 * the server that took them: nothing of them runs, and no server can settle the unknown ones.
 */
export const runsOfLastProcess = (journal: DurableJournal, clock: Clock): RunView[] =>
  journal
    .newestRuns()
    .filter(({ accountId }) => accountId !== PRACTICE_ACCOUNT_ID)
    .map((run) => withEarlierCalls(viewOf(run, clock.endedBy(run.service)), journal));
