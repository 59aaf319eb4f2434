import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import * as zlib from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { type CallRequest, RECORD_ACTIONS } from '../../../electron/zego/actions/cdn-record.ts';
import { prepareAction, sendAction } from '../../../electron/zego/call-action.ts';
import type { Timeouts } from '../../../electron/zego/transport/timeouts.ts';
import { createTransport } from '../../../electron/zego/transport/transport.ts';
import { PATIENT } from '../../support/patience.ts';
import { APP_ID, SECRET } from '../../support/provision.ts';

/** What HTTP lets a server do with one and the same answer, over real sockets. */
const ANSWER = JSON.stringify({
  Code: 0,
  Message: '成功 – naïve',
  RequestId: '7',
  Data: { Tencent: [{ StreamName: 'a', Code: '', TaskId: 't' }] },
});
const UTF8 = Buffer.from(ANSWER);
const LATIN = Buffer.from(ANSWER.replace('成功 – ', ''), 'latin1');
const GBK = Buffer.concat([
  Buffer.from('{"Code":0,"Message":"'),
  Buffer.from([0xb3, 0xc9, 0xb9, 0xa6]),
  Buffer.from('","RequestId":"7","Data":{"Tencent":[{"StreamName":"a","Code":"","TaskId":"t"}]}}'),
]);
const UTF16 = Buffer.from(ANSWER, 'utf16le');
const JSON_TYPE = 'Content-Type: application/json';
const zstd = (zlib as { zstdCompressSync?: (bytes: Buffer) => Buffer }).zstdCompressSync;

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

type Part = Buffer | string | number;
const whole = (body: Buffer, ...headers: string[]): Part[] => [
  ['HTTP/1.1 200 OK', `Content-Length: ${body.length}`, ...headers, '', ''].join('\r\n'),
  body,
];
const coded = (coding: string, body: Buffer) =>
  whole(body, JSON_TYPE, `Content-Encoding: ${coding}`);
const typed = (type: string, body: Buffer) => whole(body, `Content-Type: ${type}`);

/** Writes these parts to each request; a number waits so many milliseconds. */
async function server(parts: readonly Part[], end: boolean) {
  const sockets = new Set<Socket>();
  let requests = 0;
  const listening = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', async () => {
      requests += 1;
      for (const part of parts) {
        if (typeof part === 'number') await sleep(part);
        else socket.write(part);
      }
      if (end) socket.end();
    });
  });
  await new Promise<void>((resume) => listening.listen(0, '127.0.0.1', resume));
  open.push({
    close: async () => {
      for (const socket of sockets) socket.destroy();
      listening.close();
    },
  });
  const { port } = listening.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, requests: () => requests };
}

const transport = (timeouts: Timeouts = PATIENT) => {
  const made = createTransport({ timeouts });
  open.push(made);
  return made;
};

async function call(parts: readonly Part[], end = false, timeouts: Timeouts = PATIENT) {
  const { url } = await server(parts, end);
  const credentials = { appId: APP_ID, serverSecret: SECRET, endpoint: url, isTest: false };
  const request = {
    action: 'StartCDNRecord',
    vendor: 'Tencent',
    streamIds: ['a'],
    extras: { endTime: null },
  } as unknown as CallRequest;
  const moment = { timestamp: 1_700_000_000, nonce: 'abcd' };
  return sendAction(
    transport(timeouts),
    prepareAction(RECORD_ACTIONS.StartCDNRecord, request, credentials, moment),
    () => undefined,
  );
}

const chunked = (body: Buffer, trailers: string) => [
  `HTTP/1.1 200 OK\r\n${JSON_TYPE}\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n`,
  `${body.length.toString(16)};note=1\r\n`,
  body,
  `\r\n0\r\n${trailers}\r\n`,
];
const READ: [name: string, parts: Part[], end?: boolean][] = [
  ['plain', whole(UTF8, JSON_TYPE)],
  ['no Content-Type', whole(UTF8)],
  ['gzip', coded('gzip', zlib.gzipSync(UTF8))],
  ['x-gzip in capitals', coded('X-GZIP', zlib.gzipSync(UTF8))],
  ['deflate', coded('deflate', zlib.deflateSync(UTF8))],
  ['deflate without its head', coded('deflate', zlib.deflateRawSync(UTF8))],
  ['br', coded('br', zlib.brotliCompressSync(UTF8))],
  ['two codings', coded('gzip, br', zlib.brotliCompressSync(zlib.gzipSync(UTF8)))],
  ['identity', coded('identity', UTF8)],
  ['a byte order mark', whole(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), UTF8]), JSON_TYPE)],
  ['UTF-16 with a mark', whole(Buffer.concat([Buffer.from([0xff, 0xfe]), UTF16]), JSON_TYPE)],
  [
    'UTF-16, big end first, with a mark',
    whole(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(UTF16).swap16()]), JSON_TYPE),
  ],
  ['UTF-16 without one', typed('application/json; charset=utf-16', UTF16)],
  ['GBK', typed('application/json;charset=GBK', GBK)],
  ['Latin-1', typed('text/plain; charset="iso-8859-1"', LATIN)],
  ['UTF-8 that is called Latin-1', typed('application/json;charset=ISO-8859-1', UTF8)],
  ['a charset that is none', typed('application/json; charset=klingon', UTF8)],
  ['chunks, an extension and trailers', chunked(UTF8, 'X-Sum: 1\r\n')],
  ['HTTP/1.0 to its close', [`HTTP/1.0 200 OK\r\n${JSON_TYPE}\r\n\r\n`, UTF8], true],
  ['100 Continue', ['HTTP/1.1 100 Continue\r\n\r\n', ...whole(UTF8, JSON_TYPE)]],
  [
    '100 Continue with headers, twice, late and in pieces',
    [
      'HTTP/1.1 10',
      50,
      '0 Continue\r\nX: y\r\n',
      50,
      '\r\nHTTP/1.1 100\r\n\r\n',
      50,
      ...whole(UTF8),
    ],
  ],
  ['103 Early Hints', ['HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', 50, ...whole(UTF8)]],
];

test.each(READ)('%s is read', async (_name, parts, end) => {
  const outcome = await call(parts, end);
  expect([outcome.status, outcome.code, outcome.httpStatus]).toEqual(['accepted', 0, 200]);
  expect(['成功 – naïve', '成功', 'naïve']).toContain(outcome.message);
});

test.skipIf(!zstd)('zstd is read where the runtime can', async () => {
  expect(await call(coded('zstd', zstd?.(UTF8) ?? UTF8))).toMatchObject({ status: 'accepted' });
});

const gzip = zlib.gzipSync(UTF8);
const echo = Buffer.from(`signature=${SECRET}`);
test.each<[name: string, parts: Part[], reason: string, detail: string, raw: RegExp]>([
  [
    'unknown',
    coded('pack200-gzip', echo),
    'answer-unreadable',
    'CODING_UNKNOWN',
    /^\[42 bytes in pack200-gzip, the first of them 73 69 67 6e\]$/,
  ],
  [
    'of strange letters',
    coded(`${SECRET}\t"<`, echo),
    'answer-unreadable',
    'CODING_UNKNOWN',
    /^\[42 bytes/,
  ],
  [
    'too many',
    coded('gzip,gzip,gzip,gzip,gzip', gzip),
    'answer-unreadable',
    'CODING_UNKNOWN',
    /bytes in gzip/,
  ],
  [
    'gzip that is plain',
    coded('gzip', UTF8),
    'answer-unreadable',
    'CODING_BROKEN',
    /bytes in gzip/,
  ],
  [
    'gzip that ends early',
    coded('gzip', gzip.subarray(0, 60)),
    'answer-unreadable',
    'CODING_BROKEN',
    /^\[60 bytes in gzip, the first of them 1f 8b 08 00\]$/,
  ],
  [
    'of one byte',
    coded('deflate', Buffer.from('x')),
    'answer-unreadable',
    'CODING_BROKEN',
    /^\[1 bytes/,
  ],
  [
    'gzip of 50 MB',
    coded('gzip', zlib.gzipSync(Buffer.alloc(50_000_000))),
    'answer-too-large',
    'ANSWER_TOO_LARGE',
    /bytes in gzip/,
  ],
  [
    'br of 50 MB',
    coded(
      'br',
      zlib.brotliCompressSync(Buffer.alloc(50_000_000), {
        params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 },
      }),
    ),
    'answer-too-large',
    'ANSWER_TOO_LARGE',
    /bytes in br/,
  ],
])('a coding that is %s: unknown, its bytes described and not shown', async (...row) => {
  const [, parts, reason, detail, raw] = row;
  const outcome = await call(parts);
  expect(outcome).toMatchObject({ status: 'unknown', reason, detail, httpStatus: 200 });
  expect(outcome.raw).toMatch(raw);
  expect(outcome.raw).not.toContain(SECRET);
});

test('a coded answer that breaks off is described too', async () => {
  const [head = ''] = coded('gzip', gzip);
  const outcome = await call([head, gzip.subarray(0, 40)], true);
  expect(outcome).toMatchObject({ status: 'unknown', reason: 'answer-cut-short' });
  expect(outcome.raw).toMatch(/^\[40 bytes in gzip/);
});

test('interim answers without end are no answer', async () => {
  const parts = Array.from({ length: 12 }, () => ['HTTP/1.1 102 Processing\r\n\r\n', 200]).flat();
  const timeouts = { ...PATIENT, headers: 1_000 };
  expect(await call(parts, false, timeouts)).toMatchObject({
    status: 'unknown',
    reason: 'no-answer',
  });
});

test('an empty answer is empty, whatever its coding', async () => {
  const delivery = await transport().get(
    (await server(coded('gzip', Buffer.alloc(0)), false)).url,
    '',
  );
  expect(delivery).toMatchObject({ kind: 'answer', body: '' });
});

test('a connection that said 100 Continue serves the next request too', async () => {
  const far = await server(['HTTP/1.1 100 Continue\r\n\r\n', ...whole(UTF8)], false);
  const near = transport();
  for (let n = 1; n <= 3; n += 1) expect((await near.get(far.url, '')).kind).toBe('answer');
  expect(far.requests()).toBe(3);
});
