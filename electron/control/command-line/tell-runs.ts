import type { Call } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import type { StartedRun } from '../../recording/runner.ts';
import { callLine, runLine } from './result-lines.ts';
import type { RunLines, Session } from './session-context.ts';

const OUTCOMES: RunLines = { call: callLine, run: runLine };

interface Began<T> {
  readonly started: readonly StartedRun[];
  readonly rest: T;
}

/**
 * Tells each call of what `begin` starts as it settles, in the order of their settling, and each run once it
 * has settled. `rest` is what else `begin` has to say.
 */
export async function tellRuns<T>(
  { services, line }: Session,
  begin: () => Began<T> | Promise<Began<T>>,
): Promise<{ readonly runs: readonly RunView[]; readonly rest: T }> {
  const lines = services.runLines ?? OUTCOMES;
  let ids: ReadonlySet<string> | undefined;
  const early: [RunView, Call][] = [];
  const end = services.onCallSettled((run, call) => {
    if (ids === undefined) early.push([run, call]);
    else if (ids.has(run.id)) line(lines.call(run, call));
  });
  try {
    const { started, rest } = await begin();
    ids = new Set(started.map(({ run }) => run.id));
    for (const [earlier, call] of early) if (ids.has(earlier.id)) line(lines.call(earlier, call));
    const runs = await Promise.all(
      started.map(async ({ settled }) => {
        const run = await settled;
        const told = lines.run(run);
        if (told) line(told);
        return run;
      }),
    );
    return { runs, rest };
  } finally {
    end();
  }
}
