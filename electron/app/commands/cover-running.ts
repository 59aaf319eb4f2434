import type { Recording } from '#contract/model/start.ts';
import { momentOf } from '../../recording/end-time.ts';
import { wantedEnd } from '../../recording/hand-over.ts';
import type { StartFacts } from '../../recording/recording-service.ts';
import type { Ruling, StartCondition } from './decision-table.ts';
import type { MoveEndDependencies } from './move-end.ts';
import type { Starting } from './requests.ts';

type Runs = Pick<MoveEndDependencies['recordings'], 'toStop'>;

/** What runs of a preset and ends before a planned start of it would end it. */
export interface EndingBefore {
  readonly recording: Recording;
  /** When that start would end it, in Unix seconds; null: it would not. */
  readonly until: number | null;
}

/**
 * What of a planned start runs already and ends before that start would end it: by its vendor, or by the program.
 *
 * @param plannedMs when the start was planned, in milliseconds since the epoch.
 */
export function endingBefore(
  service: Runs,
  { preset, running, uncertain }: Pick<StartFacts, 'preset' | 'running' | 'uncertain'>,
  plannedMs: number,
): EndingBefore[] {
  const { end, stopAtEnd = true } = preset;
  const moment = end ? momentOf(end, plannedMs) : null;
  const named = new Set(
    [...running, ...uncertain].flatMap(({ vendor, streamIds }) =>
      streamIds.map((streamId) => `${vendor} ${streamId}`),
    ),
  );
  return service
    .toStop(preset.id)
    .filter(({ vendor, streamId }) => named.has(`${vendor} ${streamId}`))
    .map((recording) => {
      // Where its vendor ends a recording, the preset's choice who sends a stop does not matter.
      const isStopped = stopAtEnd || recording.endTime !== null;
      return { recording, until: isStopped ? moment : null };
    })
    .filter(({ recording, until }) => {
      const ends = wantedEnd(recording);
      return ends !== null && (until === null || ends < until);
    });
}

/**
 * A planned start leaves alone what runs already, and covers it: an end before its own would cut its recording short.
 * That end moves to the end of the planned start, or goes where that has none. What a vendor ends earlier, and allows no
 * second task for, stays as it is: `endingBefore` names it still.
 */
export function coverRunning(
  { recordings: service }: MoveEndDependencies,
  { request: { occurrence } }: Pick<Starting, 'request'>,
  facts: StartFacts | null,
  ruling: Ruling<StartCondition> | null,
): void {
  const isCovered = ruling === null || ruling.when === 'nothing-missing';
  if (!occurrence || !facts || !isCovered) return;
  const short = endingBefore(service, facts, Date.parse(occurrence.plannedAt));
  for (const end of new Set(short.map(({ until }) => until))) {
    const some = short.filter(({ until }) => until === end);
    service.moveEnd(
      some.map(({ recording }) => recording),
      end,
    );
  }
}
