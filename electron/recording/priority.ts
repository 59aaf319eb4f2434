import type { RunView, Source } from '#contract/model/run.ts';
import type { CallPriority } from './limiter.ts';

/** Sources behind which a person presses a button. */
const PRESSED: ReadonlySet<Source> = new Set(['window', 'tray', 'hotkey', 'http', 'hyperdeck']);

/** Calls of a single start that go as a click: a preset at all four vendors. */
const MOST_CALLS_OF_A_CLICK = 4;

/**
 * How a run's calls stand in the queue of their AppId. A batch leaves slots free where the server does not
 * answer; what a person stops goes before everything.
 */
export function priorityOf(
  { action, source, calls }: Pick<RunView, 'action' | 'source' | 'calls'>,
  together: boolean,
): CallPriority {
  if (action === 'StopCDNRecord' && PRESSED.has(source)) return 'click';
  return together || calls.length > MOST_CALLS_OF_A_CLICK ? 'batch' : 'click';
}
