import { isUtf8 } from 'node:buffer';

export type DecodedText =
  | { readonly ok: true; readonly text: string }
  /** `problem` is a sentence without its full stop. Nothing of the content is in it. */
  | { readonly ok: false; readonly problem: string };

const ADVICE = 'Save it as UTF-8';

/** In this order: the mark of UTF-32 LE begins with the one of UTF-16 LE. */
const MARKS: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['UTF-32 LE', [0xff, 0xfe, 0, 0]],
  ['UTF-32 BE', [0, 0, 0xfe, 0xff]],
  ['UTF-16 LE', [0xff, 0xfe]],
  ['UTF-16 BE', [0xfe, 0xff]],
];

/** Where the zero bytes of the first two characters stand, which are ASCII in every JSON text of ours. */
const ZEROS: Readonly<Record<string, string>> = {
  '.0.0': 'UTF-16 LE',
  '0.0.': 'UTF-16 BE',
  '.000': 'UTF-32 LE',
  '000.': 'UTF-32 BE',
};

/**
 * Reads a JSON text, which is UTF-8 and nothing else (RFC 8259, 8.1). Any other encoding is refused and named:
 * replacement characters in a name would show a preset that the operator never wrote.
 */
export function decodeText(bytes: Buffer): DecodedText {
  const wide = wideEncodingOf(bytes);
  if (wide !== null) return refused(`it is ${wide}, not UTF-8. ${ADVICE}`);
  // Windows editors put a byte order mark before UTF-8 too; TextDecoder drops it.
  if (isUtf8(bytes)) return { ok: true, text: new TextDecoder().decode(bytes) };
  const where = `line ${firstWrongLine(bytes)} is not UTF-8`;
  return refused(
    isPairedLikeGbk(bytes)
      ? `it is not UTF-8 but most likely GBK (${where}). ${ADVICE}`
      : `it is not UTF-8: ${where}. ${ADVICE}`,
  );
}

const refused = (problem: string): DecodedText => ({ ok: false, problem });

function wideEncodingOf(bytes: Buffer): string | null {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return marked[0];
  const zeros = [...bytes.subarray(0, 4)].map((byte) => (byte === 0 ? '0' : '.')).join('');
  return ZEROS[zeros] ?? null;
}

/** A line break is no part of any other character in UTF-8, so lines can be judged one by one. */
function firstWrongLine(bytes: Buffer): number {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const rest = end === -1;
    if (rest || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}

/**
 * Whether the bytes above ASCII come in pairs of GB 2312, which Chinese Windows writes as "ANSI". Texts in other
 * code pages of single bytes (Latin-1) break the pairs soon.
 */
function isPairedLikeGbk(bytes: Buffer): boolean {
  for (let index = 0; index < bytes.length; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) continue;
    index += 1;
    const trail = bytes[index] ?? 0;
    if (lead < 0x81 || lead === 0xff || trail < 0xa1 || trail === 0xff) return false;
  }
  return true;
}
