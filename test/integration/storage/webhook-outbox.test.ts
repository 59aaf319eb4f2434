import { writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOutbox } from '../../../electron/storage/webhooks/open-outbox.ts';
import { SqliteOutbox } from '../../../electron/storage/webhooks/outbox.ts';
import { RobotServer } from '../../support/webhooks/robot-server.ts';
import {
  ManualClock,
  messageOfTest,
  SenderBench,
  webhookOf,
} from '../../support/webhooks/sender-bench.ts';

let folder: string;
const path = () => join(folder, 'outbox.sqlite');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outbox-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const newMessage = (id: string, keys = [id]) => ({
  id,
  webhookId: 'hook',
  keys,
  message: messageOfTest(id),
  createdAt: 1_000,
});

test('what was told once is not written again, not even by the next process', () => {
  const first = new SqliteOutbox(path());
  first.add([newMessage('a', ['run 1']), { ...newMessage('b', ['run 2']), message: null }]);
  first.close();
  const next = new SqliteOutbox(path());
  next.add([newMessage('c', ['run 1']), newMessage('d', ['run 2']), newMessage('e', ['run 3'])]);
  expect(next.list(9).map(({ id }) => id)).toEqual(['e', 'a']);
  expect(next.isTold('hook', 'run 2')).toBe(true);
  expect(next.isTold('another', 'run 2')).toBe(false);
  next.close();
});

test('a process that is killed while it sends: the next one sends that message again, then the others', async () => {
  const clock = new ManualClock(Date.parse('2026-11-22T10:05:00Z'));
  const server = new RobotServer({ kind: 'wecom', secret: null, now: () => clock.now });
  const url = await server.listen();
  const killed = new SqliteOutbox(path());
  killed.add(['a', 'b', 'c'].map((id) => ({ ...newMessage(id), createdAt: clock.now })));
  killed.markSending('a', clock.now);
  // Not closed: a killed process closes nothing.
  const outbox = new SqliteOutbox(path());
  expect(outbox.head('hook')).toMatchObject({ id: 'a', state: 'sending', attempts: 1 });
  const bench = new SenderBench(outbox, clock, [webhookOf({ kind: 'wecom' })]);
  bench.secrets.set('hook', { url, secret: null });
  bench.sender.kick();
  await clock.advance(1_000);
  expect(server.taken.map(({ text }) => text.split('\n')[0])).toEqual(['a', 'b', 'c']);
  await bench.close();
  await server.close();
  outbox.close();
  killed.close();
});

test('a person tries a message again, or discards it; a target that is removed takes all along', () => {
  const outbox = new SqliteOutbox(path());
  outbox.add([newMessage('a'), newMessage('b')]);
  outbox.settle('a', { state: 'failed', nextAt: null, reason: 'refused', answer: 'no' });
  expect(outbox.counts().get('hook')).toEqual({ waiting: 1, failed: 1, deliveredAt: null });
  outbox.retry('a', 5_000);
  expect(outbox.head('hook')).toMatchObject({
    id: 'a',
    state: 'waiting',
    createdAt: 5_000,
    attempts: 0,
  });
  outbox.discard('a');
  expect(outbox.head('hook')).toMatchObject({ id: 'b' });
  outbox.forget('hook');
  expect(outbox.list(9)).toEqual([]);
  expect(outbox.isTold('hook', 'a')).toBe(false);
  outbox.close();
});

test('what is over stays for a week, what waits as long as it waits', () => {
  const outbox = new SqliteOutbox(path());
  outbox.add([newMessage('a'), newMessage('b')]);
  outbox.settle('a', { state: 'delivered', nextAt: null, reason: null, answer: 'ok' });
  const week = 7 * 86_400_000;
  outbox.prune(week);
  expect(outbox.list(9)).toHaveLength(2);
  outbox.prune(week + 2_000);
  expect(outbox.list(9).map(({ id }) => id)).toEqual(['b']);
  outbox.close();
});

test('a damaged file is put aside with every byte, and the program goes on', async () => {
  writeFileSync(path(), 'no database at all, and long enough to be looked at as one'.repeat(40));
  const { outbox, fault } = openOutbox(path(), new Date('2026-11-22T10:00:00Z'));
  expect(fault).toMatch(/^outbox\.sqlite\.unreadable-/);
  outbox.add([newMessage('a')]);
  outbox.close();
  expect(new SqliteOutbox(path()).head('hook')).toMatchObject({ id: 'a' });
  expect(await readdir(folder)).toContain(fault);
});

test('with a file that cannot be opened now, messages live in memory', () => {
  const { outbox, fault } = openOutbox(folder, new Date());
  expect(fault).not.toBeNull();
  outbox.add([newMessage('a')]);
  expect(outbox.head('hook')).toMatchObject({ id: 'a' });
  outbox.close();
});
