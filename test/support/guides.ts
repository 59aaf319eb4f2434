import { LOCALES } from '#contract/locales/index.ts';
import { ELSEWHERE, RETURN_CODES, returnCode } from '../../electron/zego/answer/return-codes.ts';

/** The guides, each with the window's texts of its language, and what it says of a code that is retried. */
export const GUIDES = [
  {
    path: 'docs/guide.md',
    texts: LOCALES.en,
    retried: ' It was tried again by itself, for up to 30 seconds before you see this.',
  },
  {
    path: 'docs/guide.zh-CN.md',
    texts: LOCALES['zh-CN'],
    retried: '此前已自动重试，最长 30 秒。',
  },
] as const;
type Guide = (typeof GUIDES)[number];

/** Codes that a start or a stop is documented to have; the others rule nothing out. */
export const ownReturnCodes = (): number[] =>
  [...RETURN_CODES.keys()].filter((code) => !ELSEWHERE.includes(code)).toSorted((a, b) => a - b);

function rowOf(code: number, { texts, retried }: Guide): string {
  const text = (kind: string) => texts[`code.${code}.${kind}` as keyof typeof texts];
  const more = returnCode(code).retry === 'later' ? retried : '';
  return `| ${code} | ${text('meaning')} | ${text('advice')}${more} |`;
}

const ROWS = /(?:^\| \d+ \|.*\n)+/m;

/** A guide with the table of return codes as the window says them. @throws Error when it has no table */
export function withReturnCodes(document: string, guide: Guide): string {
  if (!ROWS.test(document)) throw new Error(`${guide.path} has no table of return codes.`);
  const rows = ownReturnCodes().map((code) => `${rowOf(code, guide)}\n`);
  return document.replace(ROWS, () => rows.join(''));
}
