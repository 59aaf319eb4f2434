import type { Recording } from '#contract/model/start.ts';
import { withEnd } from './hand-over.ts';

export interface MovedEnds {
  readonly moved: readonly Recording[];
  /** Their vendor ends them by the time that the start was sent with, and allows no second task that takes over. */
  readonly left: readonly Recording[];
}

/**
 * The recordings with another end. Where the vendor ends a recording, the program can stop it earlier; a later end takes
 * a second task.
 *
 * @param until Unix seconds; null: the program stops nothing.
 */
export function moveEnds(recordings: readonly Recording[], until: number | null): MovedEnds {
  const moved: Recording[] = [];
  const left: Recording[] = [];
  for (const recording of recordings) {
    const ended = withEnd(recording, until);
    if (ended) moved.push(ended);
    else left.push(recording);
  }
  return { moved, left };
}
