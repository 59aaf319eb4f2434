import type { RunAnswer, RunDetail } from '#contract/control/http.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Skipped, Unstopped } from '../../recording/refused.ts';
import type { StartedRun } from '../../recording/runner.ts';
import { publishedCall, publishedRun } from '../published/views.ts';

/** So long an answer waits for the outcomes: a desk's button must not hang, and some clients give up after five seconds. */
export const VERDICT_MS = 4_000;

export interface Begun {
  readonly started: readonly StartedRun[];
  readonly skipped: Skipped;
  readonly unstopped: readonly Unstopped[];
}

export const detailOf = (run: RunView, dismissed: boolean): RunDetail => ({
  run: publishedRun(run, dismissed),
  calls: run.calls.map((call) => publishedCall(run, call)),
});

/**
 * What to answer to a press: the outcomes where all of them are known in time, else the runs as they are then.
 *
 * @param now the newest view of a run.
 * @param waitMs resolves after so many milliseconds, or when the signal aborts.
 */
export async function answerRuns(
  { started, skipped, unstopped }: Begun,
  now: (run: RunView) => RunView,
  waitMs = VERDICT_MS,
): Promise<{ readonly status: 200 | 202; readonly body: RunAnswer }> {
  const settled = await settledWithin(started, waitMs);
  const views = settled ?? started.map(({ run }) => now(run));
  const [first] = views;
  if (!first) throw new Error('a press began no run');
  const isComplete =
    skipped.running.length + skipped.uncertain.length + unstopped.length === 0 &&
    !skipped.elsewhere;
  const isAccepted = views.every(({ status }) => status === 'accepted');
  const body: RunAnswer = {
    run: first.id,
    status: (views.find(({ status }) => status !== 'accepted') ?? first).status,
    settled: settled !== null,
    accepted: settled === null ? null : isAccepted && isComplete,
    runs: views.map((view) => detailOf(view, false)),
    running: [...skipped.running],
    uncertain: [...skipped.uncertain],
    ...(skipped.elsewhere && { elsewhere: [...skipped.elsewhere] }),
    unstopped: unstopped.map(({ presetName, code, targets }) => ({
      ...{ preset: presetName, reason: code, targets: [...targets] },
    })),
  };
  return { status: settled ? 200 : 202, body };
}

async function settledWithin(
  started: readonly StartedRun[],
  waitMs: number,
): Promise<RunView[] | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), waitMs);
  });
  try {
    return await Promise.race([Promise.all(started.map(({ settled }) => settled)), late]);
  } finally {
    clearTimeout(timer);
  }
}
