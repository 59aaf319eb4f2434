import type { WebhookMessage } from '#contract/model/webhook.ts';

/** In every message: a robot that demands a keyword can be given this one. */
export const KEYWORD = 'CDN Recorder';

/** Ends a text that was cut. */
const CUT = '…';

export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** The longest beginning of a text, with a sign where it was cut, that has at most `most` bytes of UTF-8. */
export function cutToBytes(text: string, most: number): string {
  if (bytesOf(text) <= most) return text;
  const room = most - bytesOf(CUT);
  let size = 0;
  let end = 0;
  for (const character of text) {
    const bytes = bytesOf(character);
    if (size + bytes > room) break;
    size += bytes;
    end += character.length;
  }
  return `${text.slice(0, end)}${CUT}`;
}

const WIDE: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '*': '＊',
  '`': '｀',
  '#': '＃',
};

/**
 * SECURITY: text that a robot does not read as its own marks: a name or a vendor's message must neither call
 * everyone in the room (`<at …>`) nor look like a link of ours. The wide letters read the same.
 */
export const plainText = (text: string): string =>
  text.replace(/[<>[\]*`#]/gu, (mark) => WIDE[mark] ?? mark).replace(/\p{Cc}/gu, ' ');

/** Title and lines, each without line ends of its own, then the keyword. */
export function textLines({ title, lines }: Pick<WebhookMessage, 'title' | 'lines'>): string[] {
  const all = [title, ...lines.flatMap((line) => line.split(/\r?\n/u))];
  return all
    .map(plainText)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * Lines joined so that the whole has at most `most` bytes: the keyword stays, since a robot that demands it takes
 * nothing without.
 */
export function textWithin(lines: readonly string[], separator: string, most: number): string {
  const end = `${separator}${KEYWORD}`;
  return cutToBytes(lines.join(separator), most - bytesOf(end)) + end;
}
