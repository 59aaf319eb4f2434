import type { CommandEntry } from './palette-entries.ts';

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** How well a word fits: lower is better; null where it does not. */
function rank(word: string, text: string, also: string): number | null {
  const at = text.indexOf(word);
  if (at === 0) return 0;
  if (at > 0) return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? 2 : 1;
  if (also.includes(word)) return 3;
  return isScattered(word, text) ? 4 : null;
}

/** Letters of one word in their order, with others between: `evn` finds `evening`. Three at least. */
function isScattered(word: string, text: string): boolean {
  if (!/^[a-z0-9]{3,}$/.test(word)) return false;
  return text.split(/[^\p{L}\p{N}]+/u).some((one) => {
    let at = 0;
    return [...word].every((letter) => {
      at = one.indexOf(letter, at) + 1;
      return at > 0;
    });
  });
}

/** A command with its texts as they are compared: made once, sought in at every letter. */
export interface Sought {
  readonly entry: CommandEntry;
  readonly text: string;
  readonly also: string;
}

export const soughtIn = (commands: readonly CommandEntry[]): readonly Sought[] =>
  commands.map((entry) => ({
    entry,
    text: plain(entry.text),
    also: plain(`${entry.also} ${entry.note ?? ''}`),
  }));

/**
 * The commands that every word of a query fits, the best first; among equals their own order stays.
 * Chinese has no spaces between words: any part of a name finds it.
 */
export function search(query: string, all: readonly Sought[]): readonly CommandEntry[] {
  const words = plain(query).split(/\s+/u).filter(Boolean);
  return all
    .flatMap(({ entry, text, also }) => {
      const fits = words.map((word) => rank(word, text, also));
      if (fits.includes(null)) return [];
      return [{ entry, score: fits.reduce<number>((sum, one) => sum + (one ?? 0), 0) }];
    })
    .sort((one, other) => one.score - other.score)
    .map(({ entry }) => entry);
}
