import { STREAM_ID_PATTERN } from '#contract/model/preset.ts';
import { bareCell, headingOf } from './stream-heading.ts';

/** What a person pasted, sorted into what can be used and what cannot. */
export interface StreamIds {
  readonly ids: readonly string[];
  /** Not possible as a stream id, as written. */
  readonly invalid: readonly string[];
  /** Named more than once; kept once. */
  readonly repeated: readonly string[];
  /** A first line that reads like the heading of a column; its words are not among the others. */
  readonly heading: string | null;
}

export interface StreamReading {
  /** Somebody has said that the first line is a stream, however it reads. */
  readonly keepsHeading: boolean;
}

/** Lines, commas, tabs and spaces, of a spreadsheet, a chat message or a Chinese keyboard; quotes around an id go. */
const SEPARATORS = /[\s,;|、，；]+/u;
/** Byte-order marks, soft hyphens, joiners: nobody sees them, and no id has them. */
const INVISIBLE = /\p{Cf}/gu;
export function readStreamIds(
  text: string,
  { keepsHeading }: StreamReading = { keepsHeading: false },
): StreamIds {
  const { heading, words } = takeApart(text, keepsHeading);
  const valid = words.filter(isPossible);
  const times = new Map<string, number>();
  for (const id of valid) times.set(id, (times.get(id) ?? 0) + 1);
  return {
    ids: [...times.keys()],
    invalid: [...new Set(words.filter((word) => !isPossible(word)))],
    repeated: [...times].filter(([, count]) => count > 1).map(([id]) => id),
    heading,
  };
}

/** What can be left out with one click. */
export type Unwanted = 'invalid' | 'repeated' | 'heading';

/** The text without these, one id a line; all else of it stays, in its order. */
export function leaveOut(text: string, unwanted: Unwanted, reading: StreamReading): string {
  const { heading, words } = takeApart(text, reading.keepsHeading);
  const kept =
    unwanted === 'invalid'
      ? words.filter(isPossible)
      : unwanted === 'repeated'
        ? [...new Set(words)]
        : words;
  return [...(heading !== null && unwanted !== 'heading' ? [heading] : []), ...kept].join('\n');
}

const isPossible = (word: string): boolean => STREAM_ID_PATTERN.test(word);

function takeApart(given: string, keepsHeading: boolean) {
  const text = given.replace(INVISIBLE, '');
  const heading = keepsHeading ? null : headingOf(text);
  const rest = heading === null ? text : text.trimStart().replace(/^[^\n]*/u, '');
  const words = rest
    .split(SEPARATORS)
    .map(bareCell)
    .filter((word) => word !== '');
  return { heading, words };
}
