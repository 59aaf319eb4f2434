/** A list with changes: each in the place of the one of its id, and new ones last. */
export function withChanges<T extends { readonly id: string }>(
  list: readonly T[],
  put: readonly T[],
  remove: readonly string[],
): T[] {
  const changed = new Map(put.map((one) => [one.id, one]));
  const known = new Set(list.map(({ id }) => id));
  const gone = new Set(remove);
  const kept = list.filter(({ id }) => !gone.has(id)).map((one) => changed.get(one.id) ?? one);
  return [...kept, ...put.filter(({ id }) => !known.has(id))];
}
