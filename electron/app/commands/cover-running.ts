import { momentOf } from '../../recording/end-time.ts';
import type { StartFacts } from '../../recording/recording-service.ts';
import type { Ruling, StartCondition } from './decision-table.ts';
import type { MoveEndDependencies } from './move-end.ts';
import type { Starting } from './requests.ts';

/**
 * A planned start leaves alone what runs already, and covers it: a stop that was planned for an earlier moment would cut
 * its recording short. That stop moves to the end of the planned start, or goes where that has none.
 */
export function coverRunning(
  { recordings: service }: MoveEndDependencies,
  { presetId, request: { occurrence } }: Pick<Starting, 'presetId' | 'request'>,
  facts: StartFacts | null,
  ruling: Ruling<StartCondition> | null,
): void {
  const isCovered = ruling === null || ruling.when === 'nothing-missing';
  if (!occurrence || !facts || !isCovered) return;
  const { end, stopAtEnd = true } = facts.preset;
  const until = end && stopAtEnd ? momentOf(end, Date.parse(occurrence.plannedAt)) : null;
  const cut = service
    .toStop(presetId)
    .filter(({ plannedStop }) => plannedStop && (until === null || plannedStop.at < until));
  if (cut.length > 0) service.moveEnd(cut, until);
}
