import type { Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PublishedMessage, publishedMessageSchema } from '#contract/control/messages.ts';
import { AppStateStore } from '../../../electron/app/state.ts';
import { followApp } from '../../../electron/control/local-socket/follow-app.ts';
import { rememberSocket } from '../../../electron/control/local-socket/location.ts';
import { ChangeFeed } from '../../../electron/control/published/change-feed.ts';
import { publishedState } from '../../../electron/control/published/collections.ts';
import { stateOf } from '../../support/app-states.ts';
import { until } from '../../support/desktop/until.ts';
import { handoverBench } from '../../support/handover-bench.ts';
import { Follower } from '../../support/published.ts';

/** `--watch`: a process that follows the app on a data folder, over the real socket. */
let bench: ReturnType<typeof handoverBench>;
let ended: AbortController;
beforeEach(() => {
  bench = handoverBench();
  ended = new AbortController();
  rememberSocket(bench.folder.path, bench.path);
});
afterEach(async () => {
  ended.abort();
  await bench.close();
});

/** An app that has the data folder, and what another process's lock would say. */
async function app(store: AppStateStore, maxWaitingBytes?: number) {
  const feed = new ChangeFeed(store, () => new Date(), maxWaitingBytes);
  const sockets = new Set<{ destroy(): void }>();
  const server: Server = await bench.listen({ feed });
  server.on('connection', (socket) => sockets.add(socket));
  return {
    feed,
    async end() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function follow(onMessage?: () => Promise<void> | undefined) {
  const messages: Record<string, unknown>[] = [];
  const done = followApp({
    ...{ userData: bench.folder.path, environment: process.env, signal: ended.signal },
    ...{ now: () => new Date(), lookMs: 20, onNotice: () => undefined },
    tryLock: () => ({ kind: 'held' }),
    onMessage(message) {
      messages.push({ ...message });
      return onMessage?.();
    },
  });
  return { messages, done };
}

const stateIn = (messages: readonly Record<string, unknown>[]) => {
  const follower = new Follower();
  for (const message of messages) follower.take(message as unknown as PublishedMessage);
  return follower.state;
};

const problem = (detail: string) => ({ problems: [{ code: 'clock-off' as const, detail }] });

test('tells the app from its first snapshot to its end, and the next app', async () => {
  const { messages, done } = follow();
  await until('no app is told', () => messages.length === 1);
  expect(messages[0]).toMatchObject({ type: 'app', seq: 1, running: false });

  const store = new AppStateStore(stateOf());
  const first = await app(store);
  await until('a snapshot', () => messages.length === 2);
  store.update(problem('1'));
  await until('a change', () => messages.length === 3);
  const told = messages.slice(1);
  for (const message of told) expect(publishedMessageSchema.parse(message)).toEqual(message);
  expect(told.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(stateIn(told)).toEqual(publishedState(store.state));

  await first.end();
  await until('its end', () => messages.length === 4);
  expect(messages[3]).toMatchObject({ type: 'app', seq: 3, running: false });
  const second = await app(new AppStateStore(stateOf({ version: '2' })));
  await until('the next snapshot', () => messages.length === 5);
  expect(messages[4]).toMatchObject({ type: 'snapshot', seq: 1, app: { version: '2' } });
  ended.abort();
  await done;
  await until('the feed is at rest', () => second.feed.size === 0);
  await bench.released();
});

test('a reader that is too slow is told of the gap, and has the state after it', async () => {
  const store = new AppStateStore(stateOf());
  const { feed, end } = await app(store, 4_096);
  let release: () => void = () => undefined;
  let isHeld = true;
  const { messages } = follow(() =>
    isHeld
      ? new Promise((resolve) => {
          release = resolve;
        })
      : undefined,
  );
  await until('the snapshot', () => messages.length === 1);
  // More than the buffers of both ends of the socket hold.
  for (let at = 0; at < 400; at += 1) {
    store.update(problem(`${'x'.repeat(20_000)} ${at}`));
    await store.told();
  }
  store.update(problem('7'));
  await store.told();
  isHeld = false;
  release();
  await until('the last change', () => {
    const last = messages.at(-1);
    return last?.type === 'snapshot' && messages.length > 1;
  });
  const gap = messages.at(-2);
  expect(gap).toMatchObject({ type: 'gap' });
  expect(Number(gap?.lost)).toBeGreaterThan(0);
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, at) => at + 1));
  expect(stateIn(messages)).toEqual(publishedState(store.state));
  expect(feed.size).toBe(1);
  ended.abort();
  await end();
});
