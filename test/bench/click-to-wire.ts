import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'undici';
import { startDesktop } from '../support/desktop/desktop.ts';
import { preciseNow, round, type Summary, summary } from './stats.ts';
import { wireServer } from './wire-server.ts';

const RUNS = 200;
/** Keeps the rate under the limit, so that no run waits for a slot. */
const PAUSE_MS = 60;
const pause = () => new Promise((resume) => setTimeout(resume, PAUSE_MS));

type Server = Awaited<ReturnType<typeof wireServer>>;

/** From the Start button's handler in the renderer to the first byte at the server, warm connection. */
async function app(server: Server): Promise<number[]> {
  const desktop = await startDesktop();
  try {
    const stdin = JSON.stringify({
      accounts: [
        { name: 'Bench', appId: 12345, serverSecret: 'x'.repeat(32), endpoint: server.url },
      ],
      presets: [{ name: 'Bench', account: 'Bench', vendors: ['Tencent'], streamIds: ['cdn01'] }],
    });
    const launched = await desktop.launch();
    const page = await launched.window();
    await desktop.run(['--provision=-', '--exit'], { stdin });
    const presetId = await page.evaluate(async () => {
      const snapshot = await window.cdnRecorder.ask('state.get', null);
      return snapshot.ok
        ? snapshot.value.state.presets.find(({ name }) => name === 'Bench')?.id
        : '';
    });
    const values: number[] = [];
    for (let run = 0; run <= RUNS; run += 1) {
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
      // The first one opens the connection.
      if (run > 0) values.push(arrivedAt - clickedAt);
      await pause();
    }
    return values;
  } finally {
    await desktop.close();
  }
}

async function bareUndici(server: Server): Promise<number[]> {
  const agent = new Agent({ pipelining: 1 });
  const values: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const before = server.count;
    const sentAt = preciseNow();
    const answer = request(`${server.url}?Action=StartCDNRecord`, { dispatcher: agent });
    const arrivedAt = await server.arrival(before + 1);
    await (await answer).body.text();
    if (run > 0) values.push(arrivedAt - sentAt);
    await new Promise((resume) => setTimeout(resume, 5));
  }
  await agent.close();
  return values;
}

async function curl(server: Server): Promise<number[]> {
  const values: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const before = server.count;
    const sentAt = preciseNow();
    const child = spawn('curl', ['-s', `${server.url}?Action=StartCDNRecord`], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    values.push((await server.arrival(before + 1)) - sentAt);
    await ended;
  }
  return values;
}

export async function clickToWire(): Promise<Record<string, Summary | number>> {
  const server = await wireServer();
  try {
    const [ours, bare, process] = [
      summary(await app(server)),
      summary(await bareUndici(server)),
      summary(await curl(server)),
    ];
    return {
      'app, ms': ours,
      'bare undici, ms': bare,
      'curl process, ms': process,
      'app over bare at p50, ms (bar: 2)': round(ours.p50 - bare.p50),
      'curl / app at p50 (bar: 3)': round(process.p50 / ours.p50),
    };
  } finally {
    server.close();
  }
}
