import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordedFile } from '#contract/model/file.ts';
import { type FileFilter, fileFacetsSchema, NO_FILE_FILTER } from '#contract/model/file-query.ts';
import { stateOf } from '../../../electron/recording/files/known-file.ts';
import { allFiles, filesBench } from '../../support/files-bench.ts';
import { generateFiles } from '../../support/files-generator.ts';
import { HISTORY_BEGIN, HISTORY_SPAN_MS, seeded } from '../../support/history-generator.ts';

const bench = filesBench();
/** All that is there, newest first. */
let all: RecordedFile[] = [];

beforeAll(async () => {
  const foreign = { appId: 1, streamId: 'elsewhere' };
  for (const { watch, files } of generateFiles(600)) {
    await bench.store.watch([watch]);
    await bench.store.report(files);
    const [first] = files;
    // Every now and then one that belongs to no start, and of which little is known.
    if (first && Number(watch.callId.split('-')[1]) % 9 === 0) {
      const little = { beginAt: null, createdAt: null, format: null, name: '', streamId: null };
      const address = `https://files.example.com/foreign/${watch.callId}`;
      await bench.store.report([{ ...first, ...foreign, ...little, fileId: null, url: address }]);
    }
  }
  all = await allFiles((query) => bench.store.page(query), NO_FILE_FILTER, 200);
});
afterAll(() => bench.store.close());

const plain = (text: string) => text.normalize('NFKC').toLowerCase();
const timeOf = ({ beginAt, createdAt, firstSeenAt }: RecordedFile) =>
  Date.parse(beginAt ?? createdAt ?? firstSeenAt);

/** What a filter must find, by a look at every file. */
function meets(file: RecordedFile, filter: FileFilter): boolean {
  const among = (wanted: readonly unknown[], value: unknown) =>
    wanted.length === 0 || wanted.includes(value);
  const within = (at: number | null, from: string | null, to: string | null) =>
    (from === null && to === null) ||
    (at !== null &&
      (from === null || at >= Date.parse(from)) &&
      (to === null || at < Date.parse(to)));
  const [link] = file.links;
  const text = plain(filter.text).trim();
  const words = [file.name, file.streamId ?? '', link?.presetName ?? ''];
  const ids = text.length < 6 ? [] : [file.fileId ?? '', file.taskId ?? ''];
  return (
    within(timeOf(file), filter.from, filter.to) &&
    within(
      file.expiresAt === null ? null : Date.parse(file.expiresAt),
      filter.expiresFrom,
      filter.expiresTo,
    ) &&
    among(filter.vendors, file.vendor) &&
    among(filter.accounts, file.accountId) &&
    among(filter.presets, link?.presetName) &&
    among(filter.formats, file.format) &&
    among(filter.states, stateOf(file)) &&
    (filter.linked === null || filter.linked === (link !== undefined)) &&
    (text === '' ||
      words.some((word) => plain(word).includes(text)) ||
      ids.some((id) => plain(id).startsWith(text)))
  );
}

const find = (filter: FileFilter) => allFiles((query) => bench.store.page(query), filter);
const asked = (change: Partial<FileFilter>): FileFilter => ({ ...NO_FILE_FILTER, ...change });
const at = (share: number) => new Date(HISTORY_BEGIN + HISTORY_SPAN_MS * share).toISOString();

test('there is what was made', () => {
  expect(all.length).toBeGreaterThan(600);
  expect(all.some(({ links }) => links.length === 0)).toBe(true);
});

describe('each filter finds what a look at every file finds', () => {
  test.each<[string, Partial<FileFilter>]>([
    ['vendors', { vendors: ['Ws', 'Huawei'] }],
    ['a vendor that has none', { vendors: ['Aliyun'] }],
    ['an account', { accounts: ['a2'] }],
    ['presets', { presets: ['全天候直播', 'Debate OB van'] }],
    ['formats', { formats: ['m3u8'] }],
    ['files reported by callback alone', { states: ['reported'] }],
    ['forbidden ones', { states: ['forbidden'] }],
    ['what belongs to a start', { linked: true }],
    ['what belongs to none', { linked: false }],
    ['a span of time', { from: at(0.2), to: at(0.4) }],
    ['what expires from a moment on', { expiresFrom: at(0.5) }],
    ['what expires within a span', { expiresFrom: at(0.3), expiresTo: at(0.35) }],
    ['part of a preset, in Chinese', { text: '直播' }],
    ['part of a preset, in another case and width', { text: 'ＳＴＵＤＩＯ' }],
    ['the middle of a stream', { text: '1-main' }],
    ['the middle of a name', { text: '--2024' }],
    ['one character', { text: '京' }],
    ['a sign of the database', { text: "%_'" }],
    ['nothing that is there', { text: 'nowhere' }],
    ['several parts', { vendors: ['Ws'], formats: ['mp4'], linked: true, from: at(0.5) }],
    ['a text within a filter', { text: 'main', accounts: ['a1'], states: ['confirmed'] }],
  ])('%s', async (_what, change) => {
    const filter = asked(change);
    const expected = all.filter((file) => meets(file, filter));
    expect(await find(filter)).toEqual(expected);
  });

  test('the beginning of an id, from six characters on', async () => {
    const id = all.find(({ fileId }) => fileId !== null)?.fileId ?? '';
    for (const text of [id, id.slice(0, 8), id.slice(0, 6)]) {
      const found = await find(asked({ text }));
      expect(found).toEqual(all.filter((file) => meets(file, asked({ text }))));
      expect(found.some(({ fileId }) => fileId === id)).toBe(true);
    }
  });

  test('whatever is put together', async () => {
    const random = seeded(7);
    const some = <T>(values: readonly T[]) => values.filter(() => random(2) === 0);
    for (let round = 0; round < 60; round += 1) {
      const filter = asked({
        vendors: some(['Tencent', 'Ws', 'Huawei'] as const),
        accounts: random(2) === 0 ? [] : some(['a1', 'a2']),
        formats: random(3) === 0 ? some(['mp4', 'flv']) : [],
        linked: [null, null, true, false][random(4)] ?? null,
        from: random(2) === 0 ? null : at(random(50) / 100),
        to: random(2) === 0 ? null : at((50 + random(50)) / 100),
        text: ['', '', 'ch1', '新闻', '2025', 'nowhere'][random(6)] ?? '',
      });
      expect(await find(filter)).toEqual(all.filter((file) => meets(file, filter)));
    }
  });
});

test('what a filter can choose from is counted', async () => {
  const facets = fileFacetsSchema.parse(await bench.store.facets());
  const count = (is: (file: RecordedFile) => boolean) => all.filter(is).length;
  for (const { id, files } of facets.accounts) {
    expect(files).toBe(count(({ accountId }) => accountId === id));
  }
  for (const { format, files } of facets.formats) {
    expect(files).toBe(count((file) => file.format === format));
  }
  for (const { name, files } of facets.presets) {
    expect(files).toBe(count(({ links }) => links[0]?.presetName === name));
  }
  for (const { state, files } of facets.states) {
    expect(files).toBe(count((file) => stateOf(file) === state));
  }
  expect(facets.accounts.map(({ name }) => name).sort()).toEqual(['Main channel', '体育频道']);
});
