/** Where a key stands that its object has already. */
export interface RepeatedKey {
  readonly path: readonly (string | number)[];
  /** Of the repetition; the first line is 1. */
  readonly line: number;
}

export type KeyScan =
  | { readonly ok: true; readonly repeated: readonly RepeatedKey[] }
  | { readonly ok: false; readonly problem: 'too-deep' };

/** Far more levels than any file of ours has; a stack of millions would be an attack. */
const MAX_DEPTH = 64;

interface Level {
  /** Null for a list. */
  readonly keys: Set<string> | null;
  at: string | number;
  awaitsKey: boolean;
}

/**
 * Finds keys that an object has twice, of which `JSON.parse` silently keeps the last one.
 * @param text valid JSON: `JSON.parse` has accepted it
 */
export function repeatedKeys(text: string): KeyScan {
  const repeated: RepeatedKey[] = [];
  const levels: Level[] = [];
  let line = 1;
  for (let index = 0; index < text.length; index += 1) {
    const top = levels.at(-1);
    const character = text[index];
    if (character === '\n') line += 1;
    else if (character === '{' || character === '[') {
      if (levels.length === MAX_DEPTH) return { ok: false, problem: 'too-deep' };
      const isObject = character === '{';
      levels.push({ keys: isObject ? new Set() : null, at: 0, awaitsKey: isObject });
    } else if (character === '}' || character === ']') levels.pop();
    else if (character === ',' && top) {
      if (top.keys) top.awaitsKey = true;
      else top.at = Number(top.at) + 1;
    } else if (character === '"') {
      const end = endOfString(text, index);
      if (top?.keys && top.awaitsKey) {
        // As `JSON.parse` compares them: "\u0061" and "a" are one key.
        top.at = String(JSON.parse(text.slice(index, end + 1)));
        top.awaitsKey = false;
        if (top.keys.has(top.at)) repeated.push({ path: levels.map(({ at }) => at), line });
        top.keys.add(top.at);
      }
      index = end;
    }
  }
  return { ok: true, repeated };
}

/** The index of the quote that closes the string beginning at `start`. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}
