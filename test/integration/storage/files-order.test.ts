import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordedFile } from '#contract/model/file.ts';
import { type FilesPage, NO_FILE_FILTER } from '#contract/model/file-query.ts';
import { listedMoment } from '#contract/rules/file-moment.ts';
import { openDatabase } from '../../../electron/storage/database.ts';
import type { FileStore } from '../../../electron/storage/files/main/file-store.ts';
import { FILES_MIGRATIONS } from '../../../electron/storage/files/schema.ts';
import { tempFolder } from '../../support/desktop/temp.ts';
import { asFirstSchema } from '../../support/files-as-found.ts';
import {
  allFiles,
  callbackOf,
  filesBench,
  mergeOf,
  momentAt,
  reportOf,
  watchOf,
} from '../../support/files-bench.ts';
import { generateFiles } from '../../support/files-generator.ts';
import { recordedFileOf } from '../../support/recorded-files.ts';

let store: FileStore;
beforeEach(() => {
  store = filesBench().store;
});
afterEach(() => store.close());

const DAY_S = 86_400;
const all = (change: Partial<typeof NO_FILE_FILTER> = {}, limit = 7) =>
  allFiles((query) => store.page(query), { ...NO_FILE_FILTER, ...change }, limit);
const names = (files: readonly Pick<RecordedFile, 'name'>[]) => files.map(({ name }) => name);

/** A file that began so many seconds after the shared moment and lasted five minutes. */
const piece = (name: string, begin: number, change: Parameters<typeof reportOf>[0] = {}) =>
  reportOf({
    ...{ name, fileId: name, url: null },
    ...{ beginAt: momentAt(begin), endAt: momentAt(begin + 300), createdAt: momentAt(begin + 310) },
    ...change,
  });
const UNKNOWN = { beginAt: null, endAt: null, createdAt: null, durationSeconds: null };

describe('the list is in the order in which the recordings began', () => {
  test('a file that is found late stands where it began', async () => {
    await store.report([piece('today', 0), piece('later', 600)]);
    await store.report([
      piece('yesterday', -DAY_S, { seenAt: momentAt(5000) }),
      piece('between', 300),
    ]);
    expect(names(await all())).toEqual(['later', 'between', 'today', 'yesterday']);
    expect(names(await all({}, 1))).toEqual(['later', 'between', 'today', 'yesterday']);
  });

  test('one of which no begin is known stands by when it was made, else first seen', async () => {
    await store.report([
      piece('begun', 1000),
      piece('computed', 0, {
        beginAt: null,
        endAt: null,
        createdAt: momentAt(1300),
        durationSeconds: 290,
      }),
      piece('made', 0, { ...UNKNOWN, createdAt: momentAt(1005) }),
      piece('seen', 0, { ...UNKNOWN, seenAt: momentAt(1020) }),
    ]);
    const files = await all();
    expect(names(files)).toEqual(['seen', 'computed', 'made', 'begun']);
    expect(files.map((file) => listedMoment(file).by)).toEqual([
      'seen',
      'computed',
      'made',
      'begin',
    ]);
    const within = { from: momentAt(1010), to: momentAt(1020) };
    expect(names(await all(within))).toEqual(['computed']);
  });

  test('those of one millisecond stand in the order in which they were found, however many', async () => {
    const same = Array.from({ length: 1030 }, (_, index) => piece(`same${index}`, 10));
    await store.report([piece('before', 9.999), ...same, piece('after', 10.001)]);
    await store.report([piece('last', 10)]);
    const found = names(await all({}, 200));
    expect(found.at(-1)).toBe('before');
    expect(found.slice(0, 3)).toEqual(['last', 'after', 'same1029']);
    expect(found.slice(-3)).toEqual(['same1', 'same0', 'before']);
    expect(new Set(found).size).toBe(1033);
  });

  test('a begin that becomes known, or is corrected, moves the file', async () => {
    await store.report([
      piece('a', 0),
      piece('b', 100),
      piece('moved', 0, { ...UNKNOWN, seenAt: momentAt(900) }),
    ]);
    expect(names(await all())).toEqual(['moved', 'b', 'a']);
    const [before] = await all({ text: 'moved' });
    await store.receive(
      callbackOf(1, { report: piece('moved', 50, { source: 'callback', seenAt: momentAt(950) }) }),
    );
    expect(names(await all())).toEqual(['b', 'moved', 'a']);
    const [after] = await all({ text: 'moved' });
    expect(after?.id).toBe(before?.id);
    expect(names(await all({ from: momentAt(40), to: momentAt(60) }))).toEqual(['moved']);
    expect(await all({ from: momentAt(800) })).toEqual([]);
    expect((await store.find(after?.id ?? 0))?.name).toBe('moved');
  });

  test('a merged file stands where its first part began', async () => {
    await store.report([piece('f1', 0), piece('f2', 300), piece('next', 600)]);
    await store.merges.begin(mergeOf());
    const whole = { fileId: 'whole', beginAt: null, endAt: null, createdAt: momentAt(2 * DAY_S) };
    await store.merges.settle(
      'merge',
      { state: 'finished', fileId: 'whole', changedAt: momentAt(2 * DAY_S) },
      piece('whole', 0, { ...whole, durationSeconds: 600 }),
    );
    expect(names(await all())).toEqual(['next', 'f2', 'whole', 'f1']);
  });

  test('the files of a run, and of a preset, are in that order, too', async () => {
    await store.watch([watchOf()]);
    await store.report([piece('third', 600), piece('first', 0), piece('second', 300)]);
    const order = ['first', 'second', 'third'];
    expect(names((await store.ofRun('run')).files)).toEqual(order);
    expect(names(await store.filesOf([watchOf()]))).toEqual(order);
  });

  test('search and filters find in the same order what comes late', async () => {
    const kinds = [{ vendor: 'Ws' }, { vendor: 'Huawei' }, { vendor: 'Tencent' }] as const;
    const order = Array.from({ length: 90 }, (_, index) => (index * 37) % 90);
    for (const number of order) {
      const kind = kinds[number % 3];
      await store.report([
        piece(`n${number}`, number * 1000, { ...kind, streamId: `st${number % 5}` }),
      ]);
      // A text that was looked for before is looked for in what came since.
      await store.page({ filter: { ...NO_FILE_FILTER, text: 'identity' }, before: null, limit: 9 });
    }
    const expected = (is: (number: number) => boolean) =>
      Array.from({ length: 90 }, (_, index) => 89 - index)
        .filter(is)
        .map((number) => `n${number}`);
    expect(names(await all())).toEqual(expected(() => true));
    expect(names(await all({ vendors: ['Ws'] }))).toEqual(expected((one) => one % 3 === 0));
    expect(names(await all({ text: 'st2' }))).toEqual(expected((one) => one % 5 === 2));
    expect(names(await all({ text: 'n1' }))).toEqual(expected((one) => `n${one}`.startsWith('n1')));
    const span = { from: momentAt(20_000), to: momentAt(30_000) };
    expect(names(await all({ ...span, vendors: ['Huawei'] }))).toEqual(
      expected((one) => one >= 20 && one < 30 && one % 3 === 1),
    );
  });

  test('an id is found though its file came late, or learned it later', async () => {
    await store.report([piece('old', 0), piece('new', 1000)]);
    const text = 'identity';
    expect(await all({ text })).toEqual([]);
    await store.report([piece('late', 500, { fileId: 'identity-1' })]);
    expect(names(await all({ text }))).toEqual(['late']);
    await store.report([piece('late', 700, { fileId: 'identity-1', beginAt: momentAt(700) })]);
    await store.receive(
      callbackOf(1, {
        report: piece('told', 400, {
          fileId: null,
          taskId: null,
          url: 'https://a.example/t.mp4',
          source: 'callback',
        }),
      }),
    );
    await store.report([
      piece('told', 400, { fileId: 'identity-2', url: 'https://a.example/t.mp4' }),
    ]);
    expect(names(await all({ text }))).toEqual(['late', 'told']);
  });
});

describe('a database in the order of finding', () => {
  const folder = tempFolder('files-order');
  const path = (name: string) => join(folder.path, `${name}.sqlite`);
  afterAll(() => folder.remove());

  test('is brought into the order of begin, and loses nothing', async () => {
    const bench = filesBench(path('now'));
    const recordings = [...generateFiles(400)];
    // Found in an order that has nothing to do with that of their begin, and little known of some.
    const mixed = recordings.map((_, index) => recordings[(index * 17) % recordings.length]);
    for (const [index, recording] of mixed.entries()) {
      if (!recording) continue;
      if (index % 2 === 0) await bench.store.watch([recording.watch]);
      const known = [
        {},
        { beginAt: null },
        { beginAt: null, endAt: null, durationSeconds: null },
        UNKNOWN,
      ];
      await bench.store.report(
        recording.files.map((file, piece) => ({ ...file, ...known[(index + piece) % 7] })),
      );
    }
    const same = Array.from({ length: 1030 }, (_, index) => piece(`same${index}`, 10));
    await bench.store.report(same);
    await bench.store.forgetAccount('a2');
    const wanted = await answersOf(bench.store);
    await bench.store.close();
    asFirstSchema(path('now'), path('before'));
    const migrated = filesBench(path('before')).store;
    expect(await answersOf(migrated)).toEqual(wanted);
    // No number is given twice, and what comes now has its place among the others.
    const [fresh] = await migrated.report([piece('fresh', 5)]);
    expect(fresh?.id).toBeGreaterThan(Math.max(...wanted.files.map(({ id }) => id)));
    const order = await allFiles((query) => migrated.page(query), NO_FILE_FILTER, 200);
    expect(order.findIndex(({ name }) => name === 'fresh')).toBe(
      wanted.files.findIndex(({ name }) => name === 'same0') + 1,
    );
    await migrated.close();
  });

  test('that cannot be brought into it whole stays as it was', () => {
    const broken = [
      ...FILES_MIGRATIONS.slice(0, 1),
      `${FILES_MIGRATIONS[1]}; SELECT 1 FROM nowhere;`,
    ];
    const bench = filesBench(path('cut-now'));
    asFirstSchema(path('cut-now'), path('cut'));
    void bench.store.close();
    const options = { synchronous: 'FULL', migrations: broken } as const;
    expect(() => openDatabase(path('cut'), options)).toThrow('nowhere');
    const before = openDatabase(path('cut'), { ...options, migrations: broken.slice(0, 1) });
    expect(before.prepare('SELECT COUNT(*) AS n FROM entries').get()).toEqual({ n: 0 });
    expect(
      before.prepare("SELECT 1 FROM pragma_table_info('entries') WHERE name = 'file'").all(),
    ).toEqual([]);
    before.close();
  });
});

/** All that a window asks for. */
async function answersOf(from: FileStore) {
  const find = (change: Partial<typeof NO_FILE_FILTER>) =>
    allFiles((query) => from.page(query), { ...NO_FILE_FILTER, ...change }, 50);
  const files = (await find({})).map(({ place, ...file }) => file);
  const filters = [
    { vendors: ['Ws' as const] },
    { text: 'main' },
    { linked: false },
    { formats: ['mp4'] },
  ];
  const found = [];
  for (const filter of filters) found.push((await find(filter)).map(({ id }) => id));
  const middle = files[Math.floor(files.length / 2)];
  const to = new Date(listedMoment(middle ?? recordedFileOf()).at).toISOString();
  found.push((await find({ to })).map(({ id }) => id));
  found.push((await find({ text: middle?.fileId ?? '' })).map(({ id }) => id));
  return { files, found, facets: await from.facets(), run: await from.ofRun('r1-8') };
}

describe('what comes between two pages', () => {
  test('loses and doubles nothing of what was there', async () => {
    await store.report(Array.from({ length: 20 }, (_, index) => piece(`p${index}`, index * 100)));
    const read: string[] = [];
    let before: number | null = null;
    for (let page = 0; page < 10; page += 1) {
      const found: FilesPage = await store.page({ filter: NO_FILE_FILTER, before, limit: 3 });
      read.push(...names(found.files));
      before = found.next;
      // One above what was read, one below, and one at the very border.
      await store.report([
        piece(`up${page}`, 5000 + page),
        piece(`down${page}`, -5000 - page),
        ...found.files.slice(-1).map((file) => piece(`same${page}`, 0, { beginAt: file.beginAt })),
      ]);
      if (before === null) break;
    }
    const first = read.filter((name) => name.startsWith('p'));
    expect(first).toEqual(Array.from({ length: 20 }, (_, index) => `p${19 - index}`));
    expect(new Set(read).size).toBe(read.length);
  });
});
