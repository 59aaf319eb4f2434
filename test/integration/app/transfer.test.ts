import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PresetDraft } from '#contract/model/preset.ts';
import type { ScheduleDraft } from '#contract/model/schedule.ts';
import type { TransferPreview, TransferSubject } from '#contract/model/transfer.ts';
import { loadLibrary } from '../../../electron/app/transfer/calendar/library.ts';
import { readCalendar } from '../../../electron/app/transfer/calendar/read-calendar.ts';
import { readImport } from '../../../electron/app/transfer/read-import.ts';
import { TransferService } from '../../../electron/app/transfer/transfer-service.ts';
import { PresetStore } from '../../../electron/storage/presets.ts';
import { parseProvision } from '../../../electron/storage/provision.ts';
import { ScheduleStore } from '../../../electron/storage/schedules.ts';
import { readCsv } from '../../support/csv.ts';
import { beginsFormula } from '../../support/csv-attacks.ts';

const NOW = Date.parse('2026-12-01T00:00:00Z');
const ACCOUNTS = [{ id: 'a1', name: 'Station' }];

const draft = (change: Partial<PresetDraft> = {}): PresetDraft => ({
  name: 'Evening news',
  accountId: 'a1',
  vendors: ['Tencent', 'Ws'],
  streamIds: ['news-1', '00123'],
  end: { afterMinutes: 90 },
  tags: ['=1+1', 'Live'],
  ...change,
});

const scheduleDraft = (presetId: string): ScheduleDraft => ({
  name: 'News, weekdays',
  presetId,
  weekly: { days: [1, 2, 3, 4, 5], time: '19:00' },
  timeZone: 'Asia/Shanghai',
  durationMinutes: 35,
  exceptions: ['2026-12-24', '2026-12-25'],
  missed: { startWithinMinutes: 10 },
  enabled: true,
});

let folder: string;
let presets: PresetStore;
let schedules: ScheduleStore;
let transfer: TransferService;
let chosen: string | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'transfer-'));
  presets = new PresetStore(folder, [], new Date(NOW));
  schedules = new ScheduleStore(folder);
  const news = presets.save(null, draft());
  schedules.save(null, scheduleDraft(news.id));
  let ids = 0;
  transfer = new TransferService({
    presets,
    schedules,
    accounts: { list: () => ACCOUNTS as never },
    chooseImport: async () => chosen,
    chooseExport: async () => chosen,
    readText: readImport,
    writeText: (path, text) => writeFile(path, text),
    readCalendar: async (text) =>
      readCalendar(text, {
        nowMs: NOW,
        localZone: 'Asia/Shanghai',
        untitled: 'Event',
        library: await loadLibrary(),
        yieldTurn: () => Promise.resolve(),
      }),
    fileName: (path) => basename(path),
    newId: () => `${++ids}`,
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function open(subject: TransferSubject, content: string | Buffer, name = 'file.json') {
  chosen = join(folder, name);
  writeFileSync(chosen, content);
  const preview = await transfer.open('main', subject);
  if (!preview) throw new Error('nothing was chosen');
  return preview;
}

function rowsOf(preview: TransferPreview) {
  if (preview.kind !== 'preview') throw new Error(preview.fault);
  return preview.rows;
}

const idOf = (preview: TransferPreview) => (preview.kind === 'preview' ? preview.id : '');

async function exported(subject: TransferSubject, format: 'json' | 'csv'): Promise<string> {
  chosen = join(folder, `out.${format}`);
  expect(await transfer.export('main', subject, format)).toBe(chosen);
  return readFile(chosen, 'utf8');
}

describe('what is exported comes back', () => {
  test.each([
    ['presets', 'json'],
    ['presets', 'csv'],
    ['schedules', 'json'],
    ['schedules', 'csv'],
  ] as const)(
    '%s as %s: the same here, and all of it in an empty program',
    async (subject, format) => {
      const text = await exported(subject, format);
      expect(rowsOf(await open(subject, text)).map(({ state }) => state)).toEqual(['same']);
      const [before] = subject === 'presets' ? presets.list() : schedules.list();
      const store = subject === 'presets' ? presets : schedules;
      store.remove(before?.id ?? '');
      const preview = await open(subject, text);
      expect(rowsOf(preview).map(({ state }) => state)).toEqual(['new']);
      const chosenIds = subject === 'schedules' ? rowsOf(preview).map((row) => row.presetId) : null;
      expect(transfer.apply(idOf(preview), chosenIds)).toEqual({ added: 1, changed: 0 });
      const own = { id: '', since: '' };
      expect({ ...store.list()[0], ...own }).toEqual({ ...before, ...own });
    },
  );

  test('the JSON is a provision file, and neither file names a secret or begins a formula', async () => {
    const json = await exported('presets', 'json');
    expect(parseProvision(json, ['Station']).ok).toBe(true);
    expect(parseProvision(await exported('schedules', 'json'), [], ['Evening news']).ok).toBe(true);
    const table = await exported('presets', 'csv');
    expect(table.startsWith('\ufeffname,account,')).toBe(true);
    expect(readCsv(table).flat().filter(beginsFormula)).toEqual([]);
  });
});

describe('a preview', () => {
  test('says what changes, field by field, and changes nothing', async () => {
    const preview = await open(
      'presets',
      JSON.stringify({
        presets: [
          {
            name: 'Evening news',
            account: 'Station',
            vendors: ['Tencent'],
            streamIds: ['news-1', '00123'],
            end: { at: '20:30' },
            tags: ['=1+1', 'Live'],
          },
          { name: 'Sport', account: 'Nobody', vendors: ['Ws'], streamIds: ['s'] },
          { name: 'Late', account: 'Station', vendors: ['Ws'], streamIds: [] },
          { name: 'Odd', account: 'Station', vendors: ['Ws'], streamIds: ['s'], serverSecret: 'x' },
          { name: 'Early', account: 'Station', vendors: ['Ws'], streamIds: ['s'] },
        ],
        accounts: [{ name: 'Other' }],
        schedules: [{}],
      }),
    );
    expect(preview).toMatchObject({ others: 1, holdsSecrets: true });
    expect(
      rowsOf(preview).map(({ state, reason, detail, changes }) => ({
        ...{ state, reason, detail },
        changes: changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`),
      })),
    ).toEqual([
      {
        ...{ state: 'changed', reason: null, detail: '' },
        changes: ['vendors: Tencent Ws → Tencent', 'end: 90 min → 20:30'],
      },
      { state: 'refused', reason: 'account-missing', detail: 'Nobody', changes: [] },
      { state: 'refused', reason: 'field', detail: 'streamIds', changes: [] },
      { state: 'refused', reason: 'unknown-field', detail: 'serverSecret', changes: [] },
      { state: 'new', reason: null, detail: '', changes: [] },
    ]);
    expect(presets.list()).toHaveLength(1);
    expect(transfer.apply(idOf(preview), null)).toEqual({ added: 1, changed: 1 });
    expect(presets.findByName('Evening news')?.vendors).toEqual(['Tencent']);
  });

  test('a table with some columns changes those alone', async () => {
    const preview = await open('presets', 'name;streamIds\r\nEvening news;a b\r\n', 'some.csv');
    expect(rowsOf(preview)[0]?.changes).toEqual([
      { field: 'streamIds', before: 'news-1 00123', after: 'a b' },
    ]);
    transfer.apply(idOf(preview), null);
    expect(presets.list()[0]).toMatchObject({ vendors: ['Tencent', 'Ws'], streamIds: ['a', 'b'] });
  });

  test('is applied once, and not after something else has changed', async () => {
    const text = JSON.stringify({
      presets: [{ name: 'Early', account: 'Station', vendors: ['Ws'], streamIds: ['s'] }],
    });
    const first = await open('presets', text);
    presets.save(null, draft({ name: 'Sport' }));
    expect(() => transfer.apply(idOf(first), null)).toThrow(
      expect.objectContaining({ code: 'import-outdated' }),
    );
    const second = await open('presets', text);
    transfer.apply(idOf(second), null);
    expect(() => transfer.apply(idOf(second), null)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(presets.list()).toHaveLength(3);
  });

  test.each([
    ['not-json', '{"presets": [', 'x.json'],
    ['repeated-key', '{"presets": [],\n"presets": []}', 'x.json'],
    ['not-a-table', 'a,b\r\n1,2\r\n', 'x.csv'],
    ['nothing', '{}', 'x.json'],
    ['not-utf8', Buffer.from([0x7b, 0xd6, 0xd0, 0x7d]), 'x.json'],
    ['too-large', 'x'.repeat(1024 * 1024 + 1), 'x.csv'],
  ])('of a file that cannot be used: %s', async (fault, content, name) => {
    expect(await open('presets', content, name)).toMatchObject({ kind: 'unusable', fault });
  });
});

describe('a calendar', () => {
  const calendar = (...lines: string[]) =>
    ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
  const event = (summary: string, ...lines: string[]) =>
    ['BEGIN:VEVENT', `SUMMARY:${summary}`, ...lines, 'END:VEVENT'].join('\r\n');
  const start = 'DTSTART;TZID=China Standard Time:20261201T190000';

  test('becomes schedules of the presets that are named or chosen, and names the rest', async () => {
    const preview = await open(
      'schedules',
      calendar(
        event('Old', 'DTSTART;TZID=China Standard Time:20201201T190000'),
        event('News\\, weekdays', start, 'DURATION:PT50M', 'RRULE:FREQ=DAILY'),
        event('Evening news', start),
        event('Football', start),
        event('Holiday', 'DTSTART;VALUE=DATE:20261201'),
      ),
      'plan.ics',
    );
    const [news] = presets.list();
    expect(rowsOf(preview)).toMatchObject([
      { name: 'Old', state: 'refused', reason: 'over' },
      { name: 'News, weekdays', state: 'changed', presetId: news?.id },
      { name: 'Evening news', state: 'new', presetId: news?.id },
      { name: 'Football', state: 'new', presetId: null },
      { name: 'Holiday', state: 'refused', reason: 'all-day', place: { kind: 'line' } },
    ]);
    const ids = rowsOf(preview).flatMap((row) => (row.state === 'refused' ? [] : [row.presetId]));
    expect(transfer.apply(idOf(preview), ids)).toEqual({ added: 1, changed: 1 });
    expect(schedules.list().map(({ name }) => name)).toEqual(['News, weekdays', 'Evening news']);
    expect(schedules.list()[0]).toMatchObject({
      weekly: { days: [1, 2, 3, 4, 5, 6, 7], time: '19:00' },
      durationMinutes: 50,
      missed: { startWithinMinutes: 10 },
    });
  });

  test('is not taken for presets', async () => {
    const preview = await open('presets', calendar(event('News', start)), 'plan.ics');
    expect(preview).toMatchObject({ kind: 'unusable', fault: 'not-a-table' });
  });
});
