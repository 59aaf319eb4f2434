import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StartAnswer } from '../../../electron/app/commands/requests.ts';
import { CALLERS, COMMAND_LINE, WINDOW } from '../../support/callers.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { holdDatabase, lockDatabase } from '../../support/journal-lock.ts';
import { gate } from '../../support/patience.ts';
import { APP_ID, SECRET } from '../../support/provision.ts';
import { atOnce, recordingBench, stopping } from '../../support/recording-bench.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

let folder: TempFolder;
let far: StrictServer;
let near: ReturnType<typeof recordingBench>;
const journalPath = () => join(folder.path, 'journal.sqlite');
const ask = { scope: 'ask', unrecorded: true } as const;
const missing = { scope: 'missing', unrecorded: true } as const;
const force = { scope: 'all', unrecorded: true, unread: true } as const;

const benchOn = (path: string) =>
  recordingBench({ endpoint: far.url, appId: APP_ID, serverSecret: SECRET, journalPath: path });
const open = () => {
  near = benchOn(journalPath());
};
beforeEach(async () => {
  folder = tempFolder('unread');
  far = await strictServer({ appId: APP_ID, secret: SECRET });
});
afterEach(async () => {
  await near.close();
  await far.close();
  folder.remove();
});

async function settled(given: StartAnswer | Promise<StartAnswer>) {
  const answer = atOnce(given);
  if (answer.kind !== 'started') throw new Error('a question came');
  return (await answer.started.settled).status;
}
const refusal = expect.objectContaining({ code: 'journal-unreadable' });

describe('a damaged journal: what runs is not known', () => {
  beforeEach(() => {
    writeFileSync(journalPath(), 'no journal '.repeat(1_000));
    open();
    near.add({ id: 'p', streamIds: ['s1'] });
    near.add({ id: 'q', streamIds: ['s2'] });
  });

  test('a person is asked, from window and tray; a script is refused; nothing is sent', () => {
    for (const source of ['window', 'tray'] as const) {
      expect(near.commands.start(CALLERS[source], 'p', ask)).toMatchObject({
        kind: 'question',
        question: { unread: true, running: [], unrecorded: false },
      });
    }
    expect(() => near.commands.start(COMMAND_LINE, 'p', missing)).toThrow(refusal);
    expect(far.requests).toEqual([]);
  });

  test('what is started nevertheless is known from then on, also that it was stopped', async () => {
    await settled(near.commands.start(COMMAND_LINE, 'p', force));
    expect(near.commands.start(WINDOW, 'p', ask)).toMatchObject({
      question: { running: [{ streamIds: ['s1'] }] },
    });
    await stopping(near.commands.stop(WINDOW, 'p', { confirmed: true }));
    expect(await settled(near.commands.start(WINDOW, 'p', ask))).toBe('accepted');
    expect(() => near.commands.start(COMMAND_LINE, 'q', missing)).toThrow(refusal);
  });

  test('a restart does not forget it; a person who has looked ends it, for good', async () => {
    await settled(near.commands.start(WINDOW, 'p', { ...ask, unread: true }));
    await stopping(near.commands.stop(WINDOW, 'p', { confirmed: true }));
    await near.close();
    open();
    expect(near.opened.problem).toMatchObject({ kind: 'renewed' });
    near.add({ id: 'p', streamIds: ['s1'] });
    near.add({ id: 'q', streamIds: ['s2'] });
    expect(near.commands.start(WINDOW, 'q', ask)).toMatchObject({ question: { unread: true } });
    expect(await settled(near.commands.start(WINDOW, 'p', ask))).toBe('accepted');
    near.recordings.closeGap();
    near.journal.closeGap();
    await near.close();
    open();
    expect(near.opened.problem).toBeNull();
    near.add({ id: 'q', streamIds: ['s2'] });
    expect(await settled(near.commands.start(WINDOW, 'q', ask))).toBe('accepted');
  });

  test('a stop is for all that may run', async () => {
    const { calls } = await stopping(near.commands.stop(WINDOW, 'p', { confirmed: true }));
    expect(calls.map(({ streamIds }) => streamIds)).toEqual([['s1']]);
  });
});

test('a journal that another program holds: not known until it is released', async () => {
  open();
  const p = near.add({ id: 'p', streamIds: ['s1'] });
  await settled(near.commands.start(WINDOW, 'p', ask));
  await near.close();
  const other = await holdDatabase(journalPath(), 'everything');
  open();
  near.add(p);
  near.add({ id: 'q', streamIds: ['s2'] });
  expect(near.commands.start(WINDOW, 'p', ask)).toMatchObject({ question: { unread: true } });
  expect(() => near.commands.start(COMMAND_LINE, 'p', missing)).toThrow(refusal);
  const forced = near.commands.start(COMMAND_LINE, 'q', force);
  if (forced.kind !== 'started') throw new Error('a question came');
  expect((await forced.started.settled).unrecorded).toBe(true);
  await other.release();
  await until('it is read', () => near.journal.isHealthy);
  for (const id of ['p', 'q']) {
    expect(near.commands.start(WINDOW, id, ask)).toMatchObject({
      question: { running: [{ vendor: 'Tencent' }] },
    });
  }
  expect(far.effects('StartCDNRecord', 'Tencent', 's1')).toBe(1);
  await near.close();
  open();
  expect(
    near.recordings
      .list(0)
      .map(({ streamId }) => streamId)
      .sort(),
  ).toEqual(['s1', 's2']);
});

test('a start of which the disk took no row: after a crash it is known that something is not known', async () => {
  open();
  near.add({ id: 'p', streamIds: ['s1'] });
  const lock = lockDatabase(journalPath());
  const answer = near.commands.start(COMMAND_LINE, 'p', missing);
  if (answer.kind !== 'started') throw new Error('a question came');
  expect((await answer.started.settled).status).toBe('accepted');
  // The process dies here: another one finds what is on disk at this moment.
  const copy = join(folder.path, 'crash');
  mkdirSync(copy);
  for (const name of ['journal.sqlite', 'journal.sqlite-wal', 'journal.mark']) {
    cpSync(join(folder.path, name), join(copy, name));
  }
  lock.release();
  await near.close();
  near = benchOn(join(copy, 'journal.sqlite'));
  near.add({ id: 'p', streamIds: ['s1'] });
  expect(near.opened.problem).toMatchObject({ kind: 'lost' });
  expect(near.commands.start(WINDOW, 'p', ask)).toMatchObject({ question: { unread: true } });
  expect(() => near.commands.start(COMMAND_LINE, 'p', missing)).toThrow(refusal);
  expect(far.effects('StartCDNRecord', 'Tencent', 's1')).toBe(1);
});

test('a journal removed under a call: killed before a new one is begun, the next process knows that it lacks something', async () => {
  open();
  near.add({ id: 'p', streamIds: ['s1'] });
  const onItsWay = gate();
  far.script.add({ twist: { do: 'nothing', after: onItsWay.opened } });
  const answer = near.commands.start(COMMAND_LINE, 'p', missing);
  if (answer.kind !== 'started') throw new Error('a question came');
  await far.waitFor(1, 'arrived');
  for (const name of ['journal.sqlite', 'journal.sqlite-wal', 'journal.sqlite-shm']) {
    rmSync(join(folder.path, name), { force: true });
  }
  onItsWay.open();
  expect((await answer.started.settled).status).toBe('accepted');
  // The process dies where a new journal is begun, and has nothing of what is known yet.
  const copy = join(folder.path, 'crash');
  mkdirSync(copy);
  await benchOn(join(copy, 'journal.sqlite')).close();
  cpSync(join(folder.path, 'journal.mark'), join(copy, 'journal.mark'));
  await near.close();
  near = benchOn(join(copy, 'journal.sqlite'));
  near.add({ id: 'p', streamIds: ['s1'] });
  expect(near.opened.problem).toMatchObject({ kind: 'lost' });
  expect(() => near.commands.start(COMMAND_LINE, 'p', missing)).toThrow(refusal);
  expect(far.effects('StartCDNRecord', 'Tencent', 's1')).toBe(1);
});

test('a journal that was begun again in place of a removed one leaves no mark', async () => {
  open();
  near.add({ id: 'p', streamIds: ['s1'] });
  for (const name of ['journal.sqlite', 'journal.sqlite-wal', 'journal.sqlite-shm']) {
    rmSync(join(folder.path, name), { force: true });
  }
  await settled(near.commands.start(WINDOW, 'p', ask));
  await near.close();
  open();
  near.add({ id: 'p', streamIds: ['s1'] });
  expect(near.opened.problem).toBeNull();
  expect(near.recordings.list(0)).toHaveLength(1);
});
