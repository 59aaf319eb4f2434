import { join } from 'node:path';
import { CHANNELS } from '#contract/ipc/channels.ts';
import { type FileFilter, NO_FILE_FILTER } from '#contract/model/file-query.ts';
import { FileStore } from '../../electron/storage/files/main/file-store.ts';
import { createFileWorkers } from '../../electron/storage/files/main/file-workers.ts';
import { HistoryClient } from '../../electron/storage/history/main/client.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import { callbackOf } from '../support/files-bench.ts';
import { fillFiles, generateFiles } from '../support/files-generator.ts';
import { HISTORY_BEGIN, HISTORY_SPAN_MS, seeded } from '../support/history-generator.ts';
import { FILES_WORKER, HISTORY_WORKER } from '../support/workers.ts';
import { phase } from './history-load.ts';
import { round, type Summary, summary } from './stats.ts';

const SIZES = [10_000, 100_000, 1_000_000] as const;
const ROUNDS = 100;
const PAGE = 100;
/** Callbacks a second: 10,000 in a minute. */
const CALLBACKS_A_SECOND = 167;

/** Asked as the window asks: through the store, parsed by the contract. */
async function page(store: FileStore, change: Partial<FileFilter>, before: number | null = null) {
  const filter = { ...NO_FILE_FILTER, ...change };
  const query = CHANNELS['files.page'].args.parse({ filter, before, limit: PAGE });
  return CHANNELS['files.page'].result.parse(await store.page(query));
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

const DAY_MS = 86_400_000;

/** Somewhere in the list, the same for the same number: a place is a moment and what of it is taken. */
const placeOf = (index: number): number =>
  (HISTORY_BEGIN + seeded(index)(HISTORY_SPAN_MS / 1000) * 1000) * 1024;

/** One day of the three years, the same for the same number. */
function day(index: number): { from: string; to: string } {
  const from = HISTORY_BEGIN + seeded(index)(HISTORY_SPAN_MS / DAY_MS) * DAY_MS;
  return { from: new Date(from).toISOString(), to: new Date(from + DAY_MS).toISOString() };
}

const FILTERS: Readonly<Record<string, (index: number) => Partial<FileFilter>>> = {
  'by vendor': (index) => ({ vendors: index % 2 === 0 ? ['Huawei'] : ['Ws'] }),
  'by account and format': () => ({ accounts: ['a2'], formats: ['flv'] }),
  'by preset': () => ({ presets: ['全天候直播'] }),
  'by day': day,
  'blocked ones': () => ({ states: ['forbidden'] }),
  'callback alone, by day': (index) => ({ ...day(index), states: ['reported'] }),
  'what belongs to no start': () => ({ linked: false }),
  'what expires on a day': (index) => ({
    expiresFrom: day(index).from,
    expiresTo: day(index).to,
  }),
  'nothing meets it': () => ({ vendors: ['Aliyun'], presets: ['全天候直播'] }),
};

const TEXTS: Readonly<Record<string, (index: number) => string>> = {
  'two Chinese characters': (index) => ['晚间', '体育', '财经', '直播', '北京'][index % 5] ?? '',
  'part of a stream': (index) => `ch${index}-`,
  'part of a name': (index) => `--2025${String(101 + index)}`,
  'nothing holds it': (index) => `nowhere ${index}`,
};

/** How long what a person does takes at each size; then what else suffers meanwhile at the largest. */
export async function files(): Promise<Record<string, unknown>> {
  const folder = tempFolder('files');
  const figures: Record<string, unknown> = {};
  const [firstPages, farPages]: [number[], number[]] = [[], []];
  const worst = { page: 0, search: 0 };
  for (const size of SIZES) {
    const path = join(folder.path, `${size}.sqlite`);
    const begun = performance.now();
    fillFiles(path, generateFiles(size));
    const say = (what: string, value: unknown) => {
      figures[`${size} files: ${what}`] = value;
    };
    say('made in, s', round((performance.now() - begun) / 1000));
    const store = new FileStore(createFileWorkers({ worker: FILES_WORKER, path }));
    await page(store, {});
    const taken = await pages(store, size, say);
    firstPages.push(taken.first.p50);
    farPages.push(taken.far.p50);
    const filtered = await each(store, FILTERS, (change) => change, 'filter', say);
    const searched = await each(store, TEXTS, (text) => ({ text }), 'search', say);
    if (size === SIZES.at(-1)) {
      worst.page = Math.max(filtered, taken.first.p99, taken.far.p99);
      worst.search = searched;
      Object.assign(figures, await underLoad(store, folder.path));
    }
    await store.close();
  }
  const growth = (values: readonly number[]) => round((values.at(-1) ?? 0) / (values[0] ?? 1));
  figures['page and filter at a million, worst p99 (bar: 16)'] = worst.page;
  figures['search at a million, worst p99 (bar: 100)'] = worst.search;
  figures['first page, million / ten thousand (bar: 2)'] = growth(firstPages);
  figures['page anywhere, million / ten thousand (bar: 2)'] = growth(farPages);
  folder.remove();
  return figures;
}

type Say = (what: string, value: unknown) => void;

async function pages(store: FileStore, size: number, say: Say) {
  const first = await series(() => page(store, {}));
  const far = await series((index) => page(store, {}, placeOf(index)));
  const added = [...generateFiles(ROUNDS * 8, size, HISTORY_BEGIN + HISTORY_SPAN_MS)];
  say('first page, ms', first);
  say('page anywhere, ms', far);
  say('files of a run, ms', await series((index) => store.ofRun(`r1-${seeded(index)(size / 8)}`)));
  say('choices of the filter, ms', await series(() => store.facets()));
  say(
    'watch a start, ms',
    await series((at) => store.watch(added.slice(at, at + 1).map((one) => one.watch))),
  );
  say('report a page of files, ms', await series((at) => store.report(added[at]?.files ?? [])));
  say('report a page of files that began long ago, ms', await lateReports(store, size));
  say('first question after a report, ms', await afterReports(store, size));
  return { first, far };
}

/** Files that are found late have their places all over the list. */
function lateReports(store: FileStore, size: number): Promise<Summary> {
  const late = [...generateFiles(ROUNDS * 8, size + 2)];
  return series((at) => store.report(late[at]?.files ?? []));
}

/** What a person looks at while files come: the reader has to drop what it had at hand before it can answer. */
async function afterReports(store: FileStore, size: number): Promise<Summary> {
  const times: number[] = [];
  const come = [...generateFiles(ROUNDS * 8, size + 1, HISTORY_BEGIN + HISTORY_SPAN_MS)];
  for (const [index, { files: reports }] of come.entries()) {
    for (let other = 0; other < 10; other += 1) await page(store, {}, placeOf(other));
    await store.report(reports);
    const begun = performance.now();
    await page(store, FILTERS['by vendor']?.(index) ?? {});
    times.push(performance.now() - begun);
  }
  return summary(times);
}

/** The worst p99 of them. */
async function each<T>(
  store: FileStore,
  made: Readonly<Record<string, (index: number) => T>>,
  filterOf: (value: T) => Partial<FileFilter>,
  what: string,
  say: Say,
): Promise<number> {
  let worst = 0;
  for (const [name, make] of Object.entries(made)) {
    const taken = await series((index) => page(store, filterOf(make(index))));
    say(`${what} ${name}, ms`, taken);
    worst = Math.max(worst, taken.p99);
  }
  return worst;
}

/** The journal's commits and main, while callbacks come and files are searched for. */
async function underLoad(store: FileStore, folder: string): Promise<Record<string, unknown>> {
  const history = new HistoryClient(HISTORY_WORKER, join(folder, 'history.sqlite'));
  const received: number[] = [];
  const quiet = await phase('quiet', history, folder, () => []);
  const busy = await phase('callbacks and searches', history, folder, (isOver) => [
    receive(store, isOver, received),
    searchOn(store, isOver),
  ]);
  await history.close();
  return { ...quiet, ...busy, 'callbacks and searches: callback to disk, ms': summary(received) };
}

async function receive(store: FileStore, isOver: () => boolean, times: number[]): Promise<void> {
  for (let number = 0; !isOver(); number += 1) {
    const begun = performance.now();
    void store.receive(callbackOf(number)).then(() => times.push(performance.now() - begun));
    await new Promise((resume) => setTimeout(resume, 1000 / CALLBACKS_A_SECOND));
  }
}

async function searchOn(store: FileStore, isOver: () => boolean): Promise<void> {
  const texts = ['晚间', 'ch3', 'nowhere', '2025'];
  for (let index = 0; !isOver(); index += 1) {
    await page(store, { text: texts[index % texts.length] ?? '' });
  }
}
