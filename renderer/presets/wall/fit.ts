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

const widthOf = (word: string): number =>
  [...word].reduce((sum, char) => sum + (char > '\u2e80' ? WIDE : LATIN), 0);
