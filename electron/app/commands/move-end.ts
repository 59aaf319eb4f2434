import type { Recording } from '#contract/model/start.ts';
import type { MovedEnds } from '../../recording/move-end.ts';
import { decide } from './decision-table.ts';
import { MOVE_TABLE, type MoveCondition } from './end-tables.ts';
import type { Caller } from './requests.ts';
import { refusal } from './start-answers.ts';

export interface MoveEndDependencies {
  readonly recordings: {
    readonly isLeaving: boolean;
    toStop(presetId: string): readonly Recording[];
    /** Whether this moment, in Unix seconds, has passed or may have passed at the recording's service. */
    hasPassed(recording: Recording, until: number): boolean;
    moveEnd(recordings: readonly Recording[], until: number | null): MovedEnds;
  };
}

export interface MoveEndRequest {
  readonly presetId: string;
  /** Unix seconds; null: nothing ends it but a stop by hand, or its vendor. */
  readonly until: number | null;
}

/**
 * Moves the end of what runs of a preset, once the table lets the caller. Nothing is sent.
 *
 * @throws Refused with the reason, or Error when the journal cannot commit; nothing has changed then.
 */
export function moveEnd(
  { recordings: service }: MoveEndDependencies,
  caller: Caller,
  { presetId, until }: MoveEndRequest,
): MovedEnds {
  // What is kept in sight as possible, and never was started, has no end to move.
  const recordings = service.toStop(presetId).filter(({ callId }) => callId !== '');
  const isMet: Readonly<Record<MoveCondition, () => boolean>> = {
    quitting: () => service.isLeaving,
    'nothing-known': () => recordings.length === 0,
    'end-passed': () =>
      until !== null && recordings.some((recording) => service.hasPassed(recording, until)),
  };
  const ruling = decide(MOVE_TABLE, caller, (condition) => isMet[condition]());
  if (ruling?.decision.kind === 'refuse') {
    throw refusal(ruling.decision.code, { preset: recordings[0]?.presetName ?? '' });
  }
  return service.moveEnd(recordings, until);
}
