import { STREAM_ID_PATTERN } from '#contract/model/preset.ts';

/** What a person pasted, sorted into what can be used and what cannot. */
interface StreamIds {
  readonly ids: readonly string[];
  /** Not possible as a stream id, as written. */
  readonly invalid: readonly string[];
  /** Named more than once; kept once. */
  readonly repeated: readonly string[];
  /** A first line that reads like the heading of a column; its words are not among the others. */
  readonly heading: string | null;
}

interface StreamReading {
  /** The operator has said that the first line is a stream, even if it reads like a heading. */
  readonly keepsHeading: boolean;
}

/** Lines, commas, tabs and spaces, of a spreadsheet, a chat message or a Chinese keyboard; quotes around an id go. */
const SEPARATORS = /[\s,;|、，；]+/u;
/** Byte-order marks, soft hyphens, joiners: they are invisible, and no id has them. */
const INVISIBLE = /\p{Cf}/gu;

/** Reads what was pasted, from wherever it comes. */
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

const CELLS = /[\t,;|、，；]/u;
const QUOTES = /^["'“”‘’`]+|["'“”‘’`]+$/gu;
/** What stands after a heading to explain it: "Stream ID (max. 255)", "Stream ID*:". */
const REMARKS = /[(（[【].*?[)）\]】]|[*:：.#]+$/gu;

/** What a column of streams is called; written together too, as in `StreamId`. */
const NOUNS =
  'streams?|channels?|feeds?|sources?|ids?|identifiers?|names?|titles?|labels?|keys?|codes?';
const CHINESE =
  '直播|推流|拉流|流|频道|通道|名称|名字|名|编号|编码|标识|密钥|码|厂商|供应商|服务商|账号|应用|分组|标签|类型|状态|备注|说明|描述|时间|日期|域名|地址|序号';
/** What stands beside it, in the same cell or in the next one. */
const OTHERS =
  'vendors?|providers?|accounts?|apps?|groups?|tags?|types?|status|state|notes?|remarks?|comments?|descriptions?|start|end|time|date|domain|point|url|nr|number|of|the|live|publish(?:ing|er)?|push|pull|play|cdn(?=\\s)';

const WORD = `(?:(?:${NOUNS}|${CHINESE})+|${OTHERS})`;
const WORDS_ONLY = new RegExp(`^${WORD}(?:[\\s_./-]+${WORD})*$`, 'iu');
const HAS_NOUN = new RegExp(`(?:${NOUNS}|vendors?|providers?|流|频道|通道|名|码|厂商)`, 'iu');
/** Longer ones are no headings, and not worth a search. */
const MAX_CELL = 60;

const bareCell = (cell: string): string => cell.trim().replace(QUOTES, '').trim();

const wordsOf = (cell: string): string => bareCell(cell).replace(REMARKS, '').trim();

/**
 * The first line of a paste, if it reads like the heading of a column and has something beneath it; null
 * otherwise. The editor only asks about a heading and never drops it, so a doubtful line counts as one: otherwise
 * the program would start "Stream Key" as two streams, which the vendor rejects or, worse, records empty.
 */
function headingOf(text: string): string | null {
  const [first = '', ...others] = text.trim().split('\n');
  // A stream that is called `stream`, alone, is a stream.
  if (others.every((line) => line.trim() === '')) return null;
  const cells = first.split(CELLS).map(wordsOf);
  return isHeading(cells) ? first.trim() : null;
}

function isHeading(cells: readonly string[]): boolean {
  const areWords = cells.filter(
    (cell) => cell !== '' && cell.length <= MAX_CELL && WORDS_ONLY.test(cell),
  );
  const named = areWords.filter((cell) => HAS_NOUN.test(cell));
  if (named.length === 0) return false;
  if (areWords.length === cells.filter((cell) => cell !== '').length) return true;
  // No id has a space: beside "Stream Key" the other cells are headings too, whatever they say.
  return named.some((cell) => /\s/u.test(cell));
}
