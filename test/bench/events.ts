import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { storedToken, tokenHash } from '../../electron/app/control/tokens.ts';
import { AppStateStore } from '../../electron/app/state.ts';
import { createMetrics } from '../../electron/control/http/metrics.ts';
import { HttpApi, type HttpServerServices } from '../../electron/control/http/server.ts';
import { ChangeFeed } from '../../electron/control/published/change-feed.ts';
import { stateOf } from '../support/app-states.ts';
import { longestGap } from './longest-gap.ts';
import { round } from './stats.ts';

const READERS = 10;
const SECONDS = 10;
const TICK_MS = 10;
/** In each tick: a thousand a second. */
const CHANGES = 10;
const TOKEN = 'bench-of-events-0123456789';

/** What the readers of one kind of run were told. */
interface Told {
  readonly changes: number;
  readonly lost: number;
  readonly inOrder: boolean;
}

/** What the changes of a run took of the thread that made and told them. */
interface Work {
  readonly made: number;
  /** Processor time of the thread, in milliseconds: other programs of the machine are not in it. */
  readonly cpuMs: number;
  /** The most of it in one turn of the event loop. */
  readonly mostMs: number;
}

const cpuMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

/** Changes ten problems at once, a hundred times a second. */
async function changes(store: AppStateStore): Promise<Work> {
  const begun = performance.now();
  const before = process.threadCpuUsage();
  let [made, mostMs] = [0, 0];
  for (let tick = 0; tick < (SECONDS * 1000) / TICK_MS; tick += 1) {
    const turn = process.threadCpuUsage();
    store.update({
      problems: Array.from({ length: CHANGES }, (_, at) => ({
        code: 'clock-off' as const,
        detail: `${at} ${tick}`,
      })),
    });
    await store.told();
    mostMs = Math.max(mostMs, cpuMs(process.threadCpuUsage(turn)));
    made += CHANGES;
    await sleep(Math.max(0, begun + (tick + 1) * TICK_MS - performance.now()));
  }
  return { made, mostMs, cpuMs: cpuMs(process.threadCpuUsage(before)) };
}

async function listen(store: AppStateStore): Promise<{ api: HttpApi; port: number }> {
  const token = storedToken({ name: 'Bench', scope: 'read', hash: tokenHash(TOKEN) }, Date.now());
  const api = new HttpApi({
    ...{ settings: () => ({ hosts: [], origins: [], tokens: [token] }), noteUse: () => undefined },
    monotonic: () => performance.now(),
    // Nothing but events is asked for.
    handlers: {} as HttpServerServices['handlers'],
    feed: new ChangeFeed(store, () => new Date()),
    metrics: (readers) =>
      createMetrics({
        ...{ state: () => store.state, readers: () => readers.size, isPaused: () => false },
      }),
    ...{ openApi: () => Promise.resolve('{}'), watch: () => () => false },
    ...{ onPress: () => undefined, onFault: (error) => console.error(error) },
  });
  return { api, port: await api.listen({ address: '127.0.0.1', port: 0 }) };
}

/** What a thousand events a second to ten readers take of the process that serves them. */
export async function events(): Promise<Record<string, unknown>> {
  const store = new AppStateStore(stateOf());
  const alone = await measured(store);
  const { api, port } = await listen(store);
  const thread = new Worker(new URL('./event-readers-thread.ts', import.meta.url), {
    workerData: { port, token: TOKEN, readers: READERS },
  });
  await once(thread, 'message');
  const withReaders = await measured(store);
  await sleep(500);
  const answer = once(thread, 'message');
  thread.postMessage('tell');
  const [told] = (await answer) as [Told[]];
  await Promise.all([thread.terminate(), api.close()]);
  const share = ({ cpuMs: spent }: Work) => round(spent / (SECONDS * 10));
  return {
    'the same changes without readers, longest gap, ms': alone.gap,
    '10 readers, 1,000 events a second, longest gap, ms (bar: 20)': withReaders.gap,
    'most processor time in one turn, ms': round(withReaders.work.mostMs),
    'processor time of the thread, % of one core': share(withReaders.work),
    'the same without readers': share(alone.work),
    'events to each reader': withReaders.work.made,
    'told or counted as lost by each (bar: the same)': Math.min(
      ...told.map(({ changes: got, lost }) => got + lost),
    ),
    'lost, most of one reader': Math.max(...told.map(({ lost }) => lost)),
    'readers whose numbers have a hole (bar: 0)': told.filter(({ inOrder }) => !inOrder).length,
  };
}

async function measured(store: AppStateStore): Promise<{ gap: number; work: Work }> {
  let work: Work = { made: 0, cpuMs: 0, mostMs: 0 };
  const gap = await longestGap(async () => {
    work = await changes(store);
  });
  return { gap, work };
}
