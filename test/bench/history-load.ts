import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHANNELS } from '#contract/ipc/channels.ts';
import { NO_HISTORY_FILTER } from '#contract/model/history.ts';
import type { Run } from '#contract/model/run.ts';
import { NO_CHANGES } from '../../electron/recording/known-recordings.ts';
import type { HistoryClient } from '../../electron/storage/history/main/client.ts';
import { HistorySync } from '../../electron/storage/history/main/history-sync.ts';
import { SqliteJournal } from '../../electron/storage/journal/journal.ts';
import { generateRuns, HISTORY_BEGIN, HISTORY_SPAN_MS } from '../support/history-generator.ts';
import { round, summary } from './stats.ts';

const LOAD_MS = 20_000;
/** The API's own limit: no account starts more in a second. */
const RUNS_A_SECOND = 20;
const TEXTS = ['晚间', 'live', 'ch3-1', 'nowhere', '繁忙', 'trace 1'];

const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

/** For how long nothing else could run, in milliseconds, and how much of that the journal's commits took. */
interface Gap {
  readonly ms: number;
  readonly commits: number;
}

/** By a timer that is due every millisecond. `inCommits`: what all commits have taken so far. */
function watchGaps(inCommits: () => number): () => Gap[] {
  const gaps: Gap[] = [];
  let last = { at: performance.now(), commits: inCommits() };
  const timer = setInterval(() => {
    const now = { at: performance.now(), commits: inCommits() };
    gaps.push({ ms: now.at - last.at - 1, commits: now.commits - last.commits });
    last = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return gaps;
  };
}

/**
 * Calls are recorded as they are when they are started, the journal on the same disk, while everything
 * that takes long goes on at once: search upon search, an export of all, deletion of the older half.
 */
export async function underLoad(
  history: HistoryClient,
  folder: string,
): Promise<Record<string, unknown>> {
  const quiet = await phase('quiet', history, folder, () => []);
  const busy = await phase('under load', history, folder, (isOver) => {
    const path = join(folder, 'export.csv');
    const order = {
      id: 'bench',
      filter: NO_HISTORY_FILTER,
      format: 'csv',
      language: 'en',
      path,
    } as const;
    return [
      history.export(order).then(async () => {
        while (!isOver()) await sleep(50);
        await history.ask('exportCancel', 'bench');
      }),
      history.ask('prune', HISTORY_BEGIN + HISTORY_SPAN_MS / 2).catch(() => null),
      searchOn(history, isOver),
    ];
  });
  return { ...quiet, ...busy };
}

async function searchOn(history: HistoryClient, isOver: () => boolean): Promise<void> {
  for (let index = 0; !isOver(); index += 1) {
    const text = TEXTS[index % TEXTS.length] ?? '';
    const filter = { ...NO_HISTORY_FILTER, text };
    const found = await history.ask('page', { filter, before: null, limit: 100 });
    CHANNELS['history.page'].result.parse(found);
    await history.ask('count', filter);
  }
}

/** What the journal takes, and main, while all of this goes on. */
export async function phase(
  name: string,
  history: HistoryClient,
  folder: string,
  load: (isOver: () => boolean) => Promise<unknown>[],
): Promise<Record<string, unknown>> {
  const file = join(folder, `journal of ${name}.sqlite`);
  const journal = new SqliteJournal(file);
  const sync = new HistorySync(journal, history, () => undefined);
  const begin = HISTORY_BEGIN + HISTORY_SPAN_MS;
  const runs = generateRuns((LOAD_MS / 1000) * RUNS_A_SECOND * 3, name.length, begin);
  const end = performance.now() + LOAD_MS;
  const isOver = () => performance.now() >= end;
  const commits: number[] = [];
  const gaps = watchGaps(() => commits.reduce((sum, ms) => sum + ms, 0));
  // What takes long may still be going on when the time is up; it ends with the client.
  const loads = load(isOver).map((work) => work.catch(() => undefined));
  while (!isOver()) {
    const { value } = runs.next();
    if (value) await record(journal, value as Run, commits);
    void sync.feed();
    await sleep(1000 / RUNS_A_SECOND);
  }
  const taken = gaps();
  await Promise.race([Promise.allSettled(loads), sleep(1_000)]);
  await sync.feed();
  journal.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  return {
    [`${name}: journal commit, ms`]: summary(commits),
    [`${name}: worst journal commit, ms (bar: 20)`]: round(Math.max(...commits)),
    [`${name}: longest gap in main, ms (bar: 20)`]: round(Math.max(...taken.map(({ ms }) => ms))),
    [`${name}: longest gap in main beside the journal's commits, ms`]: round(
      Math.max(...taken.map((gap) => gap.ms - gap.commits)),
    ),
    [`${name}: gap in main, ms`]: summary(taken.map(({ ms }) => ms)),
  };
}

/** The commits of one run, each timed and in a turn of its own, as they come: created, sent, settled. */
async function record(journal: SqliteJournal, run: Run, times: number[]): Promise<void> {
  const commit = async (work: () => void) => {
    const begun = performance.now();
    work();
    times.push(performance.now() - begun);
    await new Promise((resume) => setImmediate(resume));
  };
  const calls = run.calls.map((call) => ({ ...call, state: 'queued' as const, outcome: null }));
  await commit(() => journal.createRun({ ...run, calls }));
  for (const { id, outcome, durationMs } of run.calls) {
    const sending = { attempt: 1, endTime: null, startedAt: run.createdAt };
    await commit(() => journal.markSending(id, sending));
    if (!outcome) continue;
    await commit(() => journal.settle(id, { outcome, durationMs, effects: NO_CHANGES }));
  }
}
