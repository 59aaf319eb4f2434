import { sameName } from '#contract/model/name.ts';
import { MAX_NAME } from '#contract/model/name-schema.ts';
import { Refused } from '../../../recording/refused.ts';
import type { DocumentBook } from '../../../storage/document-ports.ts';
import type { LocalDocument } from './document-kind.ts';
import type { DeskSide } from './merging.ts';

/** What a person decides about a conflict: the room's version, this desk's, or both, this desk's under a new name. */
export const CONFLICT_DECISIONS = ['room', 'mine', 'copy'] as const;
export type ConflictDecision = (typeof CONFLICT_DECISIONS)[number];

/** What has to change in the desk's store. @throws Refused with `not-found` or `name-taken` */
export function decided<T extends LocalDocument>(
  { book, local }: DeskSide<T>,
  conflictId: string,
  decision: ConflictDecision,
  newId: () => string,
): { readonly put: readonly T[]; readonly remove: readonly string[] } {
  const conflict = book.conflicts.find(({ id }) => id === conflictId);
  if (!conflict) throw new Refused('not-found', 'The conflict is settled already.');
  const { localId } = conflict;
  const mine = conflict.mine as unknown as T | null;
  if (decision === 'room' || (decision === 'copy' && !mine)) return { put: [], remove: [] };
  if (!mine) return { put: [], remove: [localId] };
  const others = local.filter(({ id }) => decision === 'copy' || id !== localId);
  const isTaken = (name: string) => others.some((other) => sameName(other.name, name));
  if (decision === 'copy') {
    return { put: [{ ...mine, id: newId(), name: freeName(mine.name, isTaken) }], remove: [] };
  }
  if (isTaken(mine.name)) {
    throw new Refused('name-taken', `Another one is called ${mine.name}: keep both as a copy.`);
  }
  return { put: [{ ...mine, id: localId }], remove: [] };
}

export const withoutConflict = (book: DocumentBook, conflictId: string): DocumentBook => ({
  ...book,
  conflicts: book.conflicts.filter(({ id }) => id !== conflictId),
});

/** The name with the first number that makes it free. */
function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let number = 2; isTaken(free); number += 1) {
    const ending = ` (${number})`;
    const begin = [...name];
    while (begin.join('').length + ending.length > MAX_NAME) begin.pop();
    free = begin.join('') + ending;
  }
  return free;
}
