import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MASK } from '../../../electron/zego/redact/mask.ts';
import { redact, redactor } from '../../../electron/zego/redact/redact.ts';
import { formsOf, holdsSecret } from '../../support/leaks.ts';

const DIGITS = '0123456789abcdef';
const printable = Array.from({ length: 0x7e - 0x20 }, (_, at) => String.fromCharCode(0x21 + at));
const from = (characters: readonly string[], minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });

/** As ZEGO gives them out, as a schema lets them pass, and as people think up passwords. */
const secret = fc
  .oneof(
    from([...DIGITS], 32, 32),
    from(printable, 8, 64),
    fc.string({ unit: 'grapheme', minLength: 8, maxLength: 24 }),
  )
  // No secret, and no mask could hide it: the mask itself and its parts.
  .filter(
    (text) =>
      text.trim().length >= 8 && Buffer.from(text).toString() === text && !MASK.includes(text),
  );

const word = fc.constantFrom(
  'GET',
  ' ',
  '/',
  '?',
  '&',
  '=',
  ':',
  '"',
  "'",
  '\\',
  '\n',
  '{',
  '}',
  '[',
  ']',
  'name',
  'Signature',
  'password',
  'AppId',
  'RequestId',
  'HTTP/1.1',
  'https://',
  '@',
  '%3D',
  '%26',
  '%3F',
  ';',
  ',',
  '<',
  'X-Key',
  '12345',
  MASK,
  'cdn01',
  'eyJhbGci',
  '.',
  '43e5cfcca828314675f91b001390566a',
);
const surroundings = fc.array(word, { maxLength: 20 }).map((words) => words.join(''));

describe('with the secret known', () => {
  const placed = fc.record({ secret, before: surroundings, after: surroundings, cut: fc.nat(3) });

  test('no text holds it in any form, wherever and however it stood', () => {
    fc.assert(
      fc.property(placed, fc.nat(20), ({ secret, before, after, cut }, choice) => {
        const bytes = Buffer.from(secret, 'utf8');
        const longer = Buffer.concat([Buffer.from('xyz'.slice(cut)), bytes, Buffer.from('tail')]);
        const forms = [
          ...formsOf(secret),
          longer.toString('base64'),
          longer.toString('base64url'),
          longer.toString('hex'),
          JSON.stringify(JSON.stringify({ text: `x${secret}y` })),
          encodeURIComponent(encodeURIComponent(secret)),
        ];
        const form = forms[choice % forms.length] ?? secret;
        const clean = redact(`${before}${form}${after}`, [secret]);
        const left = formsOf(secret).filter((one) =>
          clean.replaceAll(MASK, '\u0000').includes(one),
        );
        expect([clean, left]).toEqual([clean, []]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('without knowing it', () => {
  const NAMES = [
    'ServerSecret',
    'serverSecret',
    'Signature',
    'SignatureNonce',
    'password',
    'proxy-authorization',
    'Cookie',
    'access_token',
    'passphrase',
    'apiKey',
  ];
  const name = fc.constantFrom(...NAMES);
  const other = from([...'abcdefghijklmnopqrstuvwxyz'], 3, 12).filter(
    (text) => !/^(action|appid|vendor|domain|point|sequence|istest)$/.test(text),
  );

  const PLACES: Readonly<Record<string, (secret: string, name: string, other: string) => string>> =
    {
      'a query': (it, key) => `GET /?Action=Go&${key}=${encodeURIComponent(it)}&AppId=1 HTTP/1.1`,
      'a query under a name that nobody knows': (it, _, key) =>
        `https://x/a?${key}=${encodeURIComponent(it)} went`,
      'a query as a form writes it': (it, key) =>
        `/?Vendor=Ws&${new URLSearchParams({ [key]: it })} went`,
      'a URL without a name': (it) =>
        `https://x/a?${encodeURIComponent(it).replaceAll('=', '%3D')} went`,
      'a login': (it) => `https://ann:${encodeURIComponent(it)}@x:8080/ went`,
      JSON: (it, key) => `answer ${JSON.stringify({ Code: 5, [key]: it, Message: 'no' })}`,
      'JSON in JSON': (it, key) => JSON.stringify({ raw: JSON.stringify({ [key]: it, x: 1 }) }),
      'JSON with lists': (it, key) => JSON.stringify({ [key]: { deep: [it] }, x: 1 }),
      'a header': (it, key) => `HTTP/1.1 407 No\r\nServer: x\r\n${key}: Basic ${it}\r\n\r\nbody`,
      'a header that nobody knows': (it, _, key) =>
        `GET / HTTP/1.1\r\nHost: x\r\nz-${key}: ${it}\r\n\r\n`,
      'prose to the end of a line': (it, key) => `it failed: ${key}: ${it}\n    at go (x.ts:1:2)`,
      'an assignment': (it, key) => `it failed with ${key}=${it} now`,
    };

  test.each(Object.entries(PLACES))('%s', (place, write) => {
    const oneLine = secret
      .map((text) => text.replace(/[\s"]/gu, '.').replaceAll('\\', '.'))
      // Behind a name and `=` that would be no value, and another parameter.
      .filter((text) => !/^(&|%26)[\w.%[\]-]+(=|%3D)/i.test(text));
    // Where nothing tells a value's end from what follows, the value itself must be one word.
    const given = /prose|assignment|header/.test(place) ? oneLine : secret;
    fc.assert(
      fc.property(given, name, other, (it, key, foreign) => {
        // A secret that is called like its own field or header stands there as that.
        fc.pre(!holdsSecret(write('', key, foreign), [it]));
        const text = write(it, key, foreign);
        const clean = redact(text);
        expect([text, clean, holdsSecret(clean.replaceAll(MASK, '\u0000'), [it])]).toEqual([
          text,
          clean,
          false,
        ]);
      }),
      { numRuns: 200 },
    );
  });
});

test('what was cleaned is left as it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(word, fc.string(), secret), { maxLength: 30 }),
      fc.array(secret, { maxLength: 2 }),
      (words, known) => {
        const clean = redact(words.join(''), known);
        expect(redact(clean, known)).toBe(clean);
      },
    ),
    { numRuns: 1000 },
  );
});

describe('cut', () => {
  const MOST = 300;
  /** Shorter than what is left of a secret that can be told from chance. */
  const PIECE = 8;
  const asSecret = from([...DIGITS], 32, 32);
  const dense = (text: string, by: (byte: string) => string) =>
    [...Buffer.from(text)].map((byte) => by(byte.toString(16))).join('');
  /** From the shortest way to write a secret to the longest. */
  const WAYS: readonly ((secret: string) => string)[] = [
    (secret) => secret,
    (secret) => Buffer.from(secret).toString('base64'),
    (secret) => Buffer.from(secret).toString('hex'),
    (secret) => dense(secret, (byte) => `%252525${byte}`),
    (secret) => dense(secret, (byte) => `\\\\u00${byte}`),
    (secret) => dense(secret, (byte) => `&amp;amp;amp;amp;#x000000${byte};`),
  ];
  const text = fc.record({
    secret: asSecret,
    way: fc.constantFrom(...WAYS),
    // What grows under the mask, what shrinks, and what stays.
    filler: fc.constantFrom('secret=a ', `${'ab1'.repeat(20)}A `, 'word ', '"token":"a",', 'x'),
    surroundings,
    /** Where in the secret the first cut, before the cleaning, falls. */
    into: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  test('no part of a known secret is left, wherever the cut before the cleaning falls', () => {
    fc.assert(
      fc.property(text, ({ secret, way, filler, surroundings: other, into }) => {
        const clean = redactor([secret]);
        const written = way(secret);
        const firstCut = MOST + 32 * 33 * MASK.length;
        const length = firstCut - Math.floor(into * written.length);
        const before = (other + filler.repeat(length)).slice(0, length);
        const given = `${before}${written}${filler.repeat(50)}`;
        const cut = clean.text(given, MOST);
        expect(cut.length).toBeLessThanOrEqual(MOST);
        const parts = Array.from({ length: written.length - PIECE }, (_, at) =>
          written.slice(at, at + PIECE),
        );
        expect(parts.filter((part) => cut.includes(part) && !before.includes(part))).toEqual([]);
        // What was not cut is what the whole gives.
        expect(clean.text(other, MOST)).toBe(clean.text(other).slice(0, MOST));
      }),
      { numRuns: 200 },
    );
  });

  test('a secret that lies across the end of what is kept leaves nothing of itself', () => {
    fc.assert(
      fc.property(asSecret, fc.nat(40), (secret, before) => {
        const given = `${' '.repeat(MOST - before)}${secret}${' word'.repeat(5_000)}`;
        expect(redactor([secret]).text(given, MOST)).not.toContain(secret.slice(0, PIECE));
      }),
      { numRuns: 100 },
    );
  });

  test('of what is unknown and long a part is kept', () => {
    expect(redactor().text('a word '.repeat(100_000), MOST)).toBe(
      'a word '.repeat(100).slice(0, MOST),
    );
    expect(redactor().id('7'.repeat(100_000), MOST)).toBe('7'.repeat(MOST));
  });
});
