import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { fileReportSchema } from '#contract/model/file.ts';
import { parseCallback } from '../../electron/zego/callback/parse.ts';
import { reportOf } from '../../electron/zego/callback/report.ts';

/**
 * Callbacks as ZEGO's pages describe them, written from those pages and not from the reader: the forms of a
 * body, the vendors' parts, the signature.
 */
type Member = string | number | object;
export type CallbackFields = Readonly<Record<string, Member>>;

/** A record callback with everything that the pages name, for Tencent. */
export const RECORD = {
  stream_alias: 'arena_home',
  replay_url: 'https://vod.example/1f4/arena_home.mp4',
  begin_time: '1786000000',
  end_time: '1786000600',
  appid: '12345',
  event: 'record',
} as const satisfies CallbackFields;

export const EXTRA = {
  Tencent: { TaskId: 'ChQ-task', FileID: '5285890813218549789', Duration: 600.5 },
  Ws: { PersistentId: '8c7f0a1be2', Duration: 600.5 },
  Huawei: {
    Duration: 600.5,
    ObsObject: 'record/live/command_record/arena_home/2026-08-06-07-06-40.mp4',
    FileSize: 2_239_086,
  },
} as const;

/** The fields with the stamp and signature of one delivery. */
export function signedCallback(
  fields: CallbackFields,
  secret: string,
  { timestamp, nonce }: { readonly timestamp: string; readonly nonce: string },
): CallbackFields {
  const sorted = [secret, timestamp, nonce].sort();
  const signature = createHash('sha1').update(sorted.join('')).digest('hex');
  return { ...fields, timestamp, nonce, signature };
}

/** How a body can be written. */
export const SHAPES = {
  'raw JSON': (fields) => JSON.stringify(fields),
  'raw JSON, extra_params as text': (fields) => JSON.stringify(withTextExtra(fields)),
  'raw JSON, appid and times as numbers': (fields) =>
    JSON.stringify({
      ...fields,
      ...Object.fromEntries(
        ['appid', 'begin_time', 'end_time', 'timestamp']
          .filter((name) => name in fields)
          .map((name) => [name, Number(fields[name])]),
      ),
    }),
  'raw JSON behind a byte order mark': (fields) => `\uFEFF ${JSON.stringify(fields)}\n`,
  'percent-encoded JSON': (fields) => encodeURIComponent(JSON.stringify(fields)),
  'percent-encoded JSON with pluses': (fields) =>
    encodeURIComponent(JSON.stringify(withTextExtra(fields), null, 1)).replaceAll('%20', '+'),
  'form fields': (fields) =>
    new URLSearchParams(
      Object.entries(withTextExtra(fields)).map(([name, value]) => [name, String(value)]),
    ).toString(),
  'raw JSON, its values encoded once more': (fields) =>
    JSON.stringify({
      ...withTextExtra(fields),
      ...('replay_url' in fields && { replay_url: encodeURIComponent(String(fields.replay_url)) }),
    }),
} as const satisfies Readonly<Record<string, (fields: CallbackFields) => string>>;
export type Shape = keyof typeof SHAPES;

function withTextExtra(fields: CallbackFields): CallbackFields {
  const { extra_params: extra } = fields;
  return typeof extra === 'object' ? { ...fields, extra_params: JSON.stringify(extra) } : fields;
}

const value = fc.oneof(
  fc.constantFrom<unknown>('record', 'compose', 'procedure', '1', '12345', '1786000000', null),
  fc.constantFrom<unknown>('0'.repeat(40), 'https://vod.example/a.mp4', 'https%3A%2F%2Fx%2Fa', {}),
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.anything({ maxDepth: 2 }),
);
const extra = fc.oneof(
  fc.dictionary(
    fc.constantFrom('TaskId', 'FileID', 'Duration', 'PersistentId', 'ObsObject', 'FileSize'),
    value,
  ),
  fc.json(),
  fc.anything({ maxDepth: 3 }),
);
const NAMES = [
  ...['stream_alias', 'replay_url', 'begin_time', 'end_time', 'timestamp', 'nonce', 'signature'],
  ...['appid', 'event', 'task_id', 'file_id', 'code', 'message', '__proto__', 'constructor'],
];
/** Near to a callback: each field right or wrong by itself. */
const near = fc
  .record({ fields: fc.dictionary(fc.constantFrom(...NAMES), value), extra, right: fc.nat(2 ** 8) })
  .map(({ fields, extra: part, right }) => ({
    ...fields,
    ...Object.fromEntries(
      Object.entries({
        ...RECORD,
        timestamp: '1786000601',
        nonce: 'n1',
        signature: 'a'.repeat(40),
      }).filter((_, index) => index < 2 || right % 2 ** index < 2 ** index * 0.8),
    ),
    ...(right % 3 > 0 && { extra_params: part }),
    // By chance alone hardly one would be of a merge.
    ...(right % 16 === 0 && { event: 'compose', task_id: 't1', code: '0' }),
  }));
const written = (fields: object, shape: Shape): string => {
  try {
    return SHAPES[shape](fields as CallbackFields) ?? '';
  } catch {
    // What cannot be written in a shape (a lone surrogate, a symbol) is no body of that shape.
    return '{"event":"record"';
  }
};
const shapes = fc.constantFrom(...(Object.keys(SHAPES) as Shape[]));
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Bodies of every shape: near to a callback, cut, wrong in a byte, and noise. */
export const anyCallbackBody: fc.Arbitrary<Uint8Array> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(near, shapes).map(([fields, shape]) => utf8(written(fields, shape))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(near, shapes, fc.nat(400), fc.integer({ min: 0, max: 255 }))
      .map(([fields, shape, at, byte]) => {
        const bytes = utf8(written(fields, shape));
        bytes[at % Math.max(1, bytes.length)] = byte;
        return byte % 2 === 0 ? bytes : bytes.subarray(0, at);
      }),
  },
  { weight: 1, arbitrary: fc.oneof(fc.json(), fc.string(), fc.webQueryParameters()).map(utf8) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
);

const ACCOUNT = {
  appId: 12345,
  service: 'zego',
  accountId: 'a',
  accountName: 'Main',
  isTest: null,
  practice: false,
} as const;

/**
 * The property of the reader: it does not throw; what it takes for a callback has the form that is promised; and
 * a second look at it finds the same content. Returns what it read.
 */
export function checkCallbackBody(
  body: Uint8Array,
): 'none' | 'sibling' | 'compose' | 'file' | 'record' {
  const callback = parseCallback(body);
  if (!callback) return 'none';
  expect(callback).toMatchObject({
    appId: expect.any(Number),
    timestamp: expect.stringMatching(/^\d{1,12}$/),
    signature: expect.stringMatching(/^[0-9a-f]{40}$/i),
    contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  JSON.parse(callback.content);
  expect(parseCallback(body)?.contentHash).toBe(callback.contentHash);
  const { record, compose } = callback;
  if (compose) return 'compose';
  if (!record) return 'sibling';
  const report = reportOf(record, ACCOUNT, '2026-08-06T07:06:40.000Z');
  if (!report) return 'record';
  fileReportSchema.parse(report);
  return 'file';
}
