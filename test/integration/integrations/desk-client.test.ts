import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { deskAddress } from '../../../integrations/shared/ask.ts';
import { DeskClient } from '../../../integrations/shared/desk-client.ts';
import type { ApiMessage } from '../../../integrations/shared/messages.ts';
import { pressPath, STOP_ALL_PATH } from '../../../integrations/shared/press.ts';
import { until } from '../../support/desktop/until.ts';
import { ScriptedApi } from '../../support/integrations/scripted-api.ts';

/** The client that both integrations have, on real sockets; the whole program answers it in test/long. */
const at = '2026-11-28T10:00:05Z';
const snapshot = (seq: number, name = 'Evening news'): ApiMessage => ({
  type: 'snapshot',
  seq,
  at,
  app: { knowsWhatRuns: true },
  presets: [
    {
      ...{ id: 'p1', name, archived: false, deleted: false, state: 'accepted', recording: 1 },
      ...{ total: 1, uncertain: 0, retryable: [], runStatus: 'accepted' },
      ...{ since: at, endsAt: null },
    },
  ],
  ...{ recordings: [], runs: [], fileSearches: [] },
});

let api: ScriptedApi;
let client: DeskClient;
let port: number;

beforeEach(async () => {
  api = new ScriptedApi();
  port = await api.listen();
  client = new DeskClient({
    openSocket: (url, options) => new WebSocket(url, options),
    onChange: () => undefined,
  });
});
afterEach(async () => {
  client.close();
  await api.close();
});

const follow = () =>
  client.connect(deskAddress({ address: '127.0.0.1', port, token: 'a-token-of-a-desk' }));
const connected = (count = 1) => until('it is connected', () => api.readers.length === count);
/** It waits a second before it connects again. */
const SLOW = { tags: ['slow'] };
const names = () => client.view.board?.presets.map(({ name }) => name);
const presses = () => api.asked.filter((what) => /^POST .*\/(start|stop)$/.test(what));

async function live(): Promise<void> {
  follow();
  await connected();
  api.tell(snapshot(1));
  await until('it is live', () => client.view.mayPress !== null);
}

test('knows nothing before the snapshot', async () => {
  follow();
  await connected();
  expect(client.view).toMatchObject({ link: { kind: 'connecting' }, board: null, mayPress: null });
  api.tell(snapshot(1));
  await until('it is live', () => client.view.remotePaused !== null);
  expect(names()).toEqual(['Evening news']);
});

test('knows nothing between a gap and the next snapshot', async () => {
  await live();
  api.tell({ type: 'gap', seq: 2, at, lost: 3 });
  await until('the gap is told', () => client.view.board === null);
  api.tell(snapshot(3, 'Late talk'));
  await until('the snapshot is told', () => names()?.[0] === 'Late talk');
  expect(api.readers).toHaveLength(1);
});

const HARMS: readonly [string, object, () => void][] = [
  ['a message is missing', {}, () => api.tell({ type: 'call', seq: 9, at })],
  ['what comes is no JSON', SLOW, () => api.readers[0]?.send('<html>')],
  ['the connection ends', SLOW, () => api.readers[0]?.terminate()],
];
for (const [name, options, harm] of HARMS) {
  test(`forgets all and connects again where ${name}`, options, async () => {
    await live();
    harm();
    await until('it knows nothing', () => client.view.link.kind === 'unreachable');
    expect(client.view).toMatchObject({ board: null, remotePaused: null, mayPress: null });
    await until('it has come back', () => {
      const asked = api.asked.filter((what) => what === 'GET /v1/events');
      return asked.length === 2 && api.readers.length === 1;
    });
    api.tell(snapshot(1, 'Late talk'));
    await until('it is live again', () => names()?.[0] === 'Late talk');
  });
}

test('tells why it is refused', async () => {
  api.refusal = { status: 401, reason: 'wrong-token' };
  follow();
  await until('it is refused', () => client.view.link.kind === 'refused');
  expect(client.view.link).toMatchObject({ reason: 'wrong-token' });
  expect(api.asked).toEqual(['GET /v1/events']);
});

test('asks whether its token may press, without a press', async () => {
  api.scope = 'read';
  await live();
  expect(client.view.mayPress).toBe(false);
  expect(presses()).toEqual([]);
});

describe('a press', () => {
  test('is sent once, by id or name', async () => {
    follow();
    const results = [
      await client.press(pressPath('Late talk / 晚', 'start')),
      await client.press(STOP_ALL_PATH),
    ];
    expect(results).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }]);
    expect(presses()).toEqual([
      'POST /v1/presets/Late%20talk%20%2F%20%E6%99%9A/start',
      'POST /v1/recordings/stop',
    ]);
  });

  test.each<[string, ScriptedApi['answerPress'], object]>([
    [
      'of which the answer is lost is unknown',
      (response) => response.destroy(),
      { kind: 'unknown' },
    ],
    [
      'that a proxy answers is unknown',
      (response) => response.writeHead(502).end('<html>'),
      { kind: 'unknown' },
    ],
    [
      'that is open goes on',
      (response) => response.writeHead(202).end('{"settled":false,"accepted":null}'),
      { kind: 'open' },
    ],
    [
      'that came to something else is not accepted',
      (response) =>
        response.writeHead(200).end('{"settled":true,"accepted":false,"status":"partial"}'),
      { kind: 'not-accepted', status: 'partial' },
    ],
    [
      'of which only what records was left out is accepted',
      (response) =>
        response
          .writeHead(200)
          .end('{"settled":true,"accepted":false,"status":"accepted","running":[{}]}'),
      { kind: 'accepted' },
    ],
    [
      'that left out what may record is to verify',
      (response) =>
        response
          .writeHead(200)
          .end('{"settled":true,"accepted":false,"status":"accepted","uncertain":[{}]}'),
      { kind: 'not-accepted', status: 'unknown' },
    ],
    [
      'that could not stop all says why',
      (response) =>
        response
          .writeHead(200)
          .end(
            '{"settled":true,"accepted":false,"status":"accepted","unstopped":[{"reason":"locked"}]}',
          ),
      { kind: 'not-accepted', status: 'locked' },
    ],
    [
      'that the API refuses has done nothing',
      (response) =>
        response.writeHead(409).end('{"reason":"remote-paused","detail":"x","sent":false}'),
      { kind: 'refused', reason: 'remote-paused' },
    ],
  ])('%s, and is not sent again', async (_name, answer, result) => {
    api.answerPress = answer;
    follow();
    expect(await client.press(pressPath('p1', 'start'))).toMatchObject(result);
    expect(presses()).toHaveLength(1);
  });

  test('without a server has done nothing, and says so', async () => {
    follow();
    await api.close();
    expect(await client.press(pressPath('p1', 'start'))).toMatchObject({
      ...{ kind: 'refused', reason: 'unreachable' },
    });
  });
});

test.each([
  { address: '', port: 9480, token: 'abc' },
  { address: '127.0.0.1', port: 0, token: 'abc' },
  { address: '127.0.0.1', port: 'x', token: 'abc' },
  { address: '127.0.0.1', port: 9480, token: '' },
  { address: '127.0.0.1', port: 9480, token: 'with space' },
  { address: '127.0.0.1', port: 9480, token: '令牌' },
  { address: 'host/path', port: 9480, token: 'abc' },
])('%o is no address', (entered) => {
  expect(deskAddress(entered)).toBe(null);
});

test('an address is taken as it is entered', () => {
  const token = 'abc';
  expect(deskAddress({ address: ' desk.example ', port: '9480', token })).toMatchObject({
    ...{ address: 'desk.example', port: 9480 },
  });
  expect(deskAddress({ address: '[::1]', port: 9480, token })?.address).toBe('::1');
});
