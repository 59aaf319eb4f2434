import { afterEach, describe, expect, test } from 'vitest';
import { SqliteOutbox } from '../../../../electron/storage/webhooks/outbox.ts';
import { type RobotKind, RobotServer } from '../../../support/webhooks/robot-server.ts';
import { ManualClock, SenderBench, webhookOf } from '../../../support/webhooks/sender-bench.ts';

/** 2026-11-22 10:05 UTC: no full or half hour is near. */
const START = Date.parse('2026-11-22T10:05:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SECRETS: Readonly<Record<RobotKind, string | null>> = {
  dingtalk: 'SEC-of-the-robot',
  wecom: null,
  feishu: 'secret-of-the-robot',
  generic: `whsec_${Buffer.from('thirty-two bytes of a shared key').toString('base64')}`,
};
const KINDS = ['dingtalk', 'wecom', 'feishu', 'generic'] as const;

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function benchOf(kind: RobotKind, keyword?: string) {
  const clock = new ManualClock(START);
  const server = new RobotServer({
    kind,
    secret: SECRETS[kind],
    now: () => clock.now,
    ...(keyword !== undefined && { keyword }),
  });
  const url = await server.listen();
  const outbox = new SqliteOutbox(':memory:');
  const bench = new SenderBench(outbox, clock, [webhookOf({ kind })]);
  bench.secrets.set('hook', { url, secret: SECRETS[kind] });
  bench.isSilent = () => server.mood === 'slow';
  ends.push(
    () => outbox.close(),
    () => server.close(),
    () => bench.close(),
  );
  return { clock, server, outbox, bench, url };
}

const titlesAt = ({ taken }: RobotServer) => taken.map(({ text }) => text.split('\n')[0] ?? '');
const numbered = (count: number) => [...Array(count).keys()].map((index) => `m${index}`);

describe.each(KINDS)('%s', (kind) => {
  test('takes messages in order, each once, with a right signature and the keyword', async () => {
    const { server, bench, clock, outbox } = await benchOf(kind, 'CDN Recorder');
    bench.add(numbered(3));
    await clock.advance(5_000);
    expect(titlesAt(server)).toEqual(['m0', 'm1', 'm2']);
    expect(server.refused).toEqual([]);
    expect(outbox.list(9).map(({ state }) => state)).toEqual(Array(3).fill('delivered'));
  });

  test('75 at once: all arrive in order, and never too many at a time', async () => {
    const { server, bench, clock } = await benchOf(kind);
    bench.add(numbered(75));
    await clock.advance(5 * MINUTE);
    expect(titlesAt(server)).toEqual(numbered(75));
    expect(server.refused).toEqual([]);
  });

  test.each(['down', 'error', 'slow'] as const)(
    '%s for an hour: in order, none lost, none doubled',
    async (mood) => {
      const { server, bench, clock, outbox } = await benchOf(kind);
      server.mood = mood;
      bench.add(['a', 'b']);
      await clock.advance(30 * MINUTE);
      bench.add(['c']);
      await clock.advance(30 * MINUTE);
      expect(server.taken).toEqual([]);
      const [waiting] = outbox.list(9).toReversed();
      expect(waiting).toMatchObject({ state: 'waiting' });
      server.mood = 'well';
      await clock.advance(HOUR);
      expect(titlesAt(server)).toEqual(['a', 'b', 'c']);
      expect(server.requests).toBeLessThan(20);
    },
  );

  test('down for two days: given up after one, with the reason, and what came later arrives', async () => {
    const { server, bench, clock, outbox } = await benchOf(kind);
    server.mood = 'error';
    bench.add(['old']);
    await clock.advance(25 * HOUR);
    expect(outbox.list(9)).toMatchObject([
      { state: 'failed', reason: 'target', answer: 'HTTP 503 out of order' },
    ]);
    bench.add(['new']);
    server.mood = 'well';
    await clock.advance(HOUR);
    expect(titlesAt(server)).toEqual(['new']);
  });

  test('no redirect is followed, and no answer without an end is read', async () => {
    const { server, bench, clock, outbox } = await benchOf(kind);
    server.mood = 'redirect';
    bench.add(['a']);
    await clock.advance(1_000);
    expect(outbox.list(1)).toMatchObject([{ state: 'waiting', reason: 'target' }]);
    server.mood = 'large';
    await clock.advance(MINUTE);
    const [message] = outbox.list(1);
    expect(message?.answer?.length).toBeLessThanOrEqual(500);
  });
});

test('a wrong secret: the service’s own words show, and all arrive once it is mended', async () => {
  const { server, bench, clock, outbox, url } = await benchOf('dingtalk');
  bench.secrets.set('hook', { url, secret: 'another' });
  bench.add(['a', 'b']);
  await clock.advance(HOUR);
  expect(outbox.list(9).at(-1)).toMatchObject({
    state: 'waiting',
    reason: 'target',
    answer: 'HTTP 200 {"errcode":310000,"errmsg":"sign not match"}',
  });
  bench.secrets.set('hook', { url, secret: SECRETS.dingtalk });
  await clock.advance(HOUR);
  expect(titlesAt(server)).toEqual(['a', 'b']);
});

test('a message that the service will not have holds up the others for minutes, not for a day', async () => {
  const { server, bench, clock, outbox } = await benchOf('wecom');
  server.mood = 'refuse';
  bench.add(['bad']);
  await clock.advance(10 * MINUTE);
  server.mood = 'well';
  bench.add(['good']);
  await clock.advance(MINUTE);
  expect(outbox.list(9).map(({ state }) => state)).toEqual(['failed', 'delivered']);
  expect(titlesAt(server)).toEqual(['good']);
});

test('Feishu at the half hour: it is asked again when the rush is over', async () => {
  const { server, bench, clock } = await benchOf('feishu');
  await clock.advance(24 * MINUTE + 50_000);
  server.mood = 'rush';
  bench.add(['a']);
  await clock.advance(1_000);
  server.mood = 'well';
  await clock.advance(10 * MINUTE);
  expect(titlesAt(server)).toEqual(['a']);
  expect(new Date(server.taken[0]?.at ?? 0).toISOString()).toBe('2026-11-22T10:32:00.000Z');
});

test('DingTalk has shut the robot: nothing is sent for ten minutes', async () => {
  const { server, bench, clock } = await benchOf('dingtalk');
  // Another program has used up what the robot takes.
  const other = new SenderBench(new SqliteOutbox(':memory:'), clock, [
    webhookOf({ kind: 'dingtalk' }),
  ]);
  other.secrets.set('hook', bench.secrets.get('hook') ?? { url: '', secret: null });
  ends.push(() => other.close());
  other.add(numbered(20));
  await clock.advance(1_000);
  bench.add(['a', 'b']);
  await clock.advance(9 * MINUTE);
  expect(server.refused).toEqual([130101]);
  await clock.advance(2 * MINUTE);
  expect(titlesAt(server).slice(-2)).toEqual(['a', 'b']);
  expect(server.refused).toEqual([130101]);
});

test('an answer that is lost: the message is sent again with its id, and counts once', async () => {
  const { server, bench, clock, outbox } = await benchOf('generic');
  server.mood = 'swallow';
  bench.add(['a', 'b']);
  await clock.advance(1_000);
  expect(outbox.list(9).at(-1)).toMatchObject({
    state: 'waiting',
    reason: 'no-answer',
    attempts: 1,
  });
  server.mood = 'well';
  await clock.advance(MINUTE);
  expect(server.requests).toBe(3);
  expect(titlesAt(server)).toEqual(['a', 'b']);
});

test('a target that does not answer does not hold up another one', async () => {
  const { server, bench, clock } = await benchOf('wecom');
  const slow = new RobotServer({ kind: 'wecom', secret: null, now: () => clock.now });
  slow.mood = 'slow';
  const slowUrl = await slow.listen();
  bench.secrets.set('slow', { url: slowUrl, secret: null });
  bench.isSilent = (url) => url === slowUrl;
  ends.push(() => slow.close());
  bench.targets = [webhookOf({ id: 'slow', kind: 'wecom' }), ...bench.targets];
  bench.add(['a'], 'slow');
  bench.add(numbered(5));
  await clock.advance(1_000);
  expect(slow.requests).toBe(1);
  expect(titlesAt(server)).toEqual(numbered(5));
});

test('while the vault is locked a message waits, and goes once it is open', async () => {
  const { server, bench, clock, url } = await benchOf('wecom');
  bench.secrets.clear();
  bench.add(['a']);
  await clock.advance(HOUR);
  expect(server.requests).toBe(0);
  bench.secrets.set('hook', { url, secret: null });
  bench.sender.kick();
  await clock.advance(1_000);
  expect(titlesAt(server)).toEqual(['a']);
});

test('a clock that is set back by a year does not make a message wait for a year', async () => {
  const { server, bench, clock } = await benchOf('wecom');
  server.mood = 'error';
  bench.add(['a']);
  await clock.advance(HOUR);
  clock.now -= 365 * 24 * HOUR;
  server.mood = 'well';
  bench.sender.kick();
  await clock.advance(HOUR);
  expect(titlesAt(server)).toEqual(['a']);
});

test('the test button shows the service’s own answer and writes nothing down', async () => {
  const { server, bench, outbox, url, clock } = await benchOf('feishu');
  const [target] = bench.targets;
  const { messageOfTest } = await import('../../../support/webhooks/sender-bench.ts');
  const send = () => target && bench.sender.test(target, messageOfTest('hello'), 'msg_test');
  expect(await send()).toMatchObject({ delivered: true, reason: null });
  bench.secrets.set('hook', { url, secret: 'another' });
  await clock.advance(2_000);
  expect(await send()).toMatchObject({
    delivered: false,
    reason: 'target',
    answer: expect.stringContaining('sign match fail'),
  });
  expect(titlesAt(server)).toEqual(['hello']);
  expect(outbox.list(9)).toEqual([]);
});
