import { ask, both, leaveOut, type Row, refuse, unlock } from './decision-table.ts';

export type MergeCondition =
  | 'quitting'
  | 'not-found'
  | 'account-missing'
  | 'cannot-merge'
  | 'too-few'
  | 'too-many'
  | 'under-way'
  | 'may-be-merged'
  | 'merged-already'
  | 'still-locked'
  | 'locked';

/** Joining files of a recording. A request has nothing that would make a second one harmless (facts §4). */
export const MERGE_TABLE: readonly Row<MergeCondition>[] = [
  both('quitting', 'The program is quitting', refuse('quitting')),
  both('not-found', 'One of the files is not known any more', refuse('not-found')),
  both('account-missing', 'No account of the project is left', refuse('account-missing')),
  both(
    'cannot-merge',
    'The vendor joins no such files: several streams, or formats that it does not join',
    refuse('cannot-merge'),
  ),
  both('too-few', 'There are fewer than two files', refuse('nothing-to-merge')),
  both('too-many', 'There are more files than the vendor joins', refuse('too-many-to-merge')),
  {
    when: 'under-way',
    text: 'The vendor is merging the same files',
    attended: refuse('merge-under-way'),
    // The caller waits for that one: it asked for its result.
    unattended: leaveOut,
  },
  {
    when: 'may-be-merged',
    text: 'A merge of the same files has an unknown outcome',
    attended: ask,
    unattended: leaveOut,
  },
  {
    when: 'merged-already',
    text: 'The same files were merged before',
    attended: ask,
    unattended: leaveOut,
  },
  both('still-locked', 'The secret was asked for and not given', refuse('credentials-unavailable')),
  {
    when: 'locked',
    text: 'The secret is locked or missing',
    attended: unlock,
    unattended: refuse('credentials-unavailable'),
  },
];
