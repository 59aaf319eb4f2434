import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  CONTROL_TOKEN,
  type HttpDesk,
  httpDesk,
  PRESET,
  READ_TOKEN,
} from '../../support/control/http-desk.ts';
import { type RawConnection, rawConnection } from '../../support/control/raw-connection.ts';
import { until } from '../../support/desktop/until.ts';

/** The server of the HTTP API, given bytes that no client library sends. */
const START = `/v1/presets/${encodeURIComponent(PRESET)}/start`;
/** More than the server takes at once. */
const MANY = 140;

let desk: HttpDesk;
let before = 0;
const connections: RawConnection[] = [];

beforeAll(async () => {
  desk = await httpDesk();
});
beforeEach(() => {
  before = desk.far.requests.length;
});
afterEach(() => {
  for (const connection of connections.splice(0)) connection.destroy();
});
afterAll(async () => {
  const { faults } = desk;
  await desk.close();
  expect(faults).toEqual([]);
});

const sent = () => desk.far.requests.length - before;

async function connection(options?: { allowHalfOpen?: boolean }): Promise<RawConnection> {
  const one = await rawConnection(desk.port, options);
  connections.push(one);
  return one;
}

/** The head of a request by hand. */
const head = (line: string, headers: readonly string[] = []) =>
  [line, ...headers, '', ''].join('\r\n');

const host = () => `Host: 127.0.0.1:${desk.port}`;
const token = (value = READ_TOKEN) => `Authorization: Bearer ${value}`;
const CLOSE = 'Connection: close';

/** Sends it on a connection of its own, and gives the status and the reason of what came before the end. */
async function answer(bytes: string): Promise<[status: number, reason: string | undefined]> {
  const one = await connection();
  one.send(bytes);
  const told = await one.closed();
  return [Number(/^HTTP\/1\.1 (\d+)/.exec(told)?.[1]), /"reason":"([^"]+)"/.exec(told)?.[1]];
}

const asks = (headers: readonly string[], line = 'GET /v1/presets HTTP/1.1') =>
  answer(head(line, [...headers, CLOSE]));

/** Whether the server answers an honest client now. */
const isServing = () =>
  desk.ask('/v1/presets', { token: READ_TOKEN }).then(
    ({ status }) => status === 200,
    () => false,
  );

describe('the Host', () => {
  test.each([
    ['127.0.0.1:PORT', 200],
    ['LocalHost:PORT', 200],
    ['localhost.:PORT', 421],
    ['127.0.0.1.:PORT', 421],
    ['127.0.0.1: PORT', 421],
    ['127.0.0.1:', 421],
    ['[::1]:PORT', 421],
    ['[::ffff:127.0.0.1]:PORT', 200],
    ['0.0.0.0:PORT', 421],
    ['127.1:PORT', 421],
    ['2130706433:PORT', 421],
    ['', 421],
  ])('%s: %i', async (name, status) => {
    const [told, reason] = await asks([
      `Host: ${name.replace('PORT', String(desk.port))}`,
      token(),
    ]);
    expect([told, reason]).toEqual([status, status === 200 ? undefined : 'host']);
  });

  test('that is missing or stands twice is none', async () => {
    expect(await asks([token()])).toEqual([421, 'host']);
    expect(await asks([host(), host(), token()])).toEqual([421, 'host']);
    expect(await asks([host(), 'Host: evil.example', token()])).toEqual([421, 'host']);
  });

  test('of an absolute address does not count: such a request is refused', async () => {
    for (const target of [`http://127.0.0.1:${desk.port}`, 'http://evil.example']) {
      const told = await asks([host(), token()], `GET ${target}/v1/presets HTTP/1.1`);
      expect(told).toEqual([400, 'bad-path']);
    }
  });
});

describe('what is no HTTP/1.1', () => {
  test('HTTP/1.0 is answered by the same rules, and its connection ends', async () => {
    const ask = (headers: readonly string[]) => answer(head('GET /v1/presets HTTP/1.0', headers));
    expect(await ask([token()])).toEqual([421, 'host']);
    expect(await ask([host()])).toEqual([401, 'no-token']);
    expect(await ask([host(), token()])).toEqual([200, undefined]);
  });

  test.each([
    'BREW /v1/presets HTTP/1.1',
    'GET /v1/pre sets HTTP/1.1',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  ])('%j is refused as a problem', async (line) => {
    expect(await asks([host(), token()], line)).toEqual([400, 'bad-request']);
  });

  test('a body of two lengths is none, whatever its token', async () => {
    const two = ['Content-Length: 1', 'Transfer-Encoding: chunked'];
    const told = await asks([host(), token(CONTROL_TOKEN), ...two], `POST ${START} HTTP/1.1`);
    expect(told).toEqual([400, 'bad-request']);
    expect(sent()).toBe(0);
  });

  test('an expectation is not needed', async () => {
    expect(await asks([host(), token(), 'Expect: the-unexpected'])).toEqual([200, undefined]);
  });
});

describe('a head that is too large', () => {
  test('by its bytes, or by its headers, is refused whole', async () => {
    const bomb = Array.from({ length: 65 }, (_, at) => `X-${at}: x`);
    expect(await asks([host(), token(), ...bomb])).toEqual([431, 'head-too-large']);
    expect(await asks([host(), token(), `X: ${'x'.repeat(9_000)}`])).toEqual([
      431,
      'head-too-large',
    ]);
    // What stands behind the last one that counts is not left out.
    const press = [
      host(),
      token(CONTROL_TOKEN),
      ...bomb,
      'Idempotency-Key: a',
      'Content-Length: 0',
    ];
    expect(await asks(press, `POST ${START} HTTP/1.1`)).toEqual([431, 'head-too-large']);
    expect(sent()).toBe(0);
  });
});

describe('a body', () => {
  test('that never ends is cut off, and starts nothing', async () => {
    const one = await connection();
    const chunked = [host(), token(CONTROL_TOKEN), 'Transfer-Encoding: chunked'];
    one.send(head(`POST ${START} HTTP/1.1`, chunked));
    const chunk = `4000\r\n${' '.repeat(0x4000)}\r\n`;
    await until('it is cut off', () => {
      one.send(chunk);
      return one.isClosed;
    });
    expect(sent()).toBe(0);
  });

  test('whose token is revoked before it has come starts nothing', async () => {
    const settings = desk.near.control.get();
    const one = await connection();
    const two = [host(), token(CONTROL_TOKEN), 'Content-Type: application/json', CLOSE];
    one.send(head(`POST ${START} HTTP/1.1`, [...two, 'Content-Length: 2']));
    one.send('{');
    expect(await isServing()).toBe(true);
    desk.near.control.save({ http: { ...settings.http, tokens: [] } });
    one.send('}');
    expect(await one.closed()).toMatch(/^HTTP\/1\.1 401 [\s\S]*"wrong-token"/);
    desk.near.control.save(settings);
    expect(sent()).toBe(0);
  });
});

describe('requests one behind the other', () => {
  test('are answered in their order', async () => {
    const one = await connection();
    const first = head('GET /v1/recordings HTTP/1.1', [host(), token()]);
    one.send(`${first}${head('GET /v1/schedules HTTP/1.1', [host(), token(), CLOSE])}`);
    const told = await one.closed();
    expect(told.match(/\{"recordings"|\{"schedules"/g)).toEqual(['{"recordings"', '{"schedules"']);
  });

  test.each([
    ['what is no HTTP', 'no HTTP at all\r\n\r\n'],
    ['an upgrade', `GET /v1/none HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`],
  ])('a press followed by %s is not answered by the refusal of that', async (_what, rest) => {
    const one = await connection();
    const press = [host(), token(CONTROL_TOKEN), 'Content-Length: 0'];
    one.send(`${head(`POST ${START} HTTP/1.1`, press)}${rest}`);
    // Whether it started something is not told: "Nothing was started" may not be true.
    expect(await one.closed()).toBe('');
    await until('nothing is under way', () => desk.near.runner.underWay.length === 0);
    if (desk.near.state.state.recordings.length > 0) {
      await desk.ask('/v1/recordings/stop', { method: 'POST' });
    }
  });
});

describe('connections that ask for nothing', () => {
  const many = (count: number, options?: { allowHalfOpen?: boolean }) =>
    Promise.all(Array.from({ length: count }, () => connection(options)));

  test('or send a head byte by byte, keep no honest client out', async () => {
    const slow = await many(MANY);
    for (const one of slow) one.send(`GET /v1/presets HTTP/1.1\r\n${host()}\r\nX: `);
    for (let count = 0; count < 3; count += 1) {
      for (const one of slow) one.send('x');
      expect(await isServing()).toBe(true);
    }
  });

  test('or send a body byte by byte keep none out, and start nothing', async () => {
    const slow = await many(40);
    const headers = [host(), token(CONTROL_TOKEN), 'Content-Length: 1000'];
    for (const one of slow) one.send(head(`POST ${START} HTTP/1.1`, headers));
    for (let count = 0; count < 3; count += 1) {
      for (const one of slow) one.send(' ');
      expect(await isServing()).toBe(true);
    }
    expect(sent()).toBe(0);
  });

  test('or were refused and stay keep none out for long', { tags: ['slow'] }, async () => {
    const upgrade = ['Host: evil.example', 'Connection: Upgrade', 'Upgrade: websocket'];
    const staying = await many(MANY, { allowHalfOpen: true });
    for (const one of staying) one.send(head('GET /v1/events HTTP/1.1', upgrade));
    const isRefused = (one: RawConnection) => one.isClosed || one.told.startsWith('HTTP/1.1 421');
    await until('they are refused', () => staying.every(isRefused));
    await until('an honest client is served', isServing);
  });

  test('are ended in time, with a problem that says so', { tags: ['slow'] }, async () => {
    const slow = await connection();
    slow.send(`GET /v1/presets HTTP/1.1\r\n${host()}\r\n`);
    expect(await slow.closed()).toMatch(/^HTTP\/1\.1 408 [\s\S]*"too-slow"/);
  });
});

describe('a WebSocket', () => {
  const refusal = (headers: Record<string, string>, protocols: string[] = [], query = '') =>
    new Promise<number | undefined>((resolve) => {
      const url = `ws://127.0.0.1:${desk.port}/v1/events${query}`;
      const socket = new WebSocket(url, protocols, { headers });
      socket.once('unexpected-response', (_request, { statusCode }) => {
        resolve(statusCode);
        socket.terminate();
      });
      socket.once('open', () => {
        resolve(101);
        socket.terminate();
      });
      socket.once('error', () => undefined);
    });

  test('takes its token from the Authorization header alone', async () => {
    expect(await refusal({ authorization: 'Bearer a-wrong-token-0123456789' })).toBe(401);
    expect(await refusal({}, ['bearer', READ_TOKEN])).toBe(401);
    expect(await refusal({}, [], `?token=${READ_TOKEN}`)).toBe(401);
    expect(await refusal({ authorization: `Bearer ${READ_TOKEN}` }, ['any'])).toBe(101);
  });

  test('that is none is refused as a problem', async () => {
    const upgrade = [host(), token(), 'Connection: Upgrade'];
    const events = 'GET /v1/events HTTP/1.1';
    expect(await answer(head(events, [...upgrade, 'Upgrade: websocket']))).toEqual([
      400,
      'upgrade',
    ]);
    expect(await answer(head(events, [...upgrade, 'Upgrade: h2c']))).toEqual([400, 'upgrade']);
    expect(await asks([host(), token(), 'Origin: null'])).toEqual([403, 'origin']);
  });
});
