import type { Run, RunStatus, RunView } from '#contract/model/run.ts';
import { addCounts, rollUp, tally } from '#contract/rules/roll-up.ts';
import { atOneMoment } from './known-recordings.ts';

/** A run's status and counts, from its calls and from nothing else. */
export function viewOf(run: Run, nowMs: number): RunView {
  const counts = addCounts(run.calls.map((call) => call.outcome?.counts ?? tally([])));
  const status = statusOf(run, rollUp(counts));
  return { ...run, status, counts, ended: hasEnded(run, nowMs), needsVerdict: needsVerdict(run) };
}

/** Whether an outcome is unknown that no person has settled. */
function needsVerdict(run: Run): boolean {
  return run.calls.some(({ outcome, verdicts }) =>
    outcome?.streams.some(
      ({ status, streamId }) =>
        status === 'unknown' && !verdicts.some((verdict) => verdict.streamId === streamId),
    ),
  );
}

const accepted = (run: Run) => run.calls.filter((call) => (call.outcome?.counts.accepted ?? 0) > 0);

/** Whether every accepted call was given an end time and that has passed. Nothing else ever tells an end. */
function hasEnded(run: Run, nowMs: number): boolean {
  const calls = accepted(run);
  return (
    run.action === 'StartCDNRecord' &&
    calls.length > 0 &&
    calls.every(({ endTime }) => endTime !== null && endTime * 1000 <= nowMs)
  );
}

/** Milliseconds until the next of these will have ended, each by the time at its service; null when none is known to. */
export function untilNextEnd(
  ends: readonly { readonly endTime: number | null; readonly service: string }[],
  endedBy: (service: string) => number,
): number | null {
  const nowAt = atOneMoment(endedBy);
  const waits = ends
    .flatMap(({ endTime, service }) => (endTime ? [endTime * 1000 - nowAt(service)] : []))
    .filter((wait) => wait > 0);
  return waits.length > 0 ? Math.min(...waits) : null;
}

function statusOf(run: Run, settled: RunStatus): RunStatus {
  if (run.calls.some((call) => call.state === 'sending')) return 'sending';
  if (run.calls.some((call) => call.state === 'queued')) return 'queued';
  return settled;
}
