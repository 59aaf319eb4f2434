import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { inTurns, preciseNow, round, type Summary, summary } from './stats.ts';
import { wireServer } from './wire-server.ts';

/** Of each kind in one turn. */
const RUNS = 20;
const ROUNDS = 10;
/** Keeps the rate under the limit, so that no run waits for a slot. */
const PAUSE_MS = 60;

type Server = Awaited<ReturnType<typeof wireServer>>;

interface Taker {
  take(): Promise<number[]>;
  end(): Promise<void>;
}

/** From the Start button's handler in the renderer to the first byte at the server, warm connection. */
async function app(server: Server, desktop: Desktop): Promise<Taker> {
  const stdin = JSON.stringify({
    accounts: [{ name: 'Bench', appId: 12345, serverSecret: 'x'.repeat(32), endpoint: server.url }],
    presets: [{ name: 'Bench', account: 'Bench', vendors: ['Tencent'], streamIds: ['cdn01'] }],
  });
  const launched = await desktop.launch();
  const page = await launched.window();
  await desktop.run(['--provision=-', '--exit'], { stdin });
  const presetId = await page.evaluate(async () => {
    const snapshot = await window.cdnRecorder.ask('state.get', null);
    return snapshot.ok ? snapshot.value.state.presets.find(({ name }) => name === 'Bench')?.id : '';
  });
  const click = async () => {
    const before = server.count;
    const clickedAt = await page.evaluate((id) => {
      const now = performance.timeOrigin + performance.now();
      void window.cdnRecorder.ask('runs.start', {
        presetId: id ?? '',
        scope: 'all',
        unrecorded: false,
      });
      return now;
    }, presetId);
    const arrivedAt = await server.arrival(before + 1);
    await sleep(PAUSE_MS);
    return arrivedAt - clickedAt;
  };
  // The first one opens the connection.
  await click();
  return { take: () => times(RUNS, click), end: () => desktop.close() };
}

async function bareUndici(server: Server): Promise<Taker> {
  const agent = new Agent({ pipelining: 1 });
  const send = async () => {
    const before = server.count;
    const sentAt = preciseNow();
    const answer = request(`${server.url}?Action=StartCDNRecord`, { dispatcher: agent });
    const arrivedAt = await server.arrival(before + 1);
    await (await answer).body.text();
    await sleep(5);
    return arrivedAt - sentAt;
  };
  await send();
  return { take: () => times(RUNS, send), end: () => agent.close() };
}

function curl(server: Server): Taker {
  const send = async () => {
    const before = server.count;
    const sentAt = preciseNow();
    const child = spawn('curl', ['-s', `${server.url}?Action=StartCDNRecord`], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    const arrivedAt = await server.arrival(before + 1);
    await ended;
    return arrivedAt - sentAt;
  };
  return { take: () => times(RUNS, send), end: async () => undefined };
}

async function times(count: number, take: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let index = 0; index < count; index += 1) values.push(await take());
  return values;
}

/** A click, a request of bare undici and a curl process, in turns. */
export async function clickToWire(): Promise<Record<string, Summary | number>> {
  const server = await wireServer();
  const takers: Taker[] = [];
  try {
    takers.push(await app(server, await startDesktop()));
    takers.push(await bareUndici(server), curl(server));
    const taken = await inTurns(
      takers.map(({ take }) => take),
      ROUNDS,
    );
    const [ours, bare, process] = taken.map(summary) as [Summary, Summary, Summary];
    return {
      'app, ms': ours,
      'bare undici, ms': bare,
      'curl process, ms': process,
      'app over bare at p50, ms (bar: 2)': round(ours.p50 - bare.p50),
      'curl / app at p50 (bar: 3)': round(process.p50 / ours.p50),
    };
  } finally {
    for (const { end } of takers) await end();
    server.close();
  }
}
