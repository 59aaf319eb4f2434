import { join } from 'node:path';
import { CHANNELS } from '#contract/ipc/channels.ts';
import { type HistoryFilter, NO_HISTORY_FILTER } from '#contract/model/history.ts';
import { openDatabase } from '../../electron/storage/database.ts';
import { HistoryClient } from '../../electron/storage/history/main/client.ts';
import { HISTORY_MIGRATIONS, KINDS } from '../../electron/storage/history/search/schema.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import {
  fillHistory,
  generateRuns,
  HISTORY_BEGIN,
  HISTORY_SPAN_MS,
  seeded,
} from '../support/history-generator.ts';
import { HISTORY_WORKER } from '../support/workers.ts';
import { underLoad } from './history-load.ts';
import { round, type Summary, summary } from './stats.ts';

const SIZES = [10_000, 100_000, 1_000_000] as const;
export const ROUNDS = 100;
const PAGE = 100;

export const filter = (change: Partial<HistoryFilter>): HistoryFilter => ({
  ...NO_HISTORY_FILTER,
  ...change,
});

/** Asked as the window asks: through the client, parsed by the contract. */
export async function page(
  history: HistoryClient,
  wanted: HistoryFilter,
  before: number | null = null,
) {
  const query = CHANNELS['history.page'].args.parse({ filter: wanted, before, limit: PAGE });
  return CHANNELS['history.page'].result.parse(await history.ask('page', query));
}

async function series(work: (index: number) => Promise<unknown>): Promise<Summary> {
  const times: number[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    const begun = performance.now();
    await work(index);
    times.push(performance.now() - begun);
  }
  return summary(times);
}

/** One day of the three years, the same for the same number. */
function day(index: number): Partial<HistoryFilter> {
  const from = HISTORY_BEGIN + seeded(index)(HISTORY_SPAN_MS / 86_400_000) * 86_400_000;
  return { from: new Date(from).toISOString(), to: new Date(from + 86_400_000).toISOString() };
}

export const FILTERS: Readonly<Record<string, (index: number) => Partial<HistoryFilter>>> = {
  'by vendor': (index) => ({ vendors: index % 2 === 0 ? ['Huawei'] : ['Aliyun'] }),
  'by status': (index) => ({ statuses: index % 2 === 0 ? ['unknown'] : ['rejected', 'failed'] }),
  'by day': day,
  'by code': () => ({ codes: ['1010', 'ResourceNotFound'] }),
  'by preset and status': () => ({ presets: ['全天候直播'], statuses: ['rejected'] }),
  'by vendor, status, day': (index) => ({
    ...day(index),
    vendors: ['Tencent'],
    statuses: ['rejected', 'unknown'],
  }),
  'nothing meets it': () => ({ vendors: ['Huawei'], presets: ['全天候直播'] }),
};

export const TEXTS: Readonly<Record<string, (index: number) => string>> = {
  'two Chinese characters': (index) =>
    ['晚间', '体育', '财经', '繁忙', '北京', '成都', '不在', '任务', '直播'][index % 9] ?? '',
  'beginning of a stream': (index) =>
    ['ch3-1-main-2025', 'ch2-0', 'live', 'ch5', 'ch6-1-main-2024', 'ch0-7', 'ch'][index % 7] ?? '',
  'one stream of a day': (index) => `ch${index % 7}-1-main-2025${String(101 + index)}`,
  message: (index) =>
    ['not online', 'config error', 'trace 1f', 'does not', 'succ', 'trace', '已存在'][index % 7] ??
    '',
  'nothing holds it': (index) => `nowhere ${index}`,
};

/** How long what a person does takes at each size; then what else suffers meanwhile at the largest. */
export async function history(): Promise<Record<string, unknown>> {
  const folder = tempFolder('history');
  const figures: Record<string, unknown> = {};
  const firstPages: number[] = [];
  const laterPages: number[] = [];
  const worst = { page: 0, search: 0 };
  for (const size of SIZES) {
    const path = join(folder.path, `${size}.sqlite`);
    const begun = performance.now();
    fillHistory(path, generateRuns(size));
    const say = (what: string, value: unknown) => {
      figures[`${size} calls: ${what}`] = value;
    };
    say('made in, s', round((performance.now() - begun) / 1000));
    const client = new HistoryClient(HISTORY_WORKER, path);
    const appended = [...generateRuns(ROUNDS * 4, size, HISTORY_BEGIN + HISTORY_SPAN_MS)];
    await page(client, NO_HISTORY_FILTER);
    say(
      'append a run, ms',
      await series((index) => client.ask('add', appended.slice(index, index + 1))),
    );
    const first = await series(() => page(client, NO_HISTORY_FILTER));
    let before: number | null = null;
    const later = await series(async () => {
      before = (await page(client, NO_HISTORY_FILTER, before)).next;
    });
    const far = await series((index) => page(client, NO_HISTORY_FILTER, 1 + seeded(index)(size)));
    say('first page, ms', first);
    say('next page, ms', later);
    say('page anywhere, ms', far);
    firstPages.push(first.p50);
    laterPages.push(far.p50);
    for (const [name, made] of Object.entries(FILTERS)) {
      const taken = await series((index) => page(client, filter(made(index))));
      say(`filter ${name}, ms`, taken);
      if (size === SIZES.at(-1)) worst.page = Math.max(worst.page, taken.p99);
    }
    const ids = await idsOf(client, size);
    const texts = { ...TEXTS, 'beginning of a RequestId': (index: number) => ids[index] ?? '' };
    for (const [name, made] of Object.entries(texts)) {
      const taken = await series((index) => page(client, filter({ text: made(index) })));
      say(`search ${name}, ms`, taken);
      if (size === SIZES.at(-1)) worst.search = Math.max(worst.search, taken.p99);
    }
    say('count, ms', await series((index) => client.ask('count', filter(day(index)))));
    say('choices of the filter, ms', await series(() => client.ask('facets', null)));
    if (size === SIZES.at(-1)) {
      worst.page = Math.max(worst.page, first.p99, later.p99, far.p99);
      Object.assign(figures, await underLoad(client, folder.path));
    }
    await client.close();
  }
  Object.assign(figures, await manyTerms(folder.path));
  const growth = (values: readonly number[]) => round((values.at(-1) ?? 0) / (values[0] ?? 1));
  figures['page and filter at a million, worst p99 (bar: 16)'] = worst.page;
  figures['search at a million, worst p99 (bar: 100)'] = worst.search;
  figures['first page, million / ten thousand (bar: 2)'] = growth(firstPages);
  figures['page anywhere, million / ten thousand (bar: 2)'] = growth(laterPages);
  folder.remove();
  return figures;
}

/** A search that is typed anew where a million streams are all different: the worst that words can be. */
async function manyTerms(folder: string): Promise<Record<string, Summary>> {
  const path = join(folder, 'words.sqlite');
  fillHistory(path, generateRuns(1_000));
  const database = openDatabase(path, { synchronous: 'NORMAL', migrations: HISTORY_MIGRATIONS });
  database.exec('BEGIN');
  const insert = database.prepare('INSERT INTO terms (kind, text, tag, rows) VALUES (?, ?, 0, 1)');
  for (let index = 0; index < 1_000_000; index += 1) {
    insert.run(KINDS.stream, `news_${20_250_000 + (index % 365)}_${index}_studio`);
  }
  database.exec('COMMIT');
  database.close();
  const client = new HistoryClient(HISTORY_WORKER, path);
  await page(client, NO_HISTORY_FILTER);
  const taken = await series((index) => page(client, filter({ text: `晚${index}` })));
  await client.close();
  return { 'a million different words: search anew, ms': taken };
}

/** Beginnings of ids that are there: of calls all over the list. */
async function idsOf(client: HistoryClient, size: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    const { rows } = await client.ask('page', {
      filter: NO_HISTORY_FILTER,
      before: 2 + seeded(index)(size),
      limit: 1,
    });
    const detail = await client.ask('call', rows[0]?.callId ?? '');
    ids.push(detail?.call.outcome?.requestId?.slice(0, index % 2 === 0 ? 19 : 14) ?? '');
  }
  return ids;
}
