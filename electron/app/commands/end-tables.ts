import { both, type Row, refuse, tableForRecordings } from './decision-table.ts';

export type MoveCondition = 'quitting' | 'nothing-known' | 'end-passed';

/** Another end for what runs of a preset. Nothing is sent. */
export const MOVE_TABLE: readonly Row<MoveCondition>[] = [
  both('quitting', 'The program is quitting', refuse('quitting')),
  both('nothing-known', 'Nothing of it is known to run', refuse('nothing-to-stop')),
  both('end-passed', 'The new end has passed', refuse('end-time-out-of-range')),
];

/**
 * A second task that takes over before the first one ends. That the streams are being recorded is what it is for, so that
 * it asks and refuses nothing for it.
 */
export const HAND_OVER_TABLE = tableForRecordings(
  'Nothing of it is to go on',
  'nothing-to-hand-over',
);
