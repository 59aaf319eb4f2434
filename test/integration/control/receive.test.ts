import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RECEIVER_OFF, type ReceiverView } from '#contract/model/receiver.ts';
import { EXIT, type ExitCode } from '../../../electron/control/command-line/exit-code.ts';
import { type ReceiveServices, receive } from '../../../electron/control/command-line/receive.ts';
import type { CommandEvent } from '../../../electron/control/command-line/request.ts';
import {
  type CallbackBench,
  callbackBench,
  callbackStore,
  recordOf,
} from '../../support/callback-bench.ts';
import { until } from '../../support/desktop/until.ts';

/** `--receive` over real sockets, without the program around it. */
let bench: CallbackBench;
let store: ReturnType<typeof callbackStore>;
let quit: AbortController;
let events: CommandEvent[];
beforeEach(async () => {
  store = callbackStore();
  bench = await callbackBench({ receive: store.receive });
  await bench.service.close();
  quit = new AbortController();
  events = [];
});
afterEach(async () => {
  await bench.close();
  await store.close();
});

const LOCAL = { address: '127.0.0.1', port: 0 };

function start(change: Partial<ReceiveServices> = {}, at = LOCAL as Parameters<typeof receive>[0]) {
  const services: ReceiveServices = {
    callbacks: bench.service,
    settings: () => RECEIVER_OFF,
    openCredentials: async () => undefined,
    credentialsLocked: () => bench.world.locked,
    hasCallbackSecret: () => bench.world.secrets.size > 0,
    onView: (listener) => {
      const timer = setInterval(() => listener(bench.views.at(-1) as ReceiverView), 20);
      return () => clearInterval(timer);
    },
    ...change,
  };
  const done = receive(
    at,
    services,
    (event) => events.push(event),
    quit.signal,
    () => undefined,
  );
  let code: ExitCode | null = null;
  void done.then((given) => {
    code = given;
  });
  return { done, code: () => code };
}

const lines = () => events.flatMap((event) => (event.kind === 'line' ? [event.json] : []));
const texts = () => events.flatMap((event) => ('text' in event ? [event.text] : []));
async function listening(): Promise<string> {
  while (lines().length === 0) await sleep(10);
  return String(lines()[0]?.url);
}

test('the first line names the address; each fact is told once; the end is in order', async () => {
  const { done, code } = start();
  const url = await listening();
  expect(lines()).toEqual([{ type: 'receiving', url }]);
  const send = bench.sendTo(url);
  expect(await send(recordOf(1))).toBe(200);
  expect(await send(recordOf(1))).toBe(200);
  expect(await send({ event: 'compose', appid: '12345', task_id: 't', file_id: 'f' })).toBe(200);
  expect(lines().slice(1)).toEqual([
    {
      type: 'callback',
      event: 'record',
      vendor: 'Tencent',
      account: 'Main',
      streamId: 'arena_home',
      fileId: '528589081321851',
      url: 'https://vod.example/1/arena_home.mp4',
      beginAt: '2026-08-06T07:06:40.000Z',
      endAt: '2026-08-06T07:16:40.000Z',
    },
    {
      type: 'callback',
      event: 'compose',
      vendor: null,
      account: 'Main',
      streamId: null,
      fileId: 'f',
      url: null,
      beginAt: null,
      endAt: null,
    },
  ]);
  expect(code()).toBeNull();
  quit.abort();
  expect(await done).toBe(EXIT.accepted);
  await expect(send(recordOf(2))).rejects.toThrow();
});

test('what is on its way at the end is written, answered and told', async () => {
  const { done } = start();
  const url = await listening();
  let write: (() => void) | undefined;
  bench.world.receive = (callback) =>
    new Promise((resolve) => {
      write = () => resolve(store.receive(callback));
    });
  const sent = bench.sendTo(url)(recordOf(1));
  const writeIt = await until('a callback is being written', () => write);
  quit.abort();
  await sleep(50);
  writeIt();
  expect([await sent, await done]).toEqual([200, EXIT.accepted]);
  expect(lines()).toHaveLength(2);
});

test('refused callbacks are notices, and no lines', async () => {
  start();
  await bench.sendTo(await listening())({ ...recordOf(1), appid: '7' });
  while (!texts().some((text) => text?.includes('A callback was refused'))) await sleep(20);
  expect(lines()).toHaveLength(1);
  quit.abort();
});

test('without any CallbackSecret it listens, and warns', async () => {
  bench.world.secrets.clear();
  start();
  await listening();
  expect(texts().join()).toContain('no account has a CallbackSecret');
  quit.abort();
});

describe('does not listen', () => {
  test('while the credentials are locked', async () => {
    bench.world.locked = true;
    expect(await start().done).toBe(EXIT.noCredentials);
    expect([lines(), texts().join()]).toEqual([[], expect.stringContaining('Nothing is received')]);
  });

  test('at a port that is taken', async () => {
    start();
    const port = Number(new URL(await listening()).port);
    const other = await callbackBench({ receive: store.receive });
    events = [];
    const taken = start({ callbacks: other.service }, { address: null, port });
    expect(await taken.done).toBe(EXIT.notAllAccepted);
    expect(texts().join()).toContain(`127.0.0.1:${port} (EADDRINUSE)`);
    quit.abort();
    await other.close();
  });
});
