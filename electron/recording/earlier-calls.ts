import type { Call } from '#contract/model/outcome.ts';
import type { Run, RunView } from '#contract/model/run.ts';

export interface RunHistory {
  /** The runs of a preset from one on up to another, without that one, oldest first. */
  runsBetween(presetId: string, fromRunId: string, beforeSeq: number): readonly Run[];
}

/**
 * A hand-over with the calls that speak for the streams of its preset that it does not name: it continues a run, and
 * forgets nothing of what that run, or a later one, came to. Any other run as it is.
 */
export function withEarlierCalls(run: RunView, history: RunHistory): RunView {
  const { continues, id, presetId, seq } = run;
  if (continues === undefined || continues === id) return run;
  const runs = history.runsBetween(presetId, continues, seq);
  const earlierCalls = newestCalls(
    runs.flatMap(({ calls }) => calls),
    run.calls,
  );
  return earlierCalls.length > 0 ? { ...run, earlierCalls } : run;
}

/** Of calls, oldest first, those that are the newest for a stream; `own` are newer than all. */
function newestCalls(calls: readonly Call[], own: readonly Call[]): Call[] {
  const told = new Set(own.flatMap(keysOf));
  const newest: Call[] = [];
  for (const call of calls.toReversed()) {
    const keys = keysOf(call).filter((key) => !told.has(key));
    if (keys.length > 0) newest.unshift(call);
    for (const key of keys) told.add(key);
  }
  return newest;
}

const keysOf = ({ vendor, streamIds }: Call): string[] =>
  streamIds.map((streamId) => `${vendor} ${streamId}`);
