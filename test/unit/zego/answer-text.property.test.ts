import * as zlib from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_ANSWER_BYTES, readAnswerText } from '../../../electron/zego/transport/answer-text.ts';

const CODINGS = ['gzip', 'deflate', 'br', 'identity', 'x-gzip', 'zstd', 'foo', '', ','];
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
const header = (...known: string[]) =>
  fc.oneof(fc.constant(null), fc.constantFrom(...known), fc.string({ maxLength: 40 }));

test('whatever the bytes and headers: it never throws, and says text or describes', () => {
  const coded = bytes.chain((plain) =>
    fc.constantFrom(
      plain,
      zlib.gzipSync(plain),
      zlib.deflateRawSync(plain).subarray(1),
      zlib.brotliCompressSync(plain),
    ),
  );
  const type = header('application/json', 'text/html; charset=gbk', 'a/b;charset=utf-16be');
  fc.assert(
    fc.property(coded, header(...CODINGS, 'gzip, br'), type, (body, coding, contentType) => {
      const read = readAnswerText(body, { contentEncoding: coding, contentType });
      if (read.ok) expect(read.text.length).toBeLessThanOrEqual(MAX_ANSWER_BYTES);
      else expect(read.description).toMatch(/^\[\d+ bytes in [a-z0-9?, -]*, the first of them/);
    }),
    { numRuns: 5_000 },
  );
});

test('what any list of codings did is undone in turn', () => {
  const encode: Record<string, (plain: Buffer) => Buffer> = {
    gzip: zlib.gzipSync,
    deflate: zlib.deflateSync,
    br: zlib.brotliCompressSync,
    identity: (plain) => plain,
  };
  const codings = fc.array(fc.constantFrom(...Object.keys(encode)), { maxLength: 4 });
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), codings, (inner, list) => {
      const text = Buffer.from(`{${inner}}`).toString();
      let body: Buffer = Buffer.from(text);
      for (const coding of list) body = encode[coding]?.(body) ?? body;
      const contentEncoding = list.join(', ');
      expect(readAnswerText(body, { contentEncoding, contentType: null })).toEqual(
        text[1] === '\0' ? expect.anything() : { ok: true, text },
      );
    }),
    { numRuns: 500 },
  );
});
