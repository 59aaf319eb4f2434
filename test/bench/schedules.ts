import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import { round } from './stats.ts';

const STATION = join(repositoryRoot, 'test', 'bench', 'schedules-station.ts');
const MANY = 1_000;
/** In the second pair the other one begins first. */
const PAIRS = [
  [0, MANY],
  [MANY, 0],
] as const;

type Figures = Readonly<Record<string, number>>;

/**
 * What a thousand schedules cost a desk at rest. The two of a pair run at the same time, so that what else the machine
 * does weighs on both.
 */
export async function schedules(): Promise<Record<string, number>> {
  const seen = new Map<number, Figures[]>([
    [0, []],
    [MANY, []],
  ]);
  for (const pair of PAIRS) {
    const stations = await Promise.all(pair.map(startStation));
    const all = await Promise.all(stations.map((one) => one.measure()));
    for (const [index, figures] of all.entries()) seen.get(pair[index] ?? 0)?.push(figures);
  }
  const mean = (count: number, key: string) => {
    const of = seen.get(count)?.map((figures) => figures[key] ?? Number.NaN) ?? [];
    return round(of.reduce((sum, value) => sum + value, 0) / of.length);
  };
  return {
    'CPU in 32 s at rest, ms, none': mean(0, 'cpuMs'),
    'CPU in 32 s at rest, ms, 1,000': mean(MANY, 'cpuMs'),
    'timers at rest, none': mean(0, 'timers'),
    'timers at rest, 1,000 (bar: one more)': mean(MANY, 'timers'),
    'messages to the window at rest, 1,000 (bar: 0)': mean(MANY, 'idleMessages'),
    'one look at what is due, ms, 1,000': mean(MANY, 'lookMs'),
    'agenda of a week, ms, 1,000': mean(MANY, 'agendaMs'),
    'agenda of a week, entries': mean(MANY, 'agendaEntries'),
    'schedules in the state, KB, 1,000': mean(MANY, 'schedulesKb'),
  };
}

async function startStation(count: number) {
  const folder = tempFolder('bench-schedules');
  const child = spawn(process.execPath, [STATION, folder.path, String(count)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the station ended early');
    return String(value);
  };
  await next();
  return {
    async measure(): Promise<Figures> {
      child.stdin.end('begin\n');
      const figures = JSON.parse(await next()) as Figures;
      if (child.exitCode === null) await once(child, 'exit');
      folder.remove();
      return figures;
    },
  };
}
