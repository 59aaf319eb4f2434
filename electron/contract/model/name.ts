/**
 * Names and ids of presets, accounts, groups and tags: how two are compared, and what may be in one. Names are how the
 * tray, scripts and people call a thing, so the same name on the screen must be the same name for the program.
 */

/** Characters of an id; ours have 36 at most. */
export const MAX_ID_LENGTH = 64;

/** The one form in which names are stored and compared. Case counts: `--start` means exactly one preset. */
export const nameForm = (name: string): string => name.trim().normalize('NFC');

export const sameName = (left: string, right: string): boolean =>
  nameForm(left) === nameForm(right);

export const NAME_RULE = 'must not contain line breaks, control or invisible characters';

/** Joins two emoji to one; and selects how the character before it is drawn. */
const IN_EMOJI =
  /(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic})/gu;
const SELECTORS = /(?<=[\p{L}\p{N}\p{S}\p{P}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
/** Two blanks that Unicode counts as letter and symbol: Hangul fillers are default-ignorable, U+2800 is not. */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const VISIBLE = /[\p{L}\p{N}\p{S}\p{P}]/u;
const HIDDEN_NAMED = 3;

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * The characters that keep a name from being read as it is stored, as `U+200B`, a few at most; empty for a good
 * name. Of a name that shows nothing at all these are all of its characters.
 */
export function hiddenCharacters(name: string): readonly string[] {
  const text = nameForm(name).replace(IN_EMOJI, '').replace(SELECTORS, '');
  const hidden = text.match(HIDDEN) ?? (VISIBLE.test(text) ? [] : [...text]);
  return [...new Set(hidden.map(codePoint))].slice(0, HIDDEN_NAMED);
}

export const isReadableName = (name: string): boolean => hiddenCharacters(name).length === 0;

/**
 * What a glance takes for what: letters of other alphabets, and the digits 0 and 1 (after the confusables of
 * Unicode Technical Standard 39, those that keyboards and pages produce).
 */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...lookalikes('аеорсухіјѕԁԛԝһӏвнкмтг', 'aeopcyxijsdqwhlbhkmtr'),
  ...lookalikes('αορνικτυχγ', 'aopviktuxy'),
  ...lookalikes('01|ı', 'olli'),
};

function lookalikes(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, index) => [letter, to[index] ?? letter]));
}

/** Equal for two names that a glance takes for one: case, width, accents of composition, blanks, lookalikes. */
export function glance(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replace(HIDDEN, '');
  return [...plain.trim().replace(/\s+/gu, ' ')]
    .map((letter) => LOOKALIKES[letter] ?? letter)
    .join('')
    .replaceAll('i', 'l');
}

/** Each of `names` with one of `all` that reads like it and is another one. */
export function confusableNames(
  names: readonly string[],
  all: readonly string[],
): (readonly [name: string, other: string])[] {
  const alike = new Map<string, string[]>();
  for (const name of all) {
    const seen = glance(name);
    alike.set(seen, [...(alike.get(seen) ?? []), name]);
  }
  return names.flatMap((name) => {
    const other = alike.get(glance(name))?.find((candidate) => !sameName(candidate, name));
    return other === undefined ? [] : [[name, other] as const];
  });
}

/** The account that every installation has: the practice server's, made up at each start. */
export const PRACTICE_ACCOUNT_ID = 'practice';

/** The name of that account: nothing that it starts is on air. Scripts know it by this name. */
export const PRACTICE_ACCOUNT_NAME = 'Practice';

/** No other account may read like it: its recordings would be taken for practice. */
export const isReservedName = (name: string): boolean =>
  glance(name) === glance(PRACTICE_ACCOUNT_NAME);
