/**
 * What became of the fields last. `saved`: the operator saved them; `followed`: the settings changed outside of the form,
 * and it shows them; `kept`: they did, and the operator's own changes stay in the form, not saved.
 */
export type FieldNews = 'saved' | 'followed' | 'kept' | null;

/** Fields of settings that a provision file or another part of the program can change while the form is open. */
export interface FollowedFields<Fields> {
  readonly fields: Fields;
  /** The fields of the settings in force: what differs from it is the operator's. */
  readonly base: Fields;
  readonly news: FieldNews;
}

export const fieldsOf = <Fields>(inForce: Fields): FollowedFields<Fields> => ({
  fields: inForce,
  base: inForce,
  news: null,
});

/** The fields once the operator has changed some. */
export const withChanges = <Fields>(
  { fields, base, news }: FollowedFields<Fields>,
  changes: Partial<Fields>,
): FollowedFields<Fields> => ({
  fields: { ...fields, ...changes },
  base,
  news: news === 'kept' ? news : null,
});

/**
 * The fields once other settings are in force: each that the operator has changed stays as it is, the others follow.
 *
 * @param isSame whether two forms stand for the same settings.
 */
export function withInForce<Fields extends object>(
  known: FollowedFields<Fields>,
  inForce: Fields,
  isSame: (one: Fields, other: Fields) => boolean,
): FollowedFields<Fields> {
  const { fields, base } = known;
  if (isSame(inForce, base)) return { ...known, base: inForce };
  const merged = isSame(fields, base)
    ? inForce
    : { ...inForce, ...changedFrom<Partial<Fields>>(base, fields) };
  if (!isSame(merged, inForce)) return { fields: merged, base: inForce, news: 'kept' };
  // What was saved here comes back as a change, too: nothing moves under the operator's eyes.
  const news = isSame(fields, inForce) ? null : 'followed';
  return { fields: inForce, base: inForce, news };
}

const changedFrom = <Fields extends object>(base: Fields, fields: Fields): Partial<Fields> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(base[key as keyof Fields]),
    ),
  ) as Partial<Fields>;
