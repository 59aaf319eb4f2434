import * as zlib from 'node:zlib';
import { ANSWER_TOO_LARGE, CODING_BROKEN, CODING_UNKNOWN } from './delivery.ts';

/**
 * A documented answer for 20 streams has about 8 KB. What is larger than 16 of those is not ours, and reading
 * it would delay the starts of all other accounts.
 */
export const MAX_ANSWER_BYTES = 131_072;

/** More codings on one answer than any server has a use for. */
const MAX_CODINGS = 4;

type Decode = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer;

/** RFC 9110 §8.4.1, and what servers add to it. zstd is where the runtime has it (Node 22.15). */
const DECODERS: Readonly<Record<string, Decode | undefined>> = {
  gzip: zlib.gunzipSync,
  'x-gzip': zlib.gunzipSync,
  deflate: inflate,
  br: zlib.brotliDecompressSync,
  zstd: (zlib as { zstdDecompressSync?: Decode }).zstdDecompressSync,
};

export type AnswerText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: string; readonly description: string };

/** The headers that say how the bytes are to be read; an absent one is null. */
export interface Representation {
  readonly contentEncoding: string | null;
  readonly contentType: string | null;
}

/**
 * The text of an answer's bytes. Never throws: what cannot be read is described, and only described, since
 * a secret that a server echoes could not be found in bytes that we cannot read.
 */
export function readAnswerText(bytes: Buffer, representation: Representation): AnswerText {
  const { contentEncoding, contentType } = representation;
  const codings = codingsOf(contentEncoding);
  if (bytes.length === 0) return { ok: true, text: '' };
  const description = describeBytes(bytes, representation);
  let plain = bytes;
  for (const coding of codings.toReversed()) {
    const decode = DECODERS[coding];
    if (!decode || codings.length > MAX_CODINGS) {
      return { ok: false, code: CODING_UNKNOWN, description };
    }
    try {
      plain = decode(plain, { maxOutputLength: MAX_ANSWER_BYTES });
    } catch (error) {
      const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      return { ok: false, code: isTooLarge ? ANSWER_TOO_LARGE : CODING_BROKEN, description };
    }
  }
  return { ok: true, text: decodeText(plain, contentType) };
}

/** What there is to say of bytes that are not text. */
export function describeBytes(bytes: Buffer, { contentEncoding }: Representation): string {
  const codings = codingsOf(contentEncoding).map((coding) => coding.replace(/[^a-z0-9-]/g, '?'));
  const first = bytes.subarray(0, 4).toString('hex').replace(/../g, '$& ').trim();
  return `[${bytes.length} bytes in ${codings.join(', ').slice(0, 64)}, the first of them ${first}]`;
}

export const isCoded = ({ contentEncoding }: Representation): boolean =>
  codingsOf(contentEncoding).length > 0;

const codingsOf = (header: string | null): string[] =>
  (header ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');

/** RFC 9110 means zlib's format; some servers send it without its head. */
function inflate(bytes: Buffer, options: { maxOutputLength: number }): Buffer {
  const hasHead = ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
  return hasHead ? zlib.inflateSync(bytes, options) : zlib.inflateRawSync(bytes, options);
}

/**
 * A byte order mark goes first, then the two ways in which UTF-16 shows in a text that begins with ASCII, then
 * the charset that the server names. Without one it is UTF-8, as for all JSON (RFC 8259 §8.1); so it is under
 * a Latin charset, which servers name unasked, as long as the bytes are UTF-8.
 */
function decodeText(bytes: Buffer, contentType: string | null): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decode('utf-8', bytes);
  if ((first === 0xff && second === 0xfe) || second === 0) return decode('utf-16le', bytes);
  if ((first === 0xfe && second === 0xff) || first === 0) return decode('utf-16be', bytes);
  const named = decoderOf(contentType);
  if (named === null) return decode('utf-8', bytes);
  if (named.encoding !== 'windows-1252') return named.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return named.decode(bytes);
  }
}

const decode = (charset: string, bytes: Buffer): string => new TextDecoder(charset).decode(bytes);

/** Null where none is named, or one that is not known: then UTF-8 is the best guess. */
function decoderOf(contentType: string | null): TextDecoder | null {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
  try {
    return charset === undefined ? null : new TextDecoder(charset);
  } catch {
    return null;
  }
}
