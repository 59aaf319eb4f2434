import type { Problem } from '#contract/model/app-state.ts';
import type { RunView } from '#contract/model/run.ts';
import { OccurrenceBook } from '../app/schedules/occurrence-book.ts';
import type { AppStateStore } from '../app/state.ts';
import { Recordings } from '../recording/known-recordings.ts';
import type { Clock } from '../recording/ports.ts';
import type { Runner } from '../recording/runner.ts';
import { neverSent } from '../recording/settle-interrupted.ts';
import { createJournal } from '../storage/journal/create-journal.ts';
import type { DurableJournal } from '../storage/journal/durable-journal.ts';
import type { JournalContent } from '../storage/journal/journal-content.ts';
import type { JournalProblem } from '../storage/journal/open-journal.ts';
import type { Log } from '../storage/log.ts';
import { runsOfLastProcess, settleLastProcess } from './last-process.ts';

export interface JoinedJournal {
  readonly journal: DurableJournal;
  readonly recordings: Recordings;
  /** What became of planned starts. */
  readonly occurrences: OccurrenceBook;
  /** The newest run of each preset that the last process left. */
  readonly runs: readonly RunView[];
  readonly problem: JournalProblem | null;
  /** Whether what the last process left was read; where not, what runs is not known. */
  readonly isRead: boolean;
  /** A person has looked what runs. */
  closeGap(): void;
  /** From now on the journal writes what is in memory only to disk, and notifies the views. */
  attach(to: JournalViews): void;
}

export interface JournalViews {
  readonly runner: Runner;
  readonly state: AppStateStore;
  readonly log: Pick<Log, 'error' | 'cause'>;
  showRecordings(): void;
  feedHistory(): void;
  /** With null the problem is over. */
  setProblem(code: Problem['code'], detail: string | null): void;
}

/** What runs by what the last process left; where that cannot be read, nothing of it is known. */
export const recordingsOf = (left: JournalContent | null): Recordings =>
  new Recordings(left?.recordings ?? [], left ? (left.gap?.known ?? null) : []);

/** Opens the journal and settles what the last process left in it, before anything new can start. */
export function joinJournal(path: string, clock: Clock): JoinedJournal {
  const { journal, opened, marked } = createJournal(path, () => new Date(clock.now()), neverSent);
  const { content: left } = opened;
  const recordings = recordingsOf(left);
  if (left) settleLastProcess(left, journal, recordings, clock, marked);
  const runs = runsOfLastProcess(journal, clock);
  const occurrences = new OccurrenceBook(left?.occurrences ?? [], (entries) =>
    journal.noteOccurrences(entries),
  );
  const attach = (views: JournalViews) => {
    const { runner, state, log, setProblem } = views;
    const showRuns = (shown: readonly RunView[]) =>
      state.update({ runs: Object.fromEntries(shown.map((run) => [run.presetId, run])) });
    journal.attach(
      {
        underWay: () => runner.underWay,
        newest: () => Object.values(state.state.runs),
        recordings: () => ({
          recordings: recordings.list(0),
          known: recordings.gap,
          occurrences: occurrences.list(),
        }),
      },
      {
        onTrouble(error) {
          log.error('the journal cannot be written:', error);
          setProblem('journal-unavailable', log.cause(error));
        },
        onReplaced: (file) => setProblem('journal-replaced', file),
        onRead(content, problem) {
          recordings.join(content.recordings, content.gap?.known);
          occurrences.join(content.occurrences);
          setProblem('journal-unread', null);
          if (problem) setProblem(`journal-${problem.kind}`, problem.detail);
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
          setProblem('journal-unavailable', null);
          views.feedHistory();
        },
      },
    );
  };
  const closeGap = () => {
    recordings.closeGap();
    journal.closeGap();
  };
  const { problem } = opened;
  return {
    journal,
    recordings,
    occurrences,
    runs,
    problem,
    isRead: left !== null,
    closeGap,
    attach,
  };
}
