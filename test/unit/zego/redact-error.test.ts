import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import ElectronStore from 'electron-store';
import { errors, request } from 'undici';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { errorText } from '../../../electron/zego/redact/error.ts';
import { redactor } from '../../../electron/zego/redact/redact.ts';
import { tempFolder } from '../../support/desktop/temp.ts';
import { holdsSecret } from '../../support/leaks.ts';

/** No hex and no Base64, so that nothing but its place gives it away. */
const SECRET = 'hunter2-und-mehr!';

const folder = tempFolder('errors');
afterAll(() => folder.remove());

async function thrownBy(work: () => unknown): Promise<Error> {
  try {
    await work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

function storeWith(content: string): () => unknown {
  const cwd = join(folder.path, String(content.length));
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'settings.json'), content);
  return () => new ElectronStore({ cwd, name: 'settings', clearInvalidConfig: false }).store;
}

/** Where it throws, and how it is then known in the log. */
const FAULTS: readonly (readonly [string, () => unknown, RegExp])[] = [
  [
    'zod on a wrong key',
    () => z.strictObject({}).parse({ [SECRET]: 1 }),
    /ZodError.*unrecognized_keys at the top/,
  ],
  [
    'zod on a wrong value',
    () => z.object({ a: z.enum(['x']) }).parse({ a: SECRET }),
    /invalid_value at a/,
  ],
  ['zod on a record', () => z.record(z.string(), z.int()).parse({ [SECRET]: 'x' }), /invalid_type/],
  [
    'zod with words of its own',
    () => z.custom(() => false, { error: ({ input }) => `not ${input}` }).parse(SECRET),
    /custom/,
  ],
  [
    'JSON',
    () => JSON.parse(`{"a": ${SECRET}}`),
    /SyntaxError: Unexpected token .*is not valid JSON/,
  ],
  ['JSON behind its end', () => JSON.parse(`{}${SECRET}`), /SyntaxError/],
  ['electron-store', storeWith(`{"secret": ${SECRET}}`), /SyntaxError/],
  [
    'SQLite on SQL',
    () => new DatabaseSync(':memory:').exec(`SELECT "x" FROM "${SECRET}"`),
    /no such table|SQL/i,
  ],
  [
    'SQLite on a token',
    () => new DatabaseSync(':memory:').exec(`SELECT 1 AS a '${SECRET}'`),
    /near .*syntax error/,
  ],
  [
    'undici on a URL',
    () => request(`http://ann:${SECRET}@127.0.0.1:1/?key=${SECRET}`),
    /ECONNREFUSED/,
  ],
  [
    'undici on a method',
    () => request('http://127.0.0.1:1/', { method: `"${SECRET}"` as 'GET' }),
    /invalid request method/,
  ],
  [
    'undici on a header',
    () => request('http://127.0.0.1:1/', { headers: { authorization: `${SECRET}\n` } }),
    /invalid authorization header/,
  ],
  [
    'an answer in an error of undici',
    () => {
      throw new errors.ResponseError('Response Error', 502, {
        body: SECRET,
        headers: { location: `/?Signature=${SECRET}` },
      });
    },
    /ResponseError.*Response Error/,
  ],
  [
    'Node on an argument',
    () => Buffer.from(1 as never, SECRET as never) && Buffer.alloc(SECRET as never),
    /ERR_INVALID_ARG_TYPE/,
  ],
  ['Node on a URL', () => new URL(SECRET), /ERR_INVALID_URL.*Invalid URL/],
  [
    'a property that is not there',
    () => (undefined as never as Record<string, string>)[SECRET],
    /Cannot read properties of undefined/,
  ],
  [
    'a cause',
    () => {
      throw new Error('it failed', { cause: new Error(`password: ${SECRET}`) });
    },
    /it failed[\s\S]*caused by Error: password/,
  ],
  [
    'several errors in one',
    () => {
      throw new AggregateError([new Error(`token=${SECRET}`)], 'all failed');
    },
    /all failed[\s\S]*token=/,
  ],
  [
    'fields that somebody hung onto it',
    () => {
      throw Object.assign(new Error('it failed'), { request: SECRET, code: SECRET });
    },
    /^Error: it failed/,
  ],
];

describe('a secret that is not known does not come out of', () => {
  test.each(FAULTS)('%s', async (_, work, wanted) => {
    const error = await thrownBy(work);
    const text = errorText(error, redactor());
    expect(text).toMatch(wanted);
    expect([text, holdsSecret(text, [SECRET])]).toEqual([text, false]);
    expect(text).toMatch(/\n {4}at /);
  });
});

test.each([
  [
    'an object',
    { status: 'failed', serverSecret: SECRET, streams: [SECRET], code: 5 },
    '{"status":"failed","code":5}',
  ],
  ['nothing', undefined, 'undefined'],
  ['a word', `Signature=${SECRET}`, 'Signature=[redacted]'],
])('what is thrown and is no error: %s', (_, thrown, text) => {
  expect(errorText(thrown, redactor())).toBe(text);
});

test('a known one goes wherever it stands; where the code was and which file it was stays', () => {
  const error = Object.assign(new Error(`ENOENT: no such file, open '/data/${SECRET}/main.log'`), {
    code: 'ENOENT',
  });
  const text = errorText(error, redactor([SECRET]));
  expect(text).toContain("Error [ENOENT]: ENOENT: no such file, open '/data/[redacted]/main.log'");
  expect(text).toContain('redact-error.test.ts:');
});

test('an error without end is cut', () => {
  const error: Error = new Error('round');
  error.cause = error;
  expect(errorText(error, redactor()).match(/round/g)).toHaveLength(5);
});
