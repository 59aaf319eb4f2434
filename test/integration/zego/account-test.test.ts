import { afterEach, describe, expect, test } from 'vitest';
import { startPracticeServer } from '../../../electron/practice/server.ts';
import { testAccount } from '../../../electron/zego/actions/stream-state-calls.ts';
import { RETURN_CODES } from '../../../electron/zego/answer/return-codes.ts';
import { ServerClock } from '../../../electron/zego/clock/server-clock.ts';
import type { Credentials } from '../../../electron/zego/request/query.ts';
import type { Timeouts } from '../../../electron/zego/transport/timeouts.ts';
import { createTransport } from '../../../electron/zego/transport/transport.ts';
import { holdsSecret } from '../../support/leaks.ts';
import { PATIENT } from '../../support/patience.ts';
import { PRACTICE_MEDIA } from '../../support/practice-media.ts';
import { APP_ID, SECRET } from '../../support/provision.ts';
import { strictServer } from '../../support/strict-server/strict-server.ts';
import type { Twist } from '../../support/strict-server/types.ts';

const HALF_AN_HOUR = 30 * 60_000;
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

async function server() {
  const started = await strictServer({ appId: APP_ID, secret: SECRET });
  open.push(started);
  return started;
}

/** Someone at a workstation whose clock is off by `offMs` and who presses "Test" as often as called. */
function tester(credentials: Credentials, offMs = 0, timeouts: Timeouts = PATIENT) {
  const transport = createTransport({ timeouts });
  open.push(transport);
  const clock = new ServerClock({
    wall: () => Date.now() + offMs,
    uptime: () => performance.now(),
  });
  return () => testAccount({ transport, clock, inSlot: (attempt) => attempt() }, credentials);
}

const credentialsOf = (endpoint: string, change: Partial<Credentials> = {}): Credentials => ({
  appId: APP_ID,
  serverSecret: SECRET,
  endpoint,
  isTest: null,
  ...change,
});

/** JSON as the API sends it, or as something else does. */
const apiAnswer = (
  body: object,
  status = 200,
  type = 'application/json; charset=utf-8',
): Twist => ({
  do: 'http',
  status,
  body: JSON.stringify(body),
  headers: { 'Content-Type': type },
});

/** Facts §3a and §3c, read anew: only what was found out about the stream proves the credentials. */
const VERDICTS = {
  proven: [0, 41_003, 41_004, 41_006],
  'wrong-app-id': [3000, 30_005, 100_000_001, 100_000_010, 100_000_011],
  'wrong-secret': [3, 5003, 40_005, 100_000_005],
  'clock-off': [3002, 100_000_004],
  'wrong-environment': [30_004, 100_000_016],
  'not-enabled': [3003, 100_000_017],
  'project-offline': [1005],
  'too-frequent': [1010, 5007, 30_002],
  'server-fault': [3001, 5000, 5001, 5002, 5006, 30_003, 100_000_015],
  unclear: [
    1, 2, 4, 5, 6, 7, 8, 1000, 1001, 1002, 1003, 1006, 5004, 5005, 30_001, 30_006, 30_009, 30_010,
    30_011, 41_001, 41_002, 42_001, 42_002, 42_003, 42_004, 43_001, 100_000_000, 100_000_002,
    100_000_003, 100_000_006, 100_000_007, 100_000_008, 100_000_009, 100_000_012, 100_000_013,
    100_000_014, 4711,
  ],
};

describe('against the strict server', () => {
  test('each documented code has its verdict; one that no document lists settles nothing', async () => {
    const far = await server();
    const press = tester(credentialsOf(far.url));
    const codes = Object.values(VERDICTS).flat();
    expect(codes).toEqual(expect.arrayContaining([...RETURN_CODES.keys()]));
    for (const [verdict, own] of Object.entries(VERDICTS)) {
      for (const code of own) {
        far.script.clear();
        far.script.add({ twist: { do: 'code', code } });
        expect([code, (await press()).verdict]).toEqual([code, verdict]);
      }
    }
  });

  test.each([
    ['a status of a proxy', apiAnswer({ Code: 0 }, 502), 'HTTP 502, application/json'],
    ['a page', apiAnswer({ Code: 0 }, 200, 'text/html'), 'HTTP 200, text/html'],
    ['no type', apiAnswer({ Code: 41_004 }, 200, ''), 'HTTP 200'],
    [
      'a cache',
      {
        do: 'http',
        status: 200,
        body: '{"Code":0}',
        headers: { 'Content-Type': 'application/json', Age: '5' },
      },
      'HTTP 200, application/json, cache',
    ],
  ] as [string, Twist, string][])(
    'the right body with %s proves nothing',
    async (_, twist, detail) => {
      const far = await server();
      far.script.add({ twist });
      expect(await tester(credentialsOf(far.url))()).toMatchObject({
        verdict: 'unclear',
        detail,
        code: null,
      });
    },
  );

  test('proven: one read-only call, as documented, and nothing was started', async () => {
    const far = await server();
    expect(await tester(credentialsOf(far.url))()).toEqual({
      verdict: 'proven',
      code: 41_004,
      message: 'StreamId not found',
      detail: null,
      clockOffsetSeconds: 0,
    });
    expect(far.requests.map((request) => request.param('Action'))).toEqual([
      'DescribeRTCStreamState',
    ]);
    expect([far.violations, far.requests[0]?.answer?.acted]).toEqual([[], false]);
  });

  test('a server that echoes the request gets neither signature nor secret into the verdict', async () => {
    const far = await server();
    far.script.add({
      twist: (request) => {
        const Message = `${request.requestLine} ${request.param('Signature')} ${SECRET}`;
        return apiAnswer({ Code: 41_004, Message });
      },
    });
    const said = await tester(credentialsOf(far.url))();
    const signature = far.requests[0]?.param('Signature') ?? '';
    expect([signature.length, said.verdict]).toEqual([32, 'proven']);
    expect(said.message).toContain('Action=DescribeRTCStreamState');
    expect(holdsSecret(JSON.stringify(said), [SECRET, signature])).toBe(false);
  });

  test('wrong AppId', async () => {
    const far = await server();
    expect(await tester(credentialsOf(far.url, { appId: 54_321 }))()).toMatchObject({
      verdict: 'wrong-app-id',
      code: 100_000_010,
    });
  });

  test('wrong secret', async () => {
    const far = await server();
    const serverSecret = 'f'.repeat(32);
    expect(await tester(credentialsOf(far.url, { serverSecret }))()).toMatchObject({
      verdict: 'wrong-secret',
      code: 100_000_005,
    });
  });

  test.each([HALF_AN_HOUR, -HALF_AN_HOUR])(
    'a clock that is off by %i ms: tried once more by the server’s time, and told by how much',
    async (offMs) => {
      const far = await server();
      const press = tester(credentialsOf(far.url), offMs);
      const first = await press();
      expect(first.verdict).toBe('proven');
      expect(Math.abs(first.clockOffsetSeconds + offMs / 1000)).toBeLessThanOrEqual(3);
      expect(far.requests).toHaveLength(2);
      expect((await press()).verdict).toBe('proven');
      expect(far.requests).toHaveLength(3);
    },
  );

  test('expired by each time: told as that, and by how much is not claimed', async () => {
    const far = await server();
    far.script.add({ twist: { do: 'code', code: 100_000_004 } });
    expect(await tester(credentialsOf(far.url), HALF_AN_HOUR)()).toMatchObject({
      verdict: 'clock-off',
      code: 100_000_004,
      clockOffsetSeconds: 0,
    });
    expect(far.requests).toHaveLength(2);
  });

  test('a project that asks for IsTest is tested with it', async () => {
    const far = await server();
    expect((await tester(credentialsOf(far.url, { isTest: true }))()).verdict).toBe('proven');
    expect(far.requests[0]?.param('IsTest')).toBe('true');
    expect(far.violations).toEqual([]);
  });

  test('nobody there: unreachable, with the cause', async () => {
    const far = await server();
    await far.unplug();
    expect(await tester(credentialsOf(far.url))()).toMatchObject({
      verdict: 'unreachable',
      code: null,
      detail: 'ECONNREFUSED',
    });
  });

  test('nobody answers: unreachable', async () => {
    const far = await server();
    far.script.add({ twist: { do: 'silence' } });
    const press = tester(credentialsOf(far.url), 0, { ...PATIENT, headers: 500 });
    expect((await press()).verdict).toBe('unreachable');
  });

  test('an answer in a coding that nobody can read: unclear, for something did answer', async () => {
    const far = await server();
    const headers = { 'content-encoding': 'pack200-gzip' };
    far.script.add({ twist: { do: 'http', status: 200, body: '{}', headers } });
    expect(await tester(credentialsOf(far.url))()).toMatchObject({
      verdict: 'unclear',
      detail: 'CODING_UNKNOWN',
    });
  });

  test.each([
    [502, '<html><body>captive portal</body></html>'],
    [200, ''],
    [200, '{"ok":true}'],
    [200, '{"Code":"fine"}'],
  ])('something else answers %i %j: unclear, never proven', async (status, body) => {
    const far = await server();
    const date = 'Thu, 01 Jan 2015 00:00:00 GMT';
    far.script.add({ when: 1, twist: { do: 'http', status, body, headers: { date } } });
    const press = tester(credentialsOf(far.url));
    expect(await press()).toMatchObject({
      verdict: 'unclear',
      detail: `HTTP ${status}, text/html`,
      clockOffsetSeconds: 0,
    });
    // Its word on the time was not believed either.
    expect((await press()).verdict).toBe('proven');
  });
});

describe('against the practice server', () => {
  test('proven, wrong AppId and wrong secret are told apart, whatever the clock', async () => {
    const practice = await startPracticeServer({ media: PRACTICE_MEDIA });
    open.push(practice);
    const { credentials } = practice;
    const appId = credentials.appId === 1 ? 2 : 1;
    expect((await tester(credentials)()).verdict).toBe('proven');
    expect((await tester({ ...credentials, appId })()).verdict).toBe('wrong-app-id');
    expect((await tester({ ...credentials, serverSecret: 'x' })()).verdict).toBe('wrong-secret');
    expect((await tester(credentials, HALF_AN_HOUR)()).verdict).toBe('proven');
  });
});
