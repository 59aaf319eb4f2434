import type { Run, RunStatus, RunView } from '../contract/run.ts';
import { addCounts, rollUp, tally } from '../zego/roll-up.ts';

/** A run's status and counts, from its calls and from nothing else. */
export function viewOf(run: Run, nowMs: number): RunView {
  const counts = addCounts(run.calls.map((call) => call.outcome?.counts ?? tally([])));
  const status = statusOf(run, rollUp(counts));
  return { ...run, status, counts, ended: hasEnded(run, nowMs), needsWord: needsWord(run) };
}

/** Whether an outcome is unknown that no person has settled. */
function needsWord(run: Run): boolean {
  return run.calls.some(({ outcome, words }) =>
    outcome?.streams.some(
      ({ status, streamId }) =>
        status === 'unknown' && !words.some((word) => word.streamId === streamId),
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

/** When the next of these will have ended, in milliseconds since the epoch; null when none is known to. */
export function nextEnd(
  ends: readonly { readonly endTime: number | null }[],
  nowMs: number,
): number | null {
  const coming = ends
    .flatMap(({ endTime }) => (endTime ? [endTime * 1000] : []))
    .filter((end) => end > nowMs);
  return coming.length > 0 ? Math.min(...coming) : null;
}

function statusOf(run: Run, settled: RunStatus): RunStatus {
  if (run.calls.some((call) => call.state === 'sending')) return 'sending';
  if (run.calls.some((call) => call.state === 'queued')) return 'queued';
  return settled;
}
