import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_CHANGES } from '../../../electron/recording/known-recordings.ts';
import { type Database, openDatabase } from '../../../electron/storage/database.ts';
import { Backlog, TO_FEED } from '../../../electron/storage/journal/backlog.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { JOURNAL_MIGRATIONS } from '../../../electron/storage/journal/migrations.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { runOf, settledCall } from '../../support/runs.ts';

/** More settled calls than are sorted at once: they are found by walking through their runs. */
let folder: TempFolder;
let journal: SqliteJournal;
beforeEach(() => {
  folder = tempFolder('backlog');
  journal = new SqliteJournal(join(folder.path, 'journal.sqlite'));
});
afterEach(() => {
  journal.close();
  folder.remove();
});

const name = (at: number) => `run${String(at).padStart(5, '0')}`;

/** Runs of three settled calls each; the ids of their calls, in order. */
function settledRuns(count: number, seqOf: (at: number) => number): string[] {
  const runs = Array.from({ length: count }, (_, at) => {
    const id = name(at);
    // The ids of calls say nothing of their order.
    const calls = ['c', 'a', 'b'].map((call) =>
      settledCall(['accepted'], { id: `${call}.${id}`, runId: id }),
    );
    return runOf({ id, seq: seqOf(at), presetId: `preset${at % 9}`, calls });
  });
  journal.put(runs);
  return runs.flatMap(({ calls }) => calls.map(({ id }) => id));
}

/** Feeds until nothing is left, with `between` after each batch; the ids in the order in which they came. */
function feedAll(between: (batch: number) => void = () => undefined): string[] {
  const fed: string[] = [];
  for (let batch = 1; ; batch += 1) {
    const calls = journal.pendingForHistory(200).flatMap((run) => run.calls);
    if (calls.length === 0) return fed;
    journal.markFed(calls);
    fed.push(...calls.map(({ id }) => id));
    between(batch);
  }
}

test('oldest first, each once', () => {
  const ids = settledRuns(2_400, (at) => at + 1);
  expect(feedAll()).toEqual(ids);
});

test('also of a former version, where all runs have one number', () => {
  const ids = settledRuns(2_400, () => 0);
  expect(feedAll().toSorted()).toEqual(ids.toSorted());
});

test('what the history has already costs one look, and what comes meanwhile comes too', () => {
  const ids = settledRuns(4_400, (at) => at + 1);
  const [old, rest] = [ids.slice(0, 6_000), ids.slice(6_000)];
  journal.markFed(old.map((id) => ({ id, verdicts: [] })));
  const again = old[0] ?? '';
  const verdict = {
    streamId: 'cdn01',
    verdict: 'recording',
    at: new Date(0).toISOString(),
  } as const;
  const fed = feedAll((batch) => {
    if (batch !== 3) return;
    journal.setVerdicts(again, [verdict], NO_CHANGES);
    const calls = [settledCall(['accepted'], { id: 'new', runId: 'run-new' })];
    journal.put([runOf({ id: 'run-new', seq: 9_999, calls })]);
  });
  expect(fed).toHaveLength(rest.length + 2);
  expect(fed.filter((id) => id !== again)).toEqual([...rest, 'new']);
  expect(fed.indexOf(again)).toBeGreaterThan(600);
});

test('what is found at once is bounded, whatever waits behind it', () => {
  const ids = settledRuns(4_400, (at) => at + 1);
  const database = openDatabase(join(folder.path, 'journal.sqlite'), {
    synchronous: 'FULL',
    migrations: JOURNAL_MIGRATIONS,
  });
  let rows = 0;
  const prepare = (sql: string) => {
    const statement = database.prepare(sql);
    const all = (...values: (string | number)[]) => {
      const found = statement.all(...values);
      rows += found.length;
      return found;
    };
    return { all, get: statement.get.bind(statement) };
  };
  const backlog = new Backlog({ prepare } as unknown as Database);
  expect(backlog.oldest(200)).toEqual(ids.slice(0, 200));
  // The next thousand runs, and their calls.
  expect(rows).toBe(1_000 + 3_000);
  database.close();
});

test('whether a run is over is one look, however many calls it has', () => {
  const database = openDatabase(join(folder.path, 'journal.sqlite'), {
    synchronous: 'FULL',
    migrations: JOURNAL_MIGRATIONS,
  });
  const sql = `EXPLAIN QUERY PLAN SELECT 1 FROM calls WHERE ${TO_FEED}`;
  const plan = database.prepare(sql).all() as { detail: string }[];
  // By all calls of the run each of its calls would pass all others.
  expect(plan.map(({ detail }) => detail)).toContain(
    'SEARCH open USING INDEX calls_open_of_run (run_id=?)',
  );
  database.close();
});
