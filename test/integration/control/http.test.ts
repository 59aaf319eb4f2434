import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { EventSource } from 'eventsource';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  healthSchema,
  presetListSchema,
  problemDetailsSchema,
  runAnswerSchema,
  runDetailSchema,
} from '#contract/control/http.ts';
import { type PublishedMessage, publishedMessageSchema } from '#contract/control/messages.ts';
import type { ControlSettings } from '#contract/model/control.ts';
import {
  answers,
  CONTROL_TOKEN,
  type HttpDesk,
  httpDesk,
  PRESET,
  READ_TOKEN,
  type Told,
} from '../../support/control/http-desk.ts';
import { until } from '../../support/desktop/until.ts';
import { commandsIn } from '../../support/document-commands.ts';
import { readDocument } from '../../support/documents.ts';

/** The HTTP API on real sockets, in the whole program without its desktop, against an independent server. */
const NEWS = `/v1/presets/${encodeURIComponent(PRESET)}`;

let desk: HttpDesk;
let settings: ControlSettings;
/** Requests that the server had seen before this test. */
let before = 0;

beforeAll(async () => {
  desk = await httpDesk();
  settings = desk.near.control.get();
});
beforeEach(() => {
  before = desk.far.requests.length;
});
afterEach(async () => {
  desk.near.control.save(settings);
  if (desk.near.state.state.recordings.length > 0) await press('stop');
});
afterAll(async () => {
  const { faults } = desk;
  await desk.close();
  expect(faults).toEqual([]);
});

const sent = () => desk.far.requests.length - before;

const press = (what: string, key?: string | null, token?: string | null) =>
  desk.ask(`${NEWS}/${what}`, {
    method: 'POST',
    ...(key !== undefined && { key }),
    ...(token !== undefined && { token }),
  });

/** A problem as every refusal is told: what it is, and that nothing was sent. */
function expectProblem(told: Told, status: number, reason: string): void {
  expect([told.status, told.json?.reason]).toEqual([status, reason]);
  expect(told.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(problemDetailsSchema.parse(told.json)).toMatchObject({ status, sent: false });
  expect(told.json.detail).toContain('Nothing was started or stopped');
}

describe('a press', () => {
  test('is answered with its verdict, and the history says which token it was', async () => {
    const started = await press('start');
    expect(started.status).toBe(200);
    expect(runAnswerSchema.parse(started.json)).toMatchObject({
      ...{ status: 'accepted', settled: true, accepted: true },
      runs: [{ run: { preset: PRESET, source: 'http' }, calls: [{ status: 'accepted' }] }],
    });
    const [run] = Object.values(desk.near.state.state.runs);
    expect(run).toMatchObject({ source: 'http', via: 'Stream Deck', id: started.json.run });
    const kept = runDetailSchema.parse((await desk.ask(`/v1/runs/${run?.id}`)).json);
    expect(kept).toEqual(started.json.runs[0]);
    expect((await desk.ask('/v1/recordings')).json.recordings).toMatchObject([{ preset: PRESET }]);
    const stopped = await press('stop');
    expect(stopped.json).toMatchObject({
      accepted: true,
      runs: [{ run: { action: 'StopCDNRecord' } }],
    });
    expect((await desk.ask('/v1/recordings')).json).toEqual({ recordings: [] });
    expect(sent()).toBe(2);
    await desk.near.feedHistory();
    const history = await desk.ask('/v1/history?limit=1');
    expect(history.json).toMatchObject({ rows: [{ presetName: PRESET, action: 'StopCDNRecord' }] });
  });

  test('by the id of the preset does the same as by its name', async () => {
    const { id } = desk.near.presets.findByName(PRESET) ?? {};
    const told = await desk.ask(`/v1/presets/${id}/start`, { method: 'POST' });
    expect([told.status, told.json.accepted]).toEqual([200, true]);
  });

  test('that comes again with its key gets the very answer of the first one, and sends nothing', async () => {
    const [first, second] = await Promise.all([
      press('start', 'of-the-same-press'),
      press('start', 'of-the-same-press'),
    ]);
    const third = await press('start', 'of-the-same-press');
    expect(first.status).toBe(200);
    expect([second.text, third.text]).toEqual([first.text, first.text]);
    expect(third.headers['idempotency-replayed']).toBe('true');
    expect(sent()).toBe(1);
    expectProblem(await press('stop', 'of-the-same-press'), 422, 'idempotency-key-reused');
    expectProblem(await press('start', ''), 400, 'idempotency-key-malformed');
    expectProblem(await press('start', 'with space'), 400, 'idempotency-key-malformed');
    expect(sent()).toBe(1);
  });

  test('that comes with the key of a start that has ended since starts nothing, and does not say that it did', async () => {
    const first = await press('start', 'a-fixed-key');
    expect(first.status).toBe(200);
    await press('stop', 'a-fixed-key-of-the-stop');
    const again = await press('start', 'a-fixed-key');
    expectProblem(again, 409, 'idempotency-key-outdated');
    expect(again.json.run).toBe(first.json.run);
    expect((await desk.ask('/v1/recordings')).json).toEqual({ recordings: [] });
    // The stop's own answer holds until something is started again.
    const stopped = await press('stop', 'a-fixed-key-of-the-stop');
    expect([stopped.status, stopped.headers['idempotency-replayed']]).toEqual([200, 'true']);
    expect(sent()).toBe(2);
    await press('start');
    expectProblem(await press('stop', 'a-fixed-key-of-the-stop'), 409, 'idempotency-key-outdated');
    expect(sent()).toBe(3);
  });

  test('without a key is a press of its own, and leaves alone what runs', async () => {
    expect((await press('start', null)).json).toMatchObject({ accepted: true });
    expectProblem(await press('start', null), 409, 'nothing-missing');
    expect((await press('stop', null)).json).toMatchObject({ accepted: true });
    expect((await press('start', null)).json).toMatchObject({ accepted: true });
    expect(sent()).toBe(3);
  });

  test('on what records already sends nothing, and says what records', async () => {
    await press('start');
    const again = await press('start');
    expectProblem(again, 409, 'nothing-missing');
    expect(again.json.running).toEqual([{ vendor: 'Tencent', streamIds: ['cdn01'] }]);
    expectProblem(await press('retry-missing'), 409, 'nothing-missing');
    expect(sent()).toBe(1);
  });

  test('while a run is under way names that run', { tags: ['slow'] }, async () => {
    desk.far.script.add({ when: before + 1, twist: { do: 'nothing', delayMs: 4_500 } });
    const first = press('start');
    await until('the server sees it', () => sent() === 1);
    const second = await press('start');
    expectProblem(second, 409, 'already-running');
    expect(second.json.run).toBe(desk.near.runner.underWay[0]?.id);
    const told = await first;
    expect([told.status, told.headers.location]).toEqual([202, `/v1/runs/${second.json.run}`]);
    expect(told.json).toMatchObject({ settled: false, accepted: null, status: 'sending' });
    await until('it settles', () => desk.near.runner.underWay.length === 0);
    const late = await desk.ask(`/v1/runs/${second.json.run}`);
    expect(late.json.run).toMatchObject({ status: 'accepted' });
  });

  test('stops everything that records', async () => {
    await press('start');
    const told = await desk.ask('/v1/recordings/stop', { method: 'POST' });
    expect([told.status, told.json.accepted]).toEqual([200, true]);
    expectProblem(
      await desk.ask('/v1/recordings/stop', { method: 'POST' }),
      409,
      'nothing-to-stop',
    );
  });
});

describe('nothing is started', () => {
  test('without a token, with a wrong or a revoked one, or by one that may only read', async () => {
    expectProblem(await press('start', 'a', null), 401, 'no-token');
    expectProblem(await press('start', 'a', `${CONTROL_TOKEN}x`), 401, 'wrong-token');
    expectProblem(await press('start', 'a', READ_TOKEN), 403, 'scope');
    expect((await desk.ask('/v1/presets', { token: READ_TOKEN })).status).toBe(200);
    const { http } = desk.near.control.get();
    desk.near.control.save({ http: { ...http, tokens: [] } });
    expectProblem(await press('start', 'a'), 401, 'wrong-token');
    expect(sent()).toBe(0);
  });

  test('under another Host, as a page of a rebound name sends it', async () => {
    const { port } = desk;
    const asked = (host: string) =>
      desk.ask(`${NEWS}/start`, { method: 'POST', key: host, headers: { host } });
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      `127.0.0.1:${port + 1}`,
      'localhost',
      `192.0.2.1:${port}`,
      '[::1',
    ]) {
      expectProblem(await asked(host), 421, 'host');
    }
    expect(sent()).toBe(0);
    expect((await asked(`localhost:${port}`)).status).toBe(200);
  });

  test('by a page of an origin that is not allowed; one that is may ask first', async () => {
    const asked = (headers: Record<string, string>, method = 'POST') =>
      desk.ask(`${NEWS}/start`, { method, headers });
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${desk.port}` },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expectProblem(await asked(headers), 403, 'origin');
    }
    expect(sent()).toBe(0);
    const { http } = desk.near.control.get();
    desk.near.control.save({ http: { ...http, origins: ['https://panel.example'] } });
    const origin = 'https://panel.example';
    const preflight = await desk.ask(`${NEWS}/start`, {
      method: 'OPTIONS',
      token: null,
      headers: { origin },
    });
    expect([preflight.status, preflight.headers['access-control-allow-origin']]).toEqual([
      204,
      origin,
    ]);
    expect((await asked({ origin })).status).toBe(200);
  });

  test('by a body that is too large, no JSON, or says anything', async () => {
    const post = (body: string | Buffer, type = 'application/json') =>
      desk.ask(`${NEWS}/start`, { method: 'POST', body, headers: { 'content-type': type } });
    expectProblem(await post(Buffer.alloc(5_000, 32)), 413, 'too-large');
    expectProblem(await post(Buffer.alloc(1_000_000, 32)), 413, 'too-large');
    expectProblem(await post('{}', 'text/plain'), 415, 'media-type');
    expectProblem(await post('{'), 400, 'bad-body');
    expectProblem(await post('{"force":true}'), 400, 'bad-body');
    expect(sent()).toBe(0);
    expect((await post('{}')).status).toBe(200);
  });

  test('by what is no path, no method or no query of the API', async () => {
    expectProblem(
      await desk.ask('/v1/presets/%E0%A4%A/start', { method: 'POST' }),
      400,
      'bad-path',
    );
    expectProblem(await desk.ask('/v1/nothing'), 404, 'no-such-path');
    expectProblem(await desk.ask('/v1/presets?all=1'), 400, 'bad-query');
    expectProblem(await desk.ask('/v1/history?limit=0'), 400, 'bad-query');
    expectProblem(await desk.ask('/v1/history?limit=1&limit=2'), 400, 'bad-query');
    const wrong = await desk.ask(`${NEWS}/start`);
    expectProblem(wrong, 405, 'method');
    expect(wrong.headers.allow).toBe('POST');
  });

  test('by what is no HTTP, or does not end', async () => {
    const host = `Host: 127.0.0.1:${desk.port}`;
    expect(await desk.raw('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n')).toMatch(
      /^HTTP\/1.1 400/,
    );
    expect(await desk.raw(`GET / HTTP/1.1\r\n${host}\r\nX: ${'x'.repeat(9_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 4/,
    );
    expect(
      await desk.raw(
        `POST ${NEWS}/start HTTP/1.1\r\n${host}\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
      ),
    ).toMatch(/^HTTP\/1.1 400/);
    expect(sent()).toBe(0);
  });
});

describe('what it shows', () => {
  test('presets, schedules, files and health are what the schemas say', async () => {
    const presets = presetListSchema.parse((await desk.ask('/v1/presets')).json);
    expect(presets.presets.map(({ name }) => name)).toContain(PRESET);
    expect((await desk.ask(NEWS)).json).toMatchObject({ name: PRESET, recording: 0 });
    expect((await desk.ask('/v1/schedules')).json).toEqual({ schedules: [] });
    expect((await desk.ask('/v1/files')).json).toMatchObject({ files: [], next: null });
    const health = healthSchema.parse((await desk.ask('/v1/health')).json);
    expect(health).toMatchObject({ remotePaused: false, recordings: 0, underWay: 0 });
  });

  test('numbers for Prometheus, without names of streams', async () => {
    await press('start');
    const { text, headers } = await desk.ask('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toMatch(
      /^cdn_recorder_calls_total\{vendor="Tencent",action="StartCDNRecord",outcome="accepted"\} \d+$/m,
    );
    expect(text).toMatch(
      /^cdn_recorder_recordings\{preset="[^"]+",vendor="Tencent",certainty="accepted"\} 1$/m,
    );
    expect(text).not.toContain('cdn01');
  });

  test('that a token was used, and no token anywhere on disk', async () => {
    await desk.ask('/v1/presets', { token: READ_TOKEN });
    const used = desk.near.control
      .get()
      .http.tokens.map(({ name, lastUsedAt }) => [name, lastUsedAt !== null]);
    expect(used).toContainEqual(['Wall', true]);
    expect(JSON.stringify(desk.near.control.get())).not.toContain(READ_TOKEN);
  });
});

describe('events', () => {
  test('over a WebSocket: a snapshot, then every change, numbered without a hole', async () => {
    const told: PublishedMessage[] = [];
    const socket = new WebSocket(`ws://127.0.0.1:${desk.port}/v1/events`, {
      headers: { authorization: `Bearer ${READ_TOKEN}` },
    });
    socket.on('message', (text) => told.push(JSON.parse(String(text))));
    await until('the snapshot', () => told.length > 0);
    await press('start');
    await until('the recording', () => told.some(({ type }) => type === 'recording'));
    socket.close();
    for (const message of told) publishedMessageSchema.parse(message);
    expect(told[0]?.type).toBe('snapshot');
    expect(told.map(({ seq }) => seq)).toEqual(told.map((_one, index) => index + 1));
    await until('the reader is gone', () => readersLeft().then((count) => count === 0));
  });

  test('as Server-Sent Events', async () => {
    const told: PublishedMessage[] = [];
    const source = new EventSource(`http://127.0.0.1:${desk.port}/v1/events`, {
      fetch: (url, init) =>
        fetch(url, {
          ...init,
          headers: { ...init?.headers, authorization: `Bearer ${READ_TOKEN}` },
        }),
    });
    source.onmessage = ({ data, lastEventId }) => {
      told.push(JSON.parse(data));
      expect(Number(lastEventId)).toBe(told.at(-1)?.seq);
    };
    await until('the snapshot', () => told.length > 0);
    await press('start');
    await until('the recording', () => told.some(({ type }) => type === 'recording'));
    source.close();
    expect(told[0]?.type).toBe('snapshot');
  });

  test('are for tokens alone, and for so many readers', async () => {
    const refused = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${desk.port}/v1/events`, { headers });
        socket.once('unexpected-response', (_request, { statusCode }) => {
          resolve(statusCode);
          socket.terminate();
        });
        socket.once('error', () => undefined);
      });
    expect(await refused({})).toBe(401);
    const authorization = `Bearer ${READ_TOKEN}`;
    expect(await refused({ authorization, origin: 'https://evil.example' })).toBe(403);
    expect(await refused({ authorization, host: 'evil.example' })).toBe(421);
    const sockets = Array.from(
      { length: 32 },
      () => new WebSocket(`ws://127.0.0.1:${desk.port}/v1/events`, { headers: { authorization } }),
    );
    await Promise.all(sockets.map((socket) => once(socket, 'message')));
    expect(await refused({ authorization })).toBe(503);
    for (const socket of sockets) socket.terminate();
    await until('the readers are gone', () => readersLeft().then((count) => count === 0));
  });
});

/** Readers of events, by the program's own numbers. */
async function readersLeft(): Promise<number> {
  const { text } = await desk.ask('/metrics');
  return Number(/^cdn_recorder_event_readers (\d+)$/m.exec(text)?.[1]);
}

test.each(['docs/automation.md', 'docs/automation.zh-CN.md'])(
  'the commands of %s run as they stand',
  { tags: ['slow'] },
  async (path) => {
    const commands = commandsIn(readDocument(path)).filter((line) => line.startsWith('curl '));
    expect(commands).toHaveLength(4);
    for (const command of commands) {
      const here = command.replaceAll('127.0.0.1:9480', `127.0.0.1:${desk.port}`);
      const env = { ...process.env, TOKEN: CONTROL_TOKEN };
      const { stdout } = await promisify(execFile)('sh', ['-c', here], { env });
      expect(JSON.parse(stdout)).not.toHaveProperty('reason');
    }
    expect(sent()).toBe(2);
  },
);

test('it listens only while it is switched on, moves where it is told, and comes back to a port that was taken', {
  tags: ['slow'],
}, async () => {
  const { http } = desk.near.control.get();
  desk.near.control.save({ http: { ...http, enabled: false } });
  await until('the port is closed', async () => !(await answers(desk.port)));
  await until('it is shown as closed', () => desk.near.state.state.openPorts.http === null);
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(desk.port, '127.0.0.1', resolve));
  desk.near.control.save({ http });
  const problem = () =>
    desk.near.state.state.problems.find(({ code }) => code === 'control-http-failed');
  await until('the problem is shown', () => problem() !== undefined);
  expect(problem()?.detail).toBe(`127.0.0.1:${desk.port} EADDRINUSE`);
  await new Promise((resolve) => other.close(resolve));
  await until('it listens again', () => problem() === undefined);
  expect(desk.near.state.state.openPorts.http).toBe(`http://127.0.0.1:${desk.port}`);
  expect((await desk.ask('/v1/presets')).status).toBe(200);
});

test('a press is refused with the reason of the command line', async () => {
  const preset = desk.near.presets.findByName(PRESET);
  if (!preset) throw new Error('no preset');
  const { id, ...draft } = preset;
  desk.near.presets.save(id, { ...draft, archived: true });
  expectProblem(await press('start'), 409, 'archived');
  desk.near.presets.save(id, draft);
  desk.near.vault.lock();
  expectProblem(await press('start'), 409, 'credentials-unavailable');
  desk.near.control.save({ paused: true });
  expectProblem(await press('start'), 409, 'remote-paused');
  expectProblem(await desk.ask('/v1/presets/none/start', { method: 'POST' }), 404, 'not-found');
  expect(sent()).toBe(0);
});

/** Last: what it locks out is the address of every test. */
test('who guesses tokens has to wait', async () => {
  const told: Told[] = [];
  for (let count = 0; count < 12; count += 1)
    told.push(await press('start', 'a', `guess-${count}`));
  expect(told.map(({ status }) => status)).toContain(429);
  expect(told.at(-1)?.headers['retry-after']).toBe('1');
});
