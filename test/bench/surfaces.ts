import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { freePort } from '../support/network/free-port.ts';
import { inTurns, preciseNow, round, type Summary, summary } from './stats.ts';
import { wireServer } from './wire-server.ts';

/** Starts of each kind in one turn, each with its stop. */
const RUNS = 10;
const ROUNDS = 8;
/** Keeps the rate under the limit, so that no run waits for a slot. */
const PAUSE_MS = 60;
const PATIENCE_MS = 10_000;
const PRESET = 'Bench';
const TOKEN = 'bench-of-surfaces-0123456789';

type Server = Awaited<ReturnType<typeof wireServer>>;

/** One way in: each call presses, and resolves with the moment just before it did. */
interface Surface {
  press(what: 'start' | 'stop'): Promise<number>;
  end(): void;
}

/** The window's own requests, as its buttons make them. */
async function windowOf(desktop: Desktop, stdin: string): Promise<Surface> {
  const launched = await desktop.launch();
  const page = await launched.window();
  const { code, stderr } = await desktop.run(['--provision=-', '--exit'], { stdin });
  if (code !== 0) throw new Error(stderr);
  const presetId = await page.evaluate(async (wanted) => {
    const snapshot = await window.cdnRecorder.ask('state.get', null);
    const all = snapshot.ok ? snapshot.value.state.presets : [];
    return all.find(({ name }) => name === wanted)?.id ?? '';
  }, PRESET);
  return {
    press: (what) =>
      page.evaluate(
        ([id, action]) => {
          const now = performance.timeOrigin + performance.now();
          if (action === 'stop') {
            void window.cdnRecorder.ask('runs.stop', { presetId: id, confirmed: true });
          } else {
            const start = { presetId: id, scope: 'all', unrecorded: false } as const;
            void window.cdnRecorder.ask('runs.start', start);
          }
          return now;
        },
        [presetId, what] as const,
      ),
    end: () => undefined,
  };
}

/** A desk with a connection that stays open. */
function httpSurface(port: number): Surface {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const press = (what: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const path = `/v1/presets/${PRESET}/${what}`;
      const headers = { authorization: `Bearer ${TOKEN}`, 'content-length': 0 };
      const sentAt = preciseNow();
      httpRequest({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (response) => {
        response.resume();
        response.once('end', () => {
          if (response.statusCode === 200) resolve(sentAt);
          else reject(new Error(`${what}: ${response.statusCode}`));
        });
      })
        .once('error', reject)
        .end();
    });
  return { press, end: () => agent.destroy() };
}

async function deckSurface(port: number): Promise<Surface> {
  let told = '';
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  await until('the deck greets', () => told.endsWith('\r\n\r\n'));
  return {
    async press(what) {
      told = '';
      const sentAt = preciseNow();
      socket.write(what === 'start' ? 'record\n' : 'stop\n');
      await until('the deck answers', () => told.startsWith('200 ok'), { everyMs: 2 });
      return sentAt;
    },
    end: () => socket.destroy(),
  };
}

/** From the press to the first byte at the vendor, over a warm connection. */
async function presses(server: Server, surface: Surface): Promise<number[]> {
  const press = async (what: 'start' | 'stop') => {
    const next = server.count + 1;
    const sent = surface.press(what);
    const arrived = Promise.race([server.arrival(next), sleep(PATIENCE_MS, null, { ref: false })]);
    const [sentAt, arrivedAt] = await Promise.all([sent, arrived]);
    if (arrivedAt === null) throw new Error(`no ${what} arrived`);
    await sleep(PAUSE_MS);
    return arrivedAt - sentAt;
  };
  const values: number[] = [];
  for (let count = 0; count < RUNS; count += 1) {
    values.push(await press('start'));
    await press('stop');
  }
  return values;
}

/** A click, a press over HTTP and one of a HyperDeck, in turns. */
export async function surfaces(): Promise<Record<string, Summary | number>> {
  const server = await wireServer();
  const [desktop, http, deck] = [await startDesktop(), await freePort(), await freePort()];
  const all: Surface[] = [];
  try {
    const account = { name: 'Bench', appId: 12345, serverSecret: 'x'.repeat(32) };
    const stdin = JSON.stringify({
      accounts: [{ ...account, endpoint: server.url }],
      presets: [{ name: PRESET, account: 'Bench', vendors: ['Tencent'], streamIds: ['cdn01'] }],
      control: {
        http: { port: http, tokens: [{ name: 'Bench', token: TOKEN, scope: 'control' }] },
        hyperdeck: { decks: [{ port: deck, presets: [PRESET] }] },
      },
    });
    all.push(await windowOf(desktop, stdin), httpSurface(http), await deckSurface(deck));
    // The first one of each opens its connections.
    for (const surface of all) await presses(server, surface);
    const taken = await inTurns(
      all.map((surface) => () => presses(server, surface)),
      ROUNDS,
    );
    const [ofWindow, ofHttp, ofDeck] = taken.map(summary) as [Summary, Summary, Summary];
    return {
      'window, press to wire, ms': ofWindow,
      'HTTP, press to wire, ms': ofHttp,
      'HyperDeck, press to wire, ms': ofDeck,
      'HTTP over the window at p50, ms (bar: 3)': round(ofHttp.p50 - ofWindow.p50),
      'HyperDeck over the window at p50, ms (bar: 3)': round(ofDeck.p50 - ofWindow.p50),
    };
  } finally {
    for (const surface of all) surface.end();
    await desktop.close();
    server.close();
  }
}
