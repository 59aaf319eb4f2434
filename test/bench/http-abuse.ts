import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { fuzzTokens } from '../support/control/send-generated.ts';
import { startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { freePort } from '../support/network/free-port.ts';
import { listeningPorts } from '../support/network/listening-ports.ts';
import { gapsHere, gapsOfMain } from './longest-gap.ts';
import { wireServer } from './wire-server.ts';

/** What others do to the port, with how long each lasts: one that trickles in is cut off after five seconds. */
const KINDS = { generated: 8_000, foreign: 5_000, oversized: 5_000, slow: 12_000 } as const;
const PRESET = 'Bench';
/** The last work of the start is over by then. */
const REST_MS = 8_000;

/** What the thread tells of its requests. */
interface Abuse {
  readonly sent: number;
  readonly passed: number;
}

async function abuse(data: Record<string, unknown>): Promise<Abuse> {
  const thread = new Worker(new URL('./http-abuse-thread.ts', import.meta.url), {
    workerData: data,
  });
  const [told] = (await once(thread, 'message')) as [Abuse];
  await thread.terminate();
  return told;
}

/** The longest gap of the running program's main process under each kind of abuse of its HTTP API. */
export async function httpAbuse(): Promise<Record<string, unknown>> {
  const server = await wireServer();
  const [desktop, port] = [await startDesktop(), await freePort()];
  try {
    const { app } = await desktop.launch();
    const account = { name: 'Bench', appId: 12345, serverSecret: 'x'.repeat(32) };
    const [read, control] = [fuzzTokens('read'), fuzzTokens('control')];
    const stdin = JSON.stringify({
      accounts: [{ ...account, endpoint: server.url }],
      presets: [{ name: PRESET, account: 'Bench', vendors: ['Tencent'], streamIds: ['cdn01'] }],
      control: { http: { port, tokens: [...read, ...control] } },
    });
    const { code, stderr } = await desktop.run(['--provision=-', '--exit'], { stdin });
    if (code !== 0) throw new Error(stderr);
    const pid = await app.evaluate(() => process.pid);
    await until('the HTTP API listens', () => listeningPorts(pid).includes(port));
    await sleep(REST_MS);
    const gap = await gapsOfMain(app);
    // This process waits meanwhile: what holds it up is the machine.
    const ownGap = gapsHere();
    await sleep(3_000);
    const figures: Record<string, unknown> = {
      'nothing at all for 3 s, longest gap, ms': await gap(),
    };
    await (await fetch(`http://127.0.0.1:${port}/v1/openapi.json`)).text();
    figures['first OpenAPI document, longest gap, ms (bar: 20)'] = await gap();
    for (const [kind, ms] of Object.entries(KINDS)) {
      const arrived = server.count;
      ownGap();
      const data = { port, preset: PRESET, token: read[0]?.token, kind, ms };
      const { sent, passed } = await abuse(data);
      figures[`${kind}, longest gap, ms (bar: 20)`] = await gap();
      figures[`${kind}, the same of a process that waits, ms`] = ownGap();
      figures[`${kind}, requests`] = sent;
      if (kind === 'generated') continue;
      figures[`${kind}, let pass or sent on (bar: 0)`] = passed + server.count - arrived;
    }
    return figures;
  } finally {
    await desktop.close();
    server.close();
  }
}
