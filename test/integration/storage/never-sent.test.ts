import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_CHANGES, Recordings } from '../../../electron/recording/known-recordings.ts';
import { neverSent, recover } from '../../../electron/recording/settle-interrupted.ts';
import { createJournal } from '../../../electron/storage/journal/create-journal.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { SentMarks } from '../../../electron/storage/journal/sent-marks.ts';
import { outcomeWithoutAnswer } from '../../../electron/zego/answer/answer.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { callOf, MOMENT, runOf } from '../../support/runs.ts';

/** What a killed process left waiting is settled as the journal is opened, by its kinds. */
let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('never-sent');
});
afterEach(() => folder.remove());

const path = () => join(folder.path, 'journal.sqlite');
const now = () => new Date(MOMENT);
const startedAt = now().toISOString();

/** A journal with calls that wait (some after a try), that were being sent, and that had settled. */
function leave(runs: number): void {
  const journal = new SqliteJournal(path());
  for (let at = 0; at < runs; at += 1) {
    const id = `run${at}`;
    const calls = ['new', 'tried', 'twice', 'sending', 'settled'].map((name) =>
      callOf({ id: `${id}.${name}`, runId: id, streamIds: ['cdn01', `cdn${at % 3}`] }),
    );
    journal.createRun(runOf({ id, seq: at + 1, presetId: `preset${at % 7}`, calls }));
    const send = (name: string, attempt = 1) =>
      journal.markSending(`${id}.${name}`, { attempt, endTime: 1616415377, startedAt });
    for (const name of ['tried', 'sending', 'settled']) send(name);
    send('twice', 2);
    for (const name of ['tried', 'twice']) journal.markQueued(`${id}.${name}`);
    const outcome = outcomeWithoutAnswer(['cdn01'], 'unknown', 'no-answer');
    journal.settle(`${id}.settled`, { outcome, durationMs: 3, effects: NO_CHANGES });
  }
  journal.close();
}

/** All that the journal holds once the rest is settled call by call. */
function recovered(journal: SqliteJournal) {
  const recordings = new Recordings(journal.recordings.list());
  recover(journal.orphans(), journal, recordings, MOMENT);
  const held = {
    calls: journal.pendingForHistory(10_000),
    newest: journal.newestRuns(),
    recordings: journal.recordings.list(),
  };
  journal.close();
  return held;
}

test('what comes of each call is what comes of it where each is settled by itself', () => {
  leave(40);
  copyFileSync(path(), join(folder.path, 'one-by-one.sqlite'));
  const atOnce = new SqliteJournal(path());
  atOnce.settleNeverSent(neverSent);
  expect(atOnce.orphans().map(({ calls: [call] }) => call?.state)).toEqual(
    Array.from({ length: 40 }, () => 'sending'),
  );
  const oneByOne = new SqliteJournal(join(folder.path, 'one-by-one.sqlite'));
  expect(recovered(atOnce)).toEqual(recovered(oneByOne));
});

test('an outcome is made for each kind of call, not for each call', () => {
  leave(40);
  const journal = new SqliteJournal(path());
  let made = 0;
  journal.settleNeverSent((...given) => {
    made += 1;
    return neverSent(...given);
  });
  // Three sets of streams, of each what was tried never, once and twice.
  expect(made).toBe(9);
  journal.settleNeverSent(() => {
    throw new Error('nothing is left to settle');
  });
  journal.close();
});

test('so many that the whole table is walked through: what was being sent stays as it was', () => {
  const ids = Array.from({ length: 2_600 }, (_, at) => `run${at}`);
  const journal = new SqliteJournal(path());
  const calls = (runId: string) => [
    ...['a', 'b', 'c', 'd'].map((call) => callOf({ id: `${call}.${runId}`, runId })),
    callOf({ id: `e.${runId}`, runId, state: 'sending', attempts: 1, startedAt }),
  ];
  journal.put(
    ids.map((id, at) => runOf({ id, seq: at + 1, presetId: 'preset', calls: calls(id) })),
  );
  journal.settleNeverSent(neverSent);
  expect(journal.orphans().map((run) => run.calls[0]?.id[0])).toEqual(ids.map(() => 'e'));
  const [newest] = journal.newestRuns();
  expect(newest?.calls.map(({ outcome }) => outcome?.reason)).toEqual([
    ...Array.from({ length: 4 }, () => 'never-sent'),
    undefined,
  ]);
  journal.close();
});

const leftOpen = (wanted: 'queued' | 'sending') => {
  const { journal, opened } = createJournal(path(), now, neverSent);
  journal.close();
  const calls = (opened.content?.orphans ?? []).flatMap((run) => run.calls);
  return calls.filter(({ state }) => state === wanted).length;
};

test('as it is opened; of what was being sent nobody knows, and each is looked at', () => {
  leave(2);
  expect(leftOpen('sending')).toBe(2);
  expect(leftOpen('queued')).toBe(0);
});

test('not where a run is marked: what waits may have been sent', () => {
  leave(2);
  const marks = new SentMarks(join(folder.path, 'journal.mark'));
  marks.prepare();
  expect(marks.mark('run1')).toBe(true);
  marks.close();
  expect(leftOpen('queued')).toBe(6);
});

test('where it fails, all is as it was and is read', () => {
  leave(2);
  let made = 0;
  const { journal, opened } = createJournal(path(), now, (...given) => {
    made += 1;
    if (made === 2) throw new Error('in the middle');
    return neverSent(...given);
  });
  journal.close();
  expect(opened.problem).toBe(null);
  expect(opened.content?.orphans).toHaveLength(8);
});
