import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newNonce, practiceBench, unixNow } from '../../support/practice-bench.ts';

let bench: Awaited<ReturnType<typeof practiceBench>>;
beforeEach(async () => {
  bench = await practiceBench();
});
afterEach(() => bench.close());

const DAY = 86_400;
const rejected = (code: number) => ({ status: 'rejected', code, reason: 'return-code' });

test('a correct request is accepted', async () => {
  expect(await bench.ask()).toMatchObject({ status: 'accepted', code: 0, httpStatus: 200 });
});

describe('who asks', () => {
  test('another secret: signature wrong', async () => {
    const outcome = await bench.ask({ credentials: { serverSecret: 'x'.repeat(32) } });
    expect(outcome).toMatchObject(rejected(100_000_005));
  });

  test('another AppId: no secret known of it', async () => {
    const appId = bench.server.credentials.appId === 1 ? 2 : 1;
    expect(await bench.ask({ credentials: { appId } })).toMatchObject(rejected(100_000_010));
  });

  test('the credentials of another start are those of another project', async () => {
    const other = await practiceBench();
    const { appId, serverSecret } = other.server.credentials;
    expect((await bench.ask({ credentials: { appId, serverSecret } })).status).toBe('rejected');
    await other.close();
  });
});

describe('a signature is used once, and lives ten minutes', () => {
  test('the same request a second time is refused, and the first nonce stays used', async () => {
    const call = bench.prepare();
    expect(await bench.send(call)).toMatchObject({ status: 'accepted' });
    expect(await bench.send(call)).toMatchObject(rejected(100_000_004));
    expect(await bench.send(call)).toMatchObject(rejected(100_000_004));
  });

  test('the same nonce with another time is refused too', async () => {
    const nonce = newNonce();
    expect(await bench.ask({ nonce })).toMatchObject({ status: 'accepted' });
    expect(await bench.ask({ nonce, timestamp: unixNow() - 5 })).toMatchObject(
      rejected(100_000_004),
    );
  });

  test('a nonce under a wrong signature is not used up', async () => {
    const nonce = newNonce();
    await bench.ask({ nonce, credentials: { serverSecret: 'wrong' } });
    expect(await bench.ask({ nonce })).toMatchObject({ status: 'accepted' });
  });

  test.each([-1800, -700, 700, 1800])('a clock that is off by %d s is refused', async (offset) => {
    expect(await bench.ask({ timestamp: unixNow() + offset })).toMatchObject(rejected(100_000_004));
  });

  test.each([-500, 500])('a clock that is off by %d s still passes', async (offset) => {
    expect(await bench.ask({ timestamp: unixNow() + offset })).toMatchObject({
      status: 'accepted',
    });
  });
});

describe('what is missing or wrong has its code', () => {
  test.each([
    ['Action', null, 100_000_006],
    ['Action', 'DeleteMedia', 100_000_007],
    ['AppId', null, 100_000_001],
    ['AppId', 'abc', 100_000_001],
    ['Timestamp', null, 100_000_002],
    ['Timestamp', 'now', 100_000_003],
    ['SignatureNonce', null, 100_000_008],
    ['Signature', null, 100_000_009],
    ['Signature', '', 100_000_009],
    ['Signature', '0'.repeat(32), 100_000_005],
    ['Signature', 'é', 100_000_005],
    ['SignatureVersion', null, 100_000_013],
    ['SignatureVersion', '1.0', 100_000_014],
    ['StreamId[]', null, 2],
    ['StreamId[]', '', 2],
    ['Vendor', null, 2],
    ['Vendor', 'tencent', 4],
    ['EndTime', '0', 2],
    ['EndTime', 'tomorrow', 2],
    ['EndTime', '', 2],
  ])('%s %j: %d', async (name, value, code) => {
    const call = bench.prepare();
    const query = new URLSearchParams(call.query);
    query.delete(name);
    if (value !== null) query.append(name, value);
    expect(await bench.send({ ...call, query: query.toString() })).toMatchObject(rejected(code));
  });
});

describe('the end lies within the next 24 hours', () => {
  test.each([-60, 0, DAY + 60, 10 * DAY])('%d s from now is refused', async (seconds) => {
    expect(await bench.ask({ endTime: unixNow() + seconds })).toMatchObject(rejected(2));
  });

  test.each([60, 5400, DAY - 60])('%d s from now is taken', async (seconds) => {
    expect(await bench.ask({ endTime: unixNow() + seconds })).toMatchObject({ status: 'accepted' });
  });
});

test('more than 20 calls in a second: the rest is told to come later, and nothing is lost', async () => {
  const outcomes = await Promise.all(Array.from({ length: 60 }, () => bench.ask()));
  const of = (status: string) => outcomes.filter((outcome) => outcome.status === status);
  expect(of('accepted').length).toBeGreaterThanOrEqual(20);
  expect(of('failed').length).toBeGreaterThan(0);
  expect(of('accepted').length + of('failed').length).toBe(60);
  for (const { code, reason } of of('failed')) expect([code, reason]).toEqual([6, 'too-frequent']);
});

describe('the server itself', () => {
  test('listens on loopback alone, with credentials of its own each time', async () => {
    const { credentials } = bench.server;
    expect(new URL(credentials.endpoint).hostname).toBe('127.0.0.1');
    const other = await practiceBench();
    expect(other.server.credentials.serverSecret).not.toBe(credentials.serverSecret);
    expect(other.server.credentials.endpoint).not.toBe(credentials.endpoint);
    await other.close();
  });

  test.each(['//', '//?', '/%', '/?%', '/?%FF=%', '/x?y#z', '/?__proto__=1'])(
    'survives a request for %j, whoever sends it',
    async (path) => {
      const response = await fetch(new URL(bench.server.credentials.endpoint).origin + path);
      expect(await response.json()).toMatchObject({ Code: 100_000_006, Data: null });
      expect(await bench.ask()).toMatchObject({ status: 'accepted' });
    },
  );

  test('ends with connections open', async () => {
    bench.server.behave('no-answer');
    const lost = bench.ask();
    const seen = bench.ask();
    await bench.server.close();
    for (const outcome of await Promise.all([lost, seen])) {
      expect(['unknown', 'failed']).toContain(outcome.status);
    }
  });
});
