/** How wide a character of bold text is at most, of its height; Chinese fills its square. */
const LATIN = 0.66;
const WIDE = 1;

/**
 * The largest size of a name at which its longest word fits on one line of a tile, in hundredths of the tile's
 * width. Chinese breaks anywhere, so only what holds together counts; a word that would have to be tiny breaks.
 */
export function fitOf(name: string): number {
  const words = name.split(/[\s\-/，、]|(?=[\u2e80-\uffff])|(?<=[\u2e80-\uffff])/u);
  const longest = Math.max(1, ...words.map(widthOf));
  return Math.round(Math.min(MOST, Math.max(LEAST, INNER / longest)) * 10) / 10;
}

/** What a tile leaves to its name, and the bounds of what a name may take; hundredths of its width. */
const INNER = 87;
const MOST = 22;
const LEAST = 9.5;

/** A word wider than this breaks at the size that a tile of the usual wall gives at least. */
const BREAKS_FROM = 7;
const SOFT_HYPHEN = '\u00ad';
/** Between a vowel and the consonant before the next one, three letters and more from either end of a word. */
const SYLLABLES = /(?<=\p{L}{2}[aeiouyäöü])(?=[bcdfghjklmnpqrstvwxz][aeiouyäöü]\p{L})/giu;
const BETWEEN_CONSONANTS =
  /(?<=\p{L}[aeiouyäöü][bcdfghjklmnpqrstvwxz])(?=[bcdfghjklmnpqrstvwxz][aeiouyäöü]\p{L})/giu;

/** A name that shows a hyphen where one of its long words must break: a browser has no syllables of its own. */
export const hyphenated = (name: string): string =>
  name.replace(/[\p{Script=Latin}]+/gu, (word) =>
    widthOf(word) < BREAKS_FROM
      ? word
      : word.replace(SYLLABLES, SOFT_HYPHEN).replace(BETWEEN_CONSONANTS, SOFT_HYPHEN),
  );

const widthOf = (word: string): number =>
  [...word].reduce((sum, char) => sum + (char > '\u2e80' ? WIDE : LATIN), 0);

/** So many characters of an ID have room on a line of a tile, in the size of `.text`. */
const PER_LINE = 11;
/** Where an ID is broken with least harm. */
const JOINTS = '_-./:';

/**
 * An ID in one or two lines that are read from the chair: broken after a joint where there is one, and cut in its
 * middle where it is longer, for the ends tell IDs apart.
 *
 * @param more how many others there are; said at the end, which is never cut.
 */
export function linesOf(id: string, more: number): readonly string[] {
  const tail = more > 0 ? ` +${more}` : '';
  if (id.length + tail.length <= PER_LINE) return [id + tail];
  const room = PER_LINE - tail.length;
  if (id.length > PER_LINE + room) return [`${id.slice(0, PER_LINE - 1)}…`, id.slice(-room) + tail];
  const least = Math.max(1, id.length - room);
  const joints = [...id].flatMap((char, at) => (JOINTS.includes(char) ? [at + 1] : []));
  const breaks = joints.filter((at) => at >= least && at <= Math.min(PER_LINE, id.length - 1));
  const at = breaks.at(-1) ?? Math.min(PER_LINE, id.length);
  return [id.slice(0, at), id.slice(at) + tail];
}
