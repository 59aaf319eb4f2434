import { STREAM_ID_PATTERN } from '../../electron/contract/preset.ts';

/** What a person pasted, sorted into what can be used and what cannot. */
export interface StreamIds {
  readonly ids: readonly string[];
  /** Not possible as a stream id, as written. */
  readonly invalid: readonly string[];
  /** Named more than once; kept once. */
  readonly repeated: readonly string[];
}

/** Lines, commas, tabs and spaces, of a spreadsheet, a chat message or a Chinese keyboard; quotes around an id go. */
const SEPARATORS = /[\s,;|、，；]+/u;
const QUOTES = /^["'“”‘’`]+|["'“”‘’`]+$/gu;

export function readStreamIds(text: string): StreamIds {
  const words = text
    .split(SEPARATORS)
    .map((word) => word.replace(QUOTES, ''))
    .filter((word) => word !== '');
  const invalid = words.filter((word) => !STREAM_ID_PATTERN.test(word));
  const valid = words.filter((word) => STREAM_ID_PATTERN.test(word));
  const ids = [...new Set(valid)];
  const repeated = ids.filter((id) => valid.indexOf(id) !== valid.lastIndexOf(id));
  return { ids, invalid: [...new Set(invalid)], repeated };
}
