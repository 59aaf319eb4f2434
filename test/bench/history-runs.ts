import { join } from 'node:path';
import { CHANNELS } from '#contract/ipc/channels.ts';
import { type HistoryFilter, NO_HISTORY_FILTER } from '#contract/model/history.ts';
import { HistoryClient } from '../../electron/storage/history/main/client.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import { fillHistory, generateRuns, seeded } from '../support/history-generator.ts';
import { HISTORY_WORKER } from '../support/workers.ts';
import { FILTERS, filter, page, ROUNDS, TEXTS } from './history.ts';
import { round, summary } from './stats.ts';

const SIZES = [10_000, 1_000_000] as const;
const RUNS_OF_A_PAGE = 50;

/** Asked as the window asks: through the client, parsed by the contract. */
async function runs(history: HistoryClient, wanted: HistoryFilter, before: number | null = null) {
  const query = { filter: wanted, before, limit: RUNS_OF_A_PAGE };
  const args = CHANNELS['history.runs'].args.parse(query);
  return CHANNELS['history.runs'].result.parse(await history.ask('runs', args));
}

interface Query {
  readonly filter: (index: number) => HistoryFilter;
  readonly before?: (index: number) => number;
}

/**
 * The list of runs beside the flat list: the same question of both in turns, so that whatever else the machine
 * does slows down both.
 */
export async function historyRuns(): Promise<Record<string, unknown>> {
  const folder = tempFolder('history-runs');
  const figures: Record<string, unknown> = {};
  const worst = { page: 0, search: 0 };
  const firstPages: number[] = [];
  for (const size of SIZES) {
    const path = join(folder.path, `${size}.sqlite`);
    fillHistory(path, generateRuns(size));
    const client = new HistoryClient(HISTORY_WORKER, path);
    await page(client, NO_HISTORY_FILTER);
    for (const [name, query] of Object.entries(queriesOf(size))) {
      const { flat, listed } = await inTurns(client, query);
      figures[`${size} calls: ${name}, ms`] = {
        ...{ outcomes: flat, runs: listed, ratio: round(listed.p50 / flat.p50) },
      };
      if (name === 'first page') firstPages.push(listed.p50);
      if (size !== SIZES.at(-1)) continue;
      const kind = name.startsWith('search') ? 'search' : 'page';
      worst[kind] = Math.max(worst[kind], listed.p99);
    }
    figures[`${size} calls: outcomes of one run, ms`] = await oneRun(client, size);
    await client.close();
  }
  folder.remove();
  const [small = 1, large = 0] = firstPages;
  return {
    ...figures,
    'runs: page and filter at a million, worst p99 (bar: 16)': worst.page,
    'runs: search at a million, worst p99 (bar: 100)': worst.search,
    'runs: first page, million / ten thousand (bar: 2)': round(large / small),
  };
}

function queriesOf(size: number): Readonly<Record<string, Query>> {
  const named = (what: string, filters: Readonly<Record<string, (index: number) => object>>) =>
    Object.entries(filters).map(([name, made]): [string, Query] => [
      `${what} ${name}`,
      { filter: (index) => filter(made(index)) },
    ]);
  const texts = Object.entries(TEXTS).map(
    ([name, made]) => [name, (index: number) => ({ text: made(index) })] as const,
  );
  return {
    'first page': { filter: () => NO_HISTORY_FILTER },
    'page anywhere': {
      filter: () => NO_HISTORY_FILTER,
      before: (index) => 2 + seeded(index)(size),
    },
    ...Object.fromEntries(named('filter', FILTERS)),
    ...Object.fromEntries(named('search', Object.fromEntries(texts))),
  };
}

async function inTurns(client: HistoryClient, { filter: wanted, before }: Query) {
  const times: { flat: number[]; listed: number[] } = { flat: [], listed: [] };
  const timed = async (into: number[], work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    into.push(performance.now() - begun);
  };
  for (let index = 0; index < ROUNDS; index += 1) {
    const from = before?.(index) ?? null;
    const flat = () => timed(times.flat, () => page(client, wanted(index), from));
    const listed = () => timed(times.listed, () => runs(client, wanted(index), from));
    // What comes second finds the pages of the file in memory: so each is the second now and then.
    for (const work of index % 2 === 0 ? [flat, listed] : [listed, flat]) await work();
  }
  return { flat: summary(times.flat), listed: summary(times.listed) };
}

async function oneRun(client: HistoryClient, size: number) {
  const times: number[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    const [run] = (await runs(client, NO_HISTORY_FILTER, 2 + seeded(index)(size))).runs;
    const begun = performance.now();
    const found = await client.ask('outcomes', run?.id ?? 0);
    CHANNELS['history.outcomes'].result.parse(found);
    times.push(performance.now() - begun);
  }
  return summary(times);
}
