/**
 * What a terminal obeys instead of showing: control characters of both blocks (an escape sequence can begin with
 * one byte of the second), line and paragraph separators, format characters that turn text around or hide it, and
 * halves of characters. The joiner inside of an emoji stays.
 */
const OBEYED = /(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const OBEYED_BUT_LINES = /(?![\u200d\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const escaped = (character: string): string =>
  [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('');

/**
 * Text of a file, a server or a command line as one line for a terminal: whatever could forge a line, or give
 * the terminal an order, is written out as in JSON. Inside of a JSON text it means the same as before.
 */
export const oneLine = (text: string): string => text.replace(OBEYED, escaped);

/** The same for text of several lines, which are our own. */
export const ownLines = (text: string): string => text.replace(OBEYED_BUT_LINES, escaped);

/** Quoted, in one line, and cut to `most` characters: what a file names and we do not know. */
export function quoted(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * most + 2)];
  const cut = characters.length > most;
  return oneLine(`${JSON.stringify(characters.slice(0, most).join(''))}${cut ? '…' : ''}`);
}
