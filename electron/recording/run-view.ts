import type { Run, RunStatus, RunView } from '../contract/run.ts';
import { addCounts, rollUp, tally } from '../zego/roll-up.ts';

/** A run's status and counts, from its calls and from nothing else. */
export function viewOf(run: Run): RunView {
  const counts = addCounts(run.calls.map((call) => call.outcome?.counts ?? tally([])));
  return { ...run, status: statusOf(run, rollUp(counts)), counts };
}

function statusOf(run: Run, settled: RunStatus): RunStatus {
  if (run.calls.some((call) => call.state === 'sending')) return 'sending';
  if (run.calls.some((call) => call.state === 'queued')) return 'queued';
  return settled;
}

export const isUnderWay = ({ status }: RunView): boolean =>
  status === 'queued' || status === 'sending';
