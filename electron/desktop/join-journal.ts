import type { RunView } from '../contract/run.ts';
import type { Clock } from '../recording/ports.ts';
import { Recordings } from '../recording/recordings.ts';
import type { Runner } from '../recording/runner.ts';
import { createJournal } from '../storage/journal/create-journal.ts';
import type { DurableJournal } from '../storage/journal/durable-journal.ts';
import type { JournalProblem } from '../storage/journal/open-journal.ts';
import type { AppStateStore } from './app-state-store.ts';
import { runsOfLastProcess, settleLastProcess } from './last-process.ts';

export interface JoinedJournal {
  readonly journal: DurableJournal;
  readonly recordings: Recordings;
  /** The newest run of each preset that the last process left. */
  readonly runs: readonly RunView[];
  readonly problem: JournalProblem | null;
  /** From now on the disk is caught up with, and the views hear of it. */
  attach(to: JournalViews): void;
}

export interface JournalViews {
  readonly runner: Runner;
  readonly state: AppStateStore;
  showRecordings(): void;
  feedHistory(): void;
  /** Null when all is on disk again. */
  onTrouble(error: unknown): void;
  onRecovered(): void;
}

/** Opens the journal and settles what the last process left in it, before anything new can start. */
export function joinJournal(path: string, clock: Clock): JoinedJournal {
  const { journal, opened, marked } = createJournal(path, () => new Date(clock.now()));
  const recordings = new Recordings(opened.content?.recordings ?? []);
  if (opened.content) settleLastProcess(opened.content, journal, recordings, clock, marked);
  const runs = runsOfLastProcess(journal, clock);
  const attach = (views: JournalViews) => {
    const { runner, state } = views;
    const showRuns = (shown: readonly RunView[]) =>
      state.update({ runs: Object.fromEntries(shown.map((run) => [run.presetId, run])) });
    journal.attach(
      { underWay: () => runner.underWay, recordings: () => recordings.list(0) },
      {
        onTrouble: views.onTrouble,
        onRead(content) {
          recordings.join(content.recordings);
          settleLastProcess(content, journal, recordings, clock, marked);
          const known = state.state.runs;
          showRuns(runsOfLastProcess(journal, clock).filter(({ presetId }) => !known[presetId]));
          views.showRecordings();
        },
        onCaughtUp(ids, raisedSeq) {
          runner.noteRecorded(ids, raisedSeq);
          const written = Object.values(state.state.runs).filter(
            ({ id, unrecorded }) => unrecorded && ids.has(id),
          );
          showRuns(written.map((run) => ({ ...run, unrecorded: false, seq: run.seq + raisedSeq })));
          views.onRecovered();
          views.feedHistory();
        },
      },
    );
  };
  return { journal, recordings, runs, problem: opened.problem, attach };
}
