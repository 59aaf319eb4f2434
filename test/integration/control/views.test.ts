import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Services } from '../../../electron/compose/index.ts';
import { readStores } from '../../../electron/compose/read-stores.ts';
import { createPerform } from '../../../electron/control/command-line/create-perform.ts';
import { publishedState } from '../../../electron/control/published/collections.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { COMMAND_LINE } from '../../support/callers.ts';
import { composedStation } from '../../support/composed-station.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { handoverBench, REQUEST } from '../../support/handover-bench.ts';
import { provisionedServer } from '../../support/provision.ts';
import { callOf, runOf } from '../../support/runs.ts';
import type { StrictServer } from '../../support/strict-server/strict-server.ts';

/** What `--list` and `--status` tell: by the running program, and by its files where none runs. */
let far: StrictServer;
let folder: TempFolder;
let near: Services | null = null;

beforeEach(async () => {
  const { server, provision } = await provisionedServer({
    vendors: ['Tencent', 'Ws'],
    streamIds: ['cdn01', 'cdn02'],
  });
  far = server;
  folder = tempFolder('views');
  near = await composedStation(folder.path);
  const schedules = [
    {
      ...{ name: 'News', preset: 'Evening news', cron: '0 19 * * 1-5', timeZone: 'Asia/Shanghai' },
    },
  ];
  await near.session.importer(
    JSON.stringify({ ...JSON.parse(provision), schedules }),
    () => undefined,
  );
});

afterEach(async () => {
  await near?.close();
  near = null;
  await far.close();
  folder.remove();
});

const read = () =>
  publishedState(
    readStores({
      ...{ userData: folder.path, now: new Date(), systemLocale: 'en' },
      ...{ version: 'test', problems: [] },
    }),
  );

async function startAndEnd(station: Services) {
  const preset = station.presets.findByName('Evening news');
  const answer = await station.commands.start(COMMAND_LINE, preset?.id ?? '', { scope: 'missing' });
  if (answer.kind !== 'started') throw new Error('a question');
  await answer.started.settled;
  const told = publishedState(station.viewing.facts());
  await station.close();
  near = null;
  return told;
}

/** Every file of the folder with its content; SQLite's own beside a database are no content. */
const contents = () =>
  readdirSync(folder.path)
    .filter((name) => !/-(wal|shm)$/.test(name))
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder.path, name)))
        .digest('hex'),
    ]);

test('the files tell what the program told, and stay as they are', async () => {
  if (!near) throw new Error('no station');
  const told = await startAndEnd(near);
  expect(told.presets).toContainEqual(
    expect.objectContaining({ name: 'Evening news', state: 'accepted', recording: 4, total: 4 }),
  );
  const before = contents();
  const found = read();
  expect(contents()).toEqual(before);
  const real = <T extends { readonly accountId: string }>(list: readonly T[]) =>
    list.filter(({ accountId }) => accountId !== 'practice');
  expect(found.app).toEqual({ ...told.app, running: false, vault: null });
  expect(real(found.presets)).toEqual(real(told.presets));
  for (const name of ['recordings', 'runs', 'calls', 'schedules', 'problems'] as const) {
    expect(found[name], name).toEqual(told[name]);
  }
  expect(found.recordings).toHaveLength(4);
  expect(found.schedules[0]?.nextAt).toEqual(expect.any(String));
  expect(found.accounts.map(({ name }) => name)).toEqual(told.accounts.map(({ name }) => name));
});

test('what a power cut left on the wire may run', async () => {
  if (!near) throw new Error('no station');
  const preset = near.presets.findByName('Evening news');
  const account = near.accounts.list().find(({ name }) => name !== 'Practice');
  await near.close();
  near = null;
  const journal = new SqliteJournal(join(folder.path, 'journal.sqlite'));
  const calls = [callOf({ id: 'sent' }), callOf({ id: 'kept', vendor: 'Ws' })];
  const { id: accountId = '', appId = 0, endpoint: service = '' } = account ?? {};
  journal.createRun(runOf({ presetId: preset?.id ?? '', accountId, appId, service, calls }));
  journal.markSending('sent', {
    ...{ attempt: 1, endTime: null, startedAt: new Date().toISOString() },
  });
  journal.close();
  const found = read();
  expect(found.calls.map(({ id, status, reason }) => [id, status, reason])).toEqual([
    ['sent', 'unknown', 'interrupted'],
    ['kept', 'failed', 'never-sent'],
  ]);
  expect(found.recordings).toMatchObject([{ vendor: 'Tencent', certainty: 'uncertain' }]);
  expect(found.presets).toContainEqual(
    expect.objectContaining({ name: 'Evening news', state: 'unknown', uncertain: 1 }),
  );
});

test('a journal that is gone, and a file that is damaged, are told and left', async () => {
  await near?.close();
  near = null;
  writeFileSync(join(folder.path, 'presets.json'), '{');
  for (const suffix of ['', '-wal', '-shm']) {
    writeFileSync(join(folder.path, `journal.sqlite${suffix}`), '');
  }
  const found = read();
  expect(found.app.knowsWhatRuns).toBe(false);
  expect(found.problems.map(({ code }) => code)).toEqual(['journal-lost', 'presets-unreadable']);
  expect(readFileSync(join(folder.path, 'presets.json'), 'utf8')).toBe('{');
});

test('a folder that holds nothing has the presets of a first start', () => {
  const empty = tempFolder('views-empty');
  const state = publishedState(
    readStores({
      ...{ userData: empty.path, now: new Date(), systemLocale: 'en' },
      ...{ version: 'test', problems: [] },
    }),
  );
  expect(state.presets.map(({ account }) => account)).toEqual(['Practice', 'Practice', 'Practice']);
  expect([state.app.knowsWhatRuns, state.problems]).toEqual([true, []]);
  expect(readdirSync(empty.path)).toEqual([]);
  empty.remove();
});

test('a second process gets the views of the first one, without its vault', async () => {
  if (!near) throw new Error('no station');
  const station = near;
  const bench = handoverBench();
  const refuse = () => {
    throw new Error('a view opens no vault');
  };
  const perform = createPerform({
    ...station,
    session: { ...station.session, openCredentials: refuse, credentialsLocked: refuse },
    show: refuse,
    lifetime: { stay: refuse, stays: true },
    own: { ...REQUEST, actions: [] },
    quit: new AbortController().signal,
  });
  await bench.listen({ perform: async (request, emit) => void (await perform(request, emit)) });
  const views = [{ kind: 'list' } as const, { kind: 'status' } as const];
  const { handover, events } = await bench.hand({ ...REQUEST, actions: [], views });
  expect(handover).toEqual({ kind: 'done', exitCode: 0 });
  const types = events.flatMap((event) =>
    event.kind === 'line' && event.json ? [event.json.type] : [],
  );
  expect(types.filter((type) => type === 'app')).toHaveLength(2);
  expect(types).toEqual(expect.arrayContaining(['preset', 'account', 'schedule']));
  const [account] = events.flatMap((event) =>
    event.kind === 'line' && event.json?.type === 'account' ? [event.json] : [],
  );
  expect(Object.keys(account ?? {})).not.toContain('serverSecret');
  expect(bench.faults).toEqual([]);
  await bench.close();
});
