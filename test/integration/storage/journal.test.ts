import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallOutcome } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import { NO_CHANGES, Recordings } from '../../../electron/recording/known-recordings.ts';
import { recover } from '../../../electron/recording/settle-interrupted.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { RecordingTable } from '../../../electron/storage/journal/recording-table.ts';
import { readAnswer } from '../../../electron/zego/answer/answer.ts';
import { SPECIFICATION_ANSWER } from '../../support/answers.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { callOf, MOMENT, recordingOf, runOf } from '../../support/runs.ts';

/** Calls as the history has taken them over: without a person's verdict. */
const fed = (...ids: string[]) => ids.map((id) => ({ id, verdicts: [] }));

const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();
const SENDING = { attempt: 1, endTime: 1616415377, startedAt: iso(MOMENT) };
const outcome: CallOutcome = readAnswer(
  { vendor: 'Ws', streamIds: ['vega_test', 'missing'] },
  200,
  SPECIFICATION_ANSWER,
);

let folder: TempFolder;
let journal: SqliteJournal;
const path = () => join(folder.path, 'journal.sqlite');
const restart = () => {
  journal.close();
  journal = new SqliteJournal(path());
};

beforeEach(() => {
  folder = tempFolder('journal');
  journal = new SqliteJournal(path());
});
afterEach(() => {
  journal.close();
  folder.remove();
});

/** A run with calls `<id>.0`, `<id>.1` and so on, all waiting. */
function queuedRun(id: string, change: Partial<Run> = {}, calls = 1): Run {
  const vendors = ['Tencent', 'Ws', 'Huawei', 'Aliyun'] as const;
  return runOf({
    id,
    ...change,
    calls: Array.from({ length: calls }, (_, index) =>
      callOf({ id: `${id}.${index}`, runId: id, vendor: vendors[index % 4] ?? 'Ws' }),
    ),
  });
}

/** A run whose calls have all settled. */
function settledRun(id: string, change: Partial<Run> = {}, calls = 1): void {
  const run = queuedRun(id, change, calls);
  journal.createRun(run);
  for (const call of run.calls) {
    journal.markSending(call.id, SENDING);
    journal.settle(call.id, { outcome, durationMs: 12, effects: NO_CHANGES });
  }
}

/** What a start of the program does with what a crash left. */
function settleOrphans(): void {
  recover(journal.orphans(), journal, new Recordings(journal.recordings.list()), MOMENT);
}

const newest = () => journal.newestRuns().sort((a, b) => a.id.localeCompare(b.id));
const idsToFeed = (limit = 100) =>
  journal.pendingForHistory(limit).flatMap(({ calls }) => calls.map(({ id }) => id));

describe('what is written stays', () => {
  test('a run, and its calls in their order', () => {
    const run = queuedRun('run', { calls: [] }, 4);
    journal.createRun(run);
    restart();
    expect(journal.newestRuns()).toEqual([run]);
  });

  test('each step of a call', () => {
    const run = queuedRun('run');
    const [call] = run.calls;
    const now = () => journal.newestRuns()[0]?.calls[0];
    journal.createRun(run);

    journal.markSending('run.0', SENDING);
    restart();
    const sending = { ...call, state: 'sending', attempts: 1, endTime: 1616415377 };
    expect(now()).toEqual({ ...sending, startedAt: SENDING.startedAt });

    journal.markQueued('run.0');
    restart();
    expect(now()).toEqual({ ...sending, state: 'queued', startedAt: SENDING.startedAt });

    journal.markSending('run.0', { ...SENDING, attempt: 2, endTime: null });
    journal.settle('run.0', { outcome, durationMs: 12, effects: NO_CHANGES });
    restart();
    expect(now()).toEqual({
      ...call,
      state: 'settled',
      attempts: 2,
      endTime: null,
      startedAt: SENDING.startedAt,
      durationMs: 12,
      outcome,
    });
  });

  test('a run is written whole or not at all', () => {
    journal.createRun(queuedRun('first'));
    const bad = queuedRun('second', { presetId: 'other' }, 2);
    bad.calls[1] = callOf({ id: 'first.0', runId: 'second' });
    expect(() => journal.createRun(bad)).toThrow();
    restart();
    expect(journal.newestRuns().map(({ id }) => id)).toEqual(['first']);
    expect(journal.orphans().map(({ calls }) => calls[0]?.id)).toEqual(['first.0']);
  });

  test('nothing can be written once it is closed: whoever sends must hear of it', () => {
    journal.close();
    expect(() => journal.createRun(queuedRun('late'))).toThrow();
    expect(() => journal.markSending('late.0', SENDING)).toThrow();
    journal = new SqliteJournal(path());
  });
});

describe('after a crash', () => {
  test('what had no outcome is found, and nothing else', () => {
    journal.createRun(queuedRun('waiting', {}, 2));
    settledRun('done', {}, 2);
    journal.createRun(queuedRun('sent'));
    journal.markSending('sent.0', SENDING);
    restart();
    const orphans = journal
      .orphans()
      .flatMap(({ calls }) => calls.map(({ id, state }) => `${id} ${state}`));
    expect(orphans.sort()).toEqual(['sent.0 sending', 'waiting.0 queued', 'waiting.1 queued']);
  });

  test('and settled as what it surely is; a second start finds nothing more', () => {
    journal.createRun(queuedRun('waiting'));
    journal.createRun(queuedRun('sent', { presetId: 'other' }));
    journal.markSending('sent.0', SENDING);
    restart();
    settleOrphans();
    restart();
    expect(journal.orphans()).toEqual([]);
    const outcomes = newest().map(({ id, calls }) => [
      id,
      calls[0]?.outcome?.status,
      calls[0]?.outcome?.reason,
    ]);
    expect(outcomes).toEqual([
      ['sent', 'unknown', 'interrupted'],
      ['waiting', 'failed', 'never-sent'],
    ]);
  });

  test('what was tried before and was waiting for its next try surely did nothing', () => {
    journal.createRun(queuedRun('again'));
    journal.markSending('again.0', SENDING);
    journal.markQueued('again.0');
    restart();
    settleOrphans();
    expect(journal.newestRuns()[0]?.calls[0]).toMatchObject({
      attempts: 1,
      outcome: { status: 'failed', reason: 'tries-interrupted' },
    });
  });
});

describe('feeding the history', () => {
  test('settled calls, oldest run first, each with its run', () => {
    settledRun('young', { seq: 2 }, 2);
    settledRun('old', { seq: 1 }, 2);
    journal.createRun(queuedRun('waiting'));
    expect(idsToFeed()).toEqual(['old.0', 'old.1', 'young.0', 'young.1']);
    const [first] = journal.pendingForHistory(1);
    expect(first).toMatchObject({ id: 'old', presetName: 'Evening news' });
    expect(first?.calls[0]?.outcome).toEqual(outcome);
  });

  test('a run as a whole: nothing of it before its last call has settled', () => {
    journal.createRun(queuedRun('run', {}, 2));
    journal.markSending('run.0', SENDING);
    journal.settle('run.0', { outcome, durationMs: 12, effects: NO_CHANGES });
    expect(idsToFeed()).toEqual([]);
    journal.markSending('run.1', SENDING);
    expect(idsToFeed()).toEqual([]);
    journal.settle('run.1', { outcome, durationMs: 12, effects: NO_CHANGES });
    expect(idsToFeed()).toEqual(['run.0', 'run.1']);
  });

  test('no more at once than asked for', () => {
    settledRun('run', {}, 3);
    expect(idsToFeed(2)).toEqual(['run.0', 'run.1']);
  });

  test('the same until they are marked, then never again', () => {
    settledRun('run', {}, 3);
    expect(idsToFeed()).toEqual(idsToFeed());
    journal.markFed(fed('run.0', 'run.2'));
    journal.markFed(fed('run.0'));
    restart();
    expect(idsToFeed()).toEqual(['run.1']);
    journal.markFed(fed('run.1', 'no such call'));
    expect(idsToFeed()).toEqual([]);
  });
});

describe('the newest run of each preset', () => {
  test('whatever the order in which they were written, and whatever the clock said', () => {
    settledRun('b2', { presetId: 'b', seq: 4, createdAt: iso(MOMENT - 2) });
    settledRun('a1', { presetId: 'a', seq: 1 });
    settledRun('b1', { presetId: 'b', seq: 2 });
    settledRun('a2', { presetId: 'a', seq: 3 });
    expect(newest().map(({ id }) => id)).toEqual(['a2', 'b2']);
  });

  test('none when nothing ran', () => {
    expect(journal.newestRuns()).toEqual([]);
  });
});

describe('pruning', () => {
  const NOW = MOMENT + 100 * DAY;
  let seq = 0;
  const kept = (id: string, createdAt: number, presetId = 'preset') => {
    seq += 1;
    settledRun(id, { seq, createdAt: iso(createdAt), presetId }, 2);
    journal.markFed(fed(`${id}.0`, `${id}.1`));
  };
  const left = () => {
    const database = new DatabaseSync(path());
    const ids = database.prepare('SELECT DISTINCT run_id AS id FROM calls ORDER BY id').all();
    const runs = database.prepare('SELECT id FROM runs ORDER BY id').all();
    database.close();
    expect(runs).toEqual(ids);
    return (runs as { id: string }[]).map(({ id }) => id);
  };

  test('drops what is old and in the history, with its calls', () => {
    kept('old', NOW - 31 * DAY);
    kept('young', NOW - 29 * DAY);
    kept('newest', NOW);
    journal.prune(NOW);
    expect(left()).toEqual(['newest', 'young']);
  });

  test('keeps the newest of each preset however old', () => {
    kept('a1', MOMENT, 'a');
    kept('a2', MOMENT + 1, 'a');
    kept('b1', MOMENT, 'b');
    journal.prune(NOW);
    expect(left()).toEqual(['a2', 'b1']);
  });

  test('keeps what the history does not hold yet, in part or whole', () => {
    settledRun('unfed', { createdAt: iso(MOMENT) });
    settledRun('half', { createdAt: iso(MOMENT) }, 2);
    journal.markFed(fed('half.0'));
    journal.createRun(queuedRun('waiting', { createdAt: iso(MOMENT) }));
    kept('newest', NOW);
    journal.prune(NOW);
    expect(left()).toEqual(['half', 'newest', 'unfed', 'waiting']);
  });

  test('an empty journal has nothing to drop', () => {
    journal.prune(NOW);
    expect(left()).toEqual([]);
  });
});

describe('what is known to run', () => {
  test('stays with all that names and stops it; one stream of a project runs once', () => {
    const aliyun = {
      vendor: 'Aliyun',
      domain: 'pull.example',
      point: 'live',
      isTest: true,
    } as const;
    const known = [
      recordingOf({ endTime: 1616415377 }),
      recordingOf({ ...aliyun, practice: true, certainty: 'uncertain' }),
      recordingOf({ appId: 7 }),
      recordingOf({ service: 'https://relay.station.example/' }),
    ];
    journal.recordings.apply({ put: known, drop: [] });
    restart();
    expect(journal.recordings.list()).toEqual(expect.arrayContaining(known));
    const later = recordingOf({ accountId: 'other', callId: 'later' });
    journal.recordings.apply({ put: [later], drop: known.slice(1) });
    expect(journal.recordings.list()).toEqual([later]);
  });
});

test('what runs is written down with a statement compiled once, however many calls a crash left', () => {
  const database = new DatabaseSync(path());
  let compiled = 0;
  const counting = {
    prepare(sql: string) {
      compiled += 1;
      return database.prepare(sql);
    },
  } as InstanceType<typeof DatabaseSync>;
  const table = new RecordingTable(counting);
  for (let at = 0; at < 50; at += 1) {
    table.apply({
      put: [recordingOf({ streamId: `s${at}` })],
      drop: [recordingOf({ streamId: 'x' })],
    });
  }
  // To drop, to learn and to put.
  expect(compiled).toBe(3);
  database.close();
  expect(journal.recordings.list()).toHaveLength(50);
});
