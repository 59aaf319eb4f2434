import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordedFileSchema } from '#contract/model/file.ts';
import { fileFacetsSchema, filesOfRunSchema, NO_FILE_FILTER } from '#contract/model/file-query.ts';
import { openDatabase } from '../../../electron/storage/database.ts';
import { FileStore } from '../../../electron/storage/files/main/file-store.ts';
import { createFileWorkers } from '../../../electron/storage/files/main/file-workers.ts';
import { FILES_MIGRATIONS } from '../../../electron/storage/files/schema.ts';
import type { FileChange } from '../../../electron/storage/ports.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import {
  allFiles,
  callbackOf,
  filesBench,
  mergeOf,
  momentAt,
  reportOf,
  watchOf,
} from '../../support/files-bench.ts';
import { FILES_WORKER } from '../../support/workers.ts';

let folder: TempFolder;
let store: FileStore;
let renewed: string[];

const pathOf = () => join(folder.path, 'files.sqlite');
/** In two workers, as in production. */
const inWorkers = () =>
  new FileStore(
    createFileWorkers({
      worker: FILES_WORKER,
      path: pathOf(),
      onRenewed: (file) => renewed.push(file),
    }),
  );
/** In this thread, which is quicker and the same code. */
const open = () => filesBench(pathOf()).store;
const all = (change: Partial<typeof NO_FILE_FILTER> = {}) =>
  allFiles((query) => store.page(query), { ...NO_FILE_FILTER, ...change });
const ports = () =>
  process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
const ids = (files: readonly { fileId: string | null }[]) => files.map(({ fileId }) => fileId);

beforeEach(() => {
  folder = tempFolder('files');
  renewed = [];
  store = open();
});

afterEach(async () => {
  await store.close();
  folder.remove();
});

async function reopen(): Promise<void> {
  await store.close();
  store = open();
}

describe('reports', () => {
  test('are there after a restart, newest first, as the contract has them', async () => {
    const second = { fileId: 'f2', url: 'https://files.example.com/rec/f2.mp4' };
    const files = await store.report([reportOf(), reportOf(second)]);
    await reopen();
    expect(await all()).toMatchObject([...files].reverse());
    for (const file of files) expect(recordedFileSchema.parse(file)).toEqual(file);
  });

  test('of the same file are one, whatever the scheme and the signature', async () => {
    await store.report([reportOf()]);
    const again = reportOf({
      url: 'http://files.example.com/rec/f1.mp4?sign=x',
      seenAt: momentAt(900),
    });
    const [file] = await store.report([again]);
    expect(await all()).toMatchObject([file ?? {}]);
    expect(await all()).toHaveLength(1);
    expect(file).toMatchObject({ firstSeenAt: momentAt(400), lastSeenAt: momentAt(900) });
  });

  test('of two formats with equal ids and times are two files', async () => {
    const flv = { format: 'flv', url: 'https://files.example.com/rec/f1.flv' };
    await store.report([reportOf(), reportOf(flv)]);
    expect((await all()).map(({ format }) => format)).toEqual(['flv', 'mp4']);
  });

  test('of two projects are two files', async () => {
    await store.report([reportOf(), reportOf({ appId: 777 })]);
    expect(await all()).toHaveLength(2);
  });

  test('a callback is confirmed by a search, and keeps what only it knew', async () => {
    await store.receive(callbackOf(1));
    expect((await all({ states: ['reported'] })).length).toBe(1);
    const found = { taskId: null, beginAt: null, endAt: null, durationSeconds: null };
    const url = 'https://files.example.com/rec/c1.mp4';
    await store.report([reportOf({ ...found, url, fileId: 'c1', sizeBytes: 7 })]);
    expect(await all({ states: ['reported'] })).toEqual([]);
    expect(await all({ states: ['confirmed'] })).toMatchObject([
      { taskId: 'task', beginAt: momentAt(2), durationSeconds: 300, sizeBytes: 7 },
    ]);
  });

  test('a callback that a search has answered changes neither address nor name', async () => {
    await store.report([reportOf()]);
    const forged = { url: 'https://evil.example.com/f1.mp4', name: 'evil.mp4', sizeBytes: 1 };
    await store.receive(callbackOf(1, { report: reportOf({ ...forged, source: 'callback' }) }));
    expect(await all()).toMatchObject([
      { url: 'https://files.example.com/rec/f1.mp4', name: 'cdn01_1.mp4', sizeBytes: 1_000_000 },
    ]);
  });
});

describe('what a file belongs to', () => {
  test('a start that was known before it', async () => {
    await store.watch([watchOf({ taskIds: ['t1'] })]);
    const [file] = await store.report([reportOf({ taskId: 't1', beginAt: null, createdAt: null })]);
    expect(file?.links).toEqual([
      { callId: 'call', runId: 'run', presetId: 'preset', presetName: 'Evening news', match: 'id' },
    ]);
  });

  test('a start that became known after it', async () => {
    const changes: FileChange[] = [];
    store.onFiles((change) => changes.push(change));
    await store.report([reportOf()]);
    const [watch] = await store.watch([watchOf()]);
    expect(watch?.found).toBe(1);
    expect(changes[1]?.files[0]?.links).toMatchObject([
      { callId: 'call', match: 'stream-and-time' },
    ]);
    expect((await all({ linked: true })).length).toBe(1);
    expect(await all({ linked: false })).toEqual([]);
  });

  test('of more files than are looked at the newest ones, whatever has no begin', {
    tags: ['slow'],
  }, async () => {
    const pieces = (count: number, name: string, begin: (index: number) => string | null) =>
      Array.from({ length: count }, (_, index) => ({
        ...{ fileId: `${name}${index}`, url: null, endAt: null, createdAt: null },
        ...{ beginAt: begin(index), durationSeconds: null },
      }));
    await store.report(
      [
        ...pieces(600, 'unknown', () => null),
        ...pieces(700, 'piece', (index) => momentAt(index)),
      ].map((piece) => reportOf(piece)),
    );
    // Another start of the stream owns what came after it.
    await store.watch([watchOf({ callId: 'next', runId: 'later', startedAt: momentAt(690) })]);
    expect((await store.ofRun('later')).files).toHaveLength(40);
    await store.watch([watchOf()]);
    const own = ids((await store.ofRun('run')).files);
    expect(own).toContain('piece689');
    expect(own.length).toBeGreaterThanOrEqual(500);
    // A vendor that tells no begin tells when the file was made, and how long it is.
    const computed = { fileId: 'computed', url: null, beginAt: null, endAt: null };
    await store.report([reportOf({ ...computed, streamId: 'cdn02', durationSeconds: 300 })]);
    const [watch] = await store.watch([watchOf({ streamId: 'cdn02' })]);
    expect(watch?.found).toBe(1);
  });

  test('moves to the next start of its stream, once that is known', async () => {
    await store.watch([watchOf()]);
    await store.report([reportOf({ beginAt: momentAt(610) })]);
    const watches = await store.watch([
      watchOf({
        callId: 'next',
        runId: 'later',
        startedAt: momentAt(600),
        presetName: 'Late news',
      }),
    ]);
    const found = Object.fromEntries(watches.map((watch) => [watch.callId, watch.found]));
    expect(found).toEqual({ call: 0, next: 1 });
    expect((await store.ofRun('later')).files).toHaveLength(1);
    expect((await store.ofRun('run')).files).toEqual([]);
    expect(ids(await all({ presets: ['Late news'] }))).toEqual(['f1']);
    expect(await all({ presets: ['Evening news'] })).toEqual([]);
  });

  test('a task id that a file has told stays with the start, though main writes it anew', async () => {
    const watch = watchOf({ open: true });
    await store.watch([watch]);
    await store.watch([{ ...watch, taskIds: ['t7'] }]);
    await store.watch([watch]);
    const [file] = await store.report([reportOf({ taskId: 't7', streamId: null })]);
    expect(file?.links).toMatchObject([{ match: 'id' }]);
  });

  test("a start whose server's clock is heard later has its own files from then on", async () => {
    const [watch] = await store.watch([watchOf({ clockOffsetMs: null, open: true })]);
    const before = { fileId: 'f0', url: null, beginAt: momentAt(-240), endAt: null };
    await store.report([reportOf(), reportOf(before)]);
    expect(ids((await store.ofRun('run')).files)).toEqual(['f1']);
    // The workstation was four minutes ahead, by a server that tells fractions of a millisecond.
    const [heard] = await store.watch([
      { ...(watch ?? watchOf()), clockOffsetMs: -241_000.25, endedAt: momentAt(60) },
    ]);
    expect(heard?.found).toBe(1);
    expect(ids((await store.ofRun('run')).files)).toEqual(['f0']);
  });

  test('what a callback alone reported says when the vendor was last asked in vain', async () => {
    const [watch = watchOf()] = await store.watch([watchOf()]);
    const [file] = await store.report([reportOf({ source: 'callback', seenAt: momentAt(310) })]);
    expect(file?.notFoundAt).toBeNull();
    const over = { state: 'complete', lookedAt: momentAt(3900), nextLookAt: null } as const;
    await store.watch([{ ...watch, ...over, endedAt: momentAt(300) }]);
    expect((await store.ofRun('run')).files).toMatchObject([{ notFoundAt: momentAt(3900) }]);
    await store.report([reportOf({ seenAt: momentAt(4000) })]);
    expect((await store.ofRun('run')).files).toMatchObject([{ notFoundAt: null }]);
  });

  test('a run shows its files, oldest first, and how the search for them stands', async () => {
    await store.watch([watchOf(), watchOf({ streamId: 'cdn02', expected: 3 })]);
    const other = { fileId: 'f2', url: null, beginAt: momentAt(302), createdAt: null };
    await store.report([reportOf(), reportOf(other)]);
    const shown = filesOfRunSchema.parse(await store.ofRun('run'));
    expect(ids(shown.files)).toEqual(['f1', 'f2']);
    expect(
      shown.watches.map(({ streamId, found, expected }) => [streamId, found, expected]),
    ).toEqual([
      ['cdn01', 2, null],
      ['cdn02', 0, 3],
    ]);
  });

  test('what is still looked for, open or missing comes back after a restart', async () => {
    await store.watch([
      watchOf({ streamId: 'waits' }),
      watchOf({ streamId: 'whole', state: 'complete' }),
      watchOf({ streamId: 'open', state: 'missing', open: true, dismissed: true }),
      watchOf({ streamId: 'lacks', state: 'missing' }),
      watchOf({ streamId: 'seen', state: 'missing', dismissed: true }),
    ]);
    await reopen();
    const live = (await store.live()).map(({ streamId }) => streamId);
    expect(live.sort()).toEqual(['lacks', 'open', 'waits']);
    expect(await store.ofRuns(['run'])).toHaveLength(5);
  });
});

describe('callbacks', () => {
  test('the same content is one fact, with its nonce or another', async () => {
    expect(await store.receive(callbackOf(1))).toBe('new');
    expect(await store.receive(callbackOf(1))).toBe('repeat');
    expect(await store.receive(callbackOf(1, { nonce: 'other' }))).toBe('repeat');
    expect(await all()).toHaveLength(1);
  });

  test('other content under a known nonce and time is refused, and changes nothing', async () => {
    await store.receive(callbackOf(1));
    await store.receive(callbackOf(1, { nonce: 'retry' }));
    for (const nonce of ['nonce1', 'retry']) {
      expect(await store.receive(callbackOf(2, { nonce }))).toBe('conflict');
    }
    expect(ids(await all())).toEqual(['c1']);
    expect(await store.receive(callbackOf(2, { nonce: 'nonce1', timestamp: '1' }))).toBe('new');
    expect(await store.receive(callbackOf(3, { nonce: 'nonce1', accountId: 'b' }))).toBe('new');
  });

  test('a nonce is kept for as long as its time may be taken in, and no longer', async () => {
    await store.close();
    const bench = filesBench(pathOf());
    store = bench.store;
    const noncesOf = (accountId: string) =>
      bench.connection
        .all<{ nonce: string }>(
          'SELECT nonce FROM callback_nonces WHERE account_id = ? ORDER BY nonce',
          accountId,
        )
        .map(({ nonce }) => nonce);
    const take = (number: number, timestamp: number, change = {}) =>
      store.receive(callbackOf(number, { timestamp: String(timestamp), ...change }));
    await take(1, 1_000);
    await take(2, 1_000, { accountId: 'b' });
    await take(3, 2_200);
    expect(noncesOf('account')).toEqual(['nonce1', 'nonce3']);
    expect(await take(4, 1_000, { nonce: 'nonce1' })).toBe('conflict');
    await take(5, 2_260);
    expect(noncesOf('account')).toEqual(['nonce3', 'nonce5']);
    expect(noncesOf('b')).toEqual(['nonce2']);
    // What it said stays known.
    expect(await take(1, 2_261, { nonce: 'late' })).toBe('repeat');
  });

  test('a thousand at once are all on disk when they are answered', async () => {
    await store.close();
    store = inWorkers();
    const receipts = await Promise.all(
      Array.from({ length: 1000 }, (_, number) => store.receive(callbackOf(number))),
    );
    expect(new Set(receipts)).toEqual(new Set(['new']));
    await reopen();
    expect((await all()).length).toBe(1000);
  });

  test('one of them that cannot be written takes no other with it', async () => {
    const broken = callbackOf(2, { event: null as unknown as string });
    const [one, two, three] = await Promise.allSettled(
      [callbackOf(1), broken, callbackOf(3)].map((callback) => store.receive(callback)),
    );
    expect([one?.status, two?.status, three?.status]).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(ids(await all())).toEqual(['c3', 'c1']);
    expect((await store.facets()).states).toEqual([{ state: 'reported', files: 2 }]);
  });

  test('siblings without a file are kept, and add no file', async () => {
    expect(await store.receive(callbackOf(1, { event: 'snapshot', report: null }))).toBe('new');
    expect(await all()).toEqual([]);
  });
});

describe('merges', () => {
  const parts = () => [
    reportOf(),
    reportOf({ fileId: 'f2', url: 'https://files.example.com/rec/f2.mp4', beginAt: momentAt(302) }),
  ];
  const joined = () =>
    reportOf({
      fileId: 'm1',
      name: 'cdn01 whole.mp4',
      url: 'https://files.example.com/rec/m1.mp4',
      beginAt: null,
      createdAt: momentAt(1100),
    });

  test('is on disk before its request leaves, and open until it is heard of', async () => {
    await store.merges.begin(mergeOf());
    await reopen();
    expect(await store.merges.open()).toMatchObject([{ id: 'merge', state: 'sending' }]);
    await store.merges.settle('merge', {
      changedAt: momentAt(1001),
      state: 'waiting',
      taskId: 't5',
    });
    expect(await store.merges.open()).toMatchObject([{ state: 'waiting', taskId: 't5' }]);
    await store.merges.settle('merge', { changedAt: momentAt(1002), state: 'failed' });
    expect(await store.merges.open()).toEqual([]);
    expect(await store.merges.ofFiles(['f2'])).toMatchObject([{ state: 'failed', taskId: 't5' }]);
  });

  test('its file belongs to what its parts do, and counts as none of them', async () => {
    await store.watch([watchOf()]);
    await store.report(parts());
    await store.merges.begin(mergeOf());
    const change = { changedAt: momentAt(1100), state: 'finished', fileId: 'm1' } as const;
    await store.merges.settle('merge', change, joined());
    const { files, watches } = await store.ofRun('run');
    expect(files.map(({ fileId, mergedFrom }) => [fileId, mergedFrom])).toEqual([
      ['f1', []],
      ['m1', ['f1', 'f2']],
      ['f2', []],
    ]);
    expect(watches[0]?.found).toBe(2);
    expect(await store.merges.ofFiles(['m1'])).toHaveLength(1);
  });

  test.each([
    ['by its task', { taskId: 't5', name: 'x.mp4' }],
    ['by its name', {}],
  ])('its file that a search or callback brings first is known %s', async (_how, told) => {
    await store.watch([watchOf()]);
    await store.report(parts());
    await store.merges.begin(mergeOf());
    await store.merges.settle('merge', {
      changedAt: momentAt(1001),
      state: 'waiting',
      taskId: 't5',
    });
    const [file] = await store.report([{ ...joined(), ...told }]);
    expect(file).toMatchObject({ mergedFrom: ['f1', 'f2'], links: [{ callId: 'call' }] });
  });

  test('an older file of the same name is no result of it', async () => {
    await store.report(parts());
    await store.merges.begin(mergeOf());
    const [file] = await store.report([{ ...joined(), createdAt: momentAt(900) }]);
    expect(file?.mergedFrom).toEqual([]);
  });
});

describe('the file on disk, in workers', () => {
  beforeEach(async () => {
    await store.close();
    rmSync(pathOf());
    store = inWorkers();
  });

  test('one that is damaged is set aside, and a new one begins', async () => {
    await store.report([reportOf()]);
    await store.close();
    writeFileSync(pathOf(), 'no database at all, but long enough to be looked at '.repeat(40));
    store = inWorkers();
    expect(await all()).toEqual([]);
    expect(renewed).toHaveLength(1);
    expect(readFileSync(renewed[0] ?? '', 'utf8')).toContain('no database at all');
    await store.report([reportOf()]);
    expect(await all()).toHaveLength(1);
  });

  test('a question on its way at the end leaves no worker behind', async () => {
    await store.report([reportOf()]);
    await store.close();
    const before = ports();
    const asked = all();
    await store.close();
    await asked;
    expect(ports()).toBe(before);
  });

  test('one of a newer version is left as it is', { tags: ['slow'] }, async () => {
    await store.report([reportOf()]);
    await store.close();
    const database = openDatabase(pathOf(), { synchronous: 'FULL', migrations: FILES_MIGRATIONS });
    database.exec('PRAGMA user_version=9');
    database.close();
    store = inWorkers();
    await expect(store.report([reportOf()])).rejects.toMatchObject({ fault: 'newer' });
    await expect(all()).rejects.toMatchObject({ fault: 'newer' });
    expect(renewed).toEqual([]);
    expect(readdirSync(folder.path).filter((name) => name.includes('unreadable'))).toEqual([]);
  });

  test('one that is not there is empty, and no worker starts before something is written', async () => {
    const before = ports();
    const key = { callId: 'call', streamId: 'cdn01' };
    expect(await all()).toEqual([]);
    expect(await store.ofRun('run')).toEqual({ files: [], watches: [] });
    expect(await store.facets()).toEqual(await filesBench().store.facets());
    expect([await store.live(), await store.ofRuns(['run'])]).toEqual([[], []]);
    expect([await store.ofPreset('preset'), await store.filesOf([key])]).toEqual([[], []]);
    expect(await store.cursor({ appId: 1, service: 's', vendor: 'Ws' })).toBeNull();
    expect([await store.merges.open(), await store.merges.ofFiles(['f1'])]).toEqual([[], []]);
    await store.forgetAccount('account');
    expect([ports(), existsSync(pathOf())]).toEqual([before, false]);
    await store.report([reportOf()]);
    expect(ids(await all())).toEqual(['f1']);
  });

  test('one that is lost while it is in use is renewed, and not taken for one that never was', async () => {
    await store.report([reportOf()]);
    for (const suffix of ['', '-wal', '-shm']) rmSync(pathOf() + suffix, { force: true });
    expect(await all()).toEqual([]);
    expect(renewed).toEqual(['']);
  });
});

test('the files of an account are forgotten, and no others', async () => {
  await store.watch([
    watchOf(),
    watchOf({ accountId: 'other', callId: 'kept', streamId: 'cdn02' }),
  ]);
  const other = { accountId: 'other', fileId: 'f2', url: null, streamId: 'cdn02' };
  await store.report([reportOf(), reportOf(other)]);
  await store.forgetAccount('account');
  expect(ids(await all())).toEqual(['f2']);
  expect((await store.live()).map(({ callId }) => callId)).toEqual(['kept']);
  const facets = fileFacetsSchema.parse(await store.facets());
  expect(facets.accounts).toEqual([{ id: 'other', name: 'Main', files: 1 }]);
});

test('what an account was told and had joined is forgotten with it', async () => {
  for (const accountId of ['account', 'other']) {
    await store.receive(callbackOf(1, { accountId, contentHash: accountId, report: null }));
    const merge = { id: accountId, accountId, inputs: [`${accountId} 1`, `${accountId} 2`] };
    await store.merges.begin(mergeOf(merge));
  }
  await store.forgetAccount('account');
  expect((await store.merges.open()).map(({ id }) => id)).toEqual(['other']);
  expect(await store.merges.ofFiles(['account 1'])).toEqual([]);
  expect(await store.merges.ofFiles(['other 1'])).toHaveLength(1);
  const again = { accountId: 'account', contentHash: 'account', report: null };
  expect(await store.receive(callbackOf(1, again))).toBe('new');
  const known = { accountId: 'other', contentHash: 'other', report: null };
  expect(await store.receive(callbackOf(1, known))).toBe('repeat');
});

test('what is over and older than it is kept for is dropped, and nothing that is open or has a file', async () => {
  const of = (callId: string, change: Parameters<typeof watchOf>[0] = {}) =>
    watchOf({ callId, runId: callId, streamId: callId, state: 'complete', ...change });
  await store.watch([
    of('over'),
    ...Array.from({ length: 600 }, (_, index) => of(`over${index}`)),
    of('found'),
    of('open', { open: true }),
    of('conditional', { provided: true }),
    of('alarm', { state: 'missing' }),
    of('young', { startedAt: momentAt(86_400) }),
    of('last of a preset', { presetId: 'other' }),
    of('newest'),
  ]);
  await store.report([reportOf({ streamId: 'found' })]);
  await store.receive(callbackOf(1));
  await store.receive(callbackOf(2, { receivedAt: momentAt(86_400), report: null }));
  await store.prune(Date.parse(momentAt(80_000)));
  const runs = [
    'over',
    'over0',
    'over599',
    'found',
    'open',
    'conditional',
    'alarm',
    'young',
    'last of a preset',
    'newest',
  ];
  const left = (await store.ofRuns(runs)).map(({ callId }) => callId);
  expect(left.sort()).toEqual(runs.slice(3).sort());
  expect(ids(await all()).sort()).toEqual(['c1', 'f1']);
  expect(await store.receive(callbackOf(1, { nonce: 'later' }))).toBe('new');
  expect(await store.receive(callbackOf(2, { nonce: 'later', timestamp: '7' }))).toBe('repeat');
});

test('remembers where the listing of a project goes on', async () => {
  const of = { appId: 1, service: 's', vendor: 'Ws' } as const;
  expect(await store.cursor(of)).toBeNull();
  await store.setCursor(of, 'a/b');
  await reopen();
  expect(await store.cursor(of)).toBe('a/b');
  expect(await store.cursor({ ...of, vendor: 'Huawei' })).toBeNull();
});
