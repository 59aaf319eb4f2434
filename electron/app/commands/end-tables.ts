import { both, leaveOut, type Row, refuse, unlock } from './decision-table.ts';

export type MoveCondition = 'quitting' | 'nothing-known' | 'end-passed';

/** Another end for what runs of a preset. Nothing is sent. */
export const MOVE_TABLE: readonly Row<MoveCondition>[] = [
  both('quitting', 'The program is quitting', refuse('quitting')),
  both('nothing-known', 'Nothing of it is known to run', refuse('nothing-to-stop')),
  both('end-passed', 'The new end has passed', refuse('end-time-out-of-range')),
];

export type HandOverCondition = 'quitting' | 'nothing-known' | 'locked';

/**
 * A second task that takes over before the first one ends. That the streams are being recorded is what it is for, so that
 * it asks and refuses nothing for it.
 */
export const HAND_OVER_TABLE: readonly Row<HandOverCondition>[] = [
  both('quitting', 'The program is quitting', refuse('quitting')),
  both('nothing-known', 'Nothing of it is to go on', refuse('nothing-to-hand-over')),
  {
    when: 'locked',
    text: 'The secret of a recording is locked or missing',
    attended: unlock,
    unattended: leaveOut,
  },
];
