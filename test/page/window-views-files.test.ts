import type { Locator } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { dayText } from '../../renderer/shared/format/number-and-day.ts';
import { checkOf, filesOf, filesSeed } from '../support/fake-bridge/files-seeds.ts';
import { openFiles } from '../support/fake-bridge/files-views.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { press } from '../support/fake-bridge/view.ts';
import { selectPreset } from '../support/window/main-page.ts';

const TEXTS = LOCALES.en;

let view: FakeWindow;
windowForTests((opened) => {
  view = opened;
});

const rowOf = (name: string): Locator => view.page.locator('tr[data-file]', { hasText: name });
const lastAsked = async (channel: string) => (await view.asked(channel)).at(-1);

describe('the list', () => {
  beforeEach(async () => {
    await view.show(filesSeed());
    await openFiles(view.page, TEXTS);
  });

  test('stands under its days and runs', async () => {
    const headings = await view.page.locator('th[scope="rowgroup"]').allInnerTexts();
    expect(headings[0]).toMatch(/^\d+ \w+, Evening news/);
    expect(headings.filter((text) => text.includes('no known start'))).not.toEqual([]);
  });

  test('a file that is found late stands under the day on which it began', async () => {
    const now = Date.now();
    const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
    const unknown = { beginAt: null, endAt: null, createdAt: null, durationSeconds: null };
    const late = filesOf(now, [
      { ago: 2_900, name: 'late.mp4', streamId: 'late' },
      { ago: 0, ...unknown, firstSeenAt: ago(1_599), name: 'unknown.mp4', streamId: 'unknown' },
    ]).map((file, index) => ({ ...file, id: 100 + index }));
    await view.page.evaluate((files) => window.fakeBridge.addFiles(files), late);
    await rowOf('late.mp4').waitFor();
    const lines = await view.page
      .locator('tbody tr[aria-rowindex]')
      .evaluateAll((rows) =>
        rows.map((row) => `${row.querySelector('th') ? 'head ' : ''}${row.textContent}`),
      );
    const day = (minutes: number) => dayText(new Date(now - minutes * 60_000), new Date(now), 'en');
    const under = (name: string) =>
      lines
        .slice(
          0,
          lines.findIndex((line) => line.includes(name)),
        )
        .findLast((line) => line.startsWith('head '));
    expect(under('late.mp4')).toContain(day(2_900));
    expect(under('unknown.mp4')).toContain(day(1_599));
    const order = ['cdn01_1.mp4', 'unknown.mp4', 'studio-2', 'late.mp4', 'very-long-stream-name'];
    const at = order.map((name) => lines.findIndex((line) => line.includes(name)));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(lines.find((line) => line.includes('unknown.mp4'))).toMatch(
      /begin unknown\s+first seen \d\d:\d\d:\d\d/,
    );
  });

  test('a play button plays, and the row shows all of the file', async () => {
    await rowOf('cdn01_1.mp4').getByRole('button', { name: 'Play cdn01_1.mp4' }).click();
    expect(await lastAsked('files.play')).toEqual({ id: 8 });
    await rowOf('cdn01_1.mp4').getByRole('button').first().click();
    const sheet = view.page.getByRole('dialog');
    await sheet.getByText('528589070000000000').waitFor();
    await sheet.getByRole('button', { name: TEXTS['files.open'] }).click();
    expect(await lastAsked('files.open')).toEqual({ id: 8 });
    await sheet.getByRole('button', { name: TEXTS['files.copyLink'] }).click();
    await view.page.getByText(TEXTS['files.copied'], { exact: true }).waitFor();
    expect(await lastAsked('files.copyLink')).toEqual({ id: 8 });
  });

  test('a file without an address has nothing to play, open, copy or check', {
    tags: ['slow'],
  }, async () => {
    const row = rowOf('very-long-stream-name');
    expect(await row.getByRole('button', { name: /^Play/ }).count()).toBe(0);
    await row.getByRole('button').first().click();
    const sheet = view.page.getByRole('dialog');
    await sheet.getByText(TEXTS['files.note.unlinked']).waitFor();
    expect(await sheet.getByRole('button', { name: TEXTS['files.check'] }).count()).toBe(0);
  });

  test('a check says what it found, and is still there when the file is opened again', {
    tags: ['slow'],
  }, async () => {
    await view.page.evaluate(
      (check) => {
        window.fakeBridge.files.checks = { 8: check };
      },
      checkOf({ verdict: 'shorter', durationSeconds: 211 }),
    );
    const open = () => rowOf('cdn01_1.mp4').getByRole('button').first().click();
    await open();
    const sheet = view.page.getByRole('dialog');
    await press(view.page, TEXTS['files.check']);
    await sheet.getByText('shorter than the recording: 3:31 instead of 5:00').waitFor();
    await view.page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await open();
    await sheet.getByText('shorter than the recording: 3:31 instead of 5:00').waitFor();
    expect(await view.asked('files.check')).toHaveLength(1);
  });

  test('what was refused is said above the list', { tags: ['slow'] }, async () => {
    await view.show(filesSeed({}, { refuse: { 'files.play': 'proxy-unknown' } }));
    await openFiles(view.page, TEXTS);
    await rowOf('cdn01_1.mp4').getByRole('button', { name: /^Play/ }).click();
    await view.page.getByRole('alert').getByText(TEXTS['error.proxy-unknown']).waitFor();
  });

  test('keys: from row to row, and to the files of a run', { tags: ['slow'] }, async () => {
    await view.page.locator('tr[data-file] button').first().focus();
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('Enter');
    await view.page
      .getByRole('dialog', { name: 'File cdn02_2.mp4' })
      .getByText('528589070000000001')
      .waitFor();
    await view.page.keyboard.press('Escape');
    await view.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await view.page.keyboard.press('ArrowUp');
    await view.page.keyboard.press('ArrowUp');
    await view.page.keyboard.press('Enter');
    const sheet = view.page.getByRole('dialog', { name: 'Files of Evening news' });
    await sheet.getByText(/^4 of 8 found · next search \d\d:\d\d$/).waitFor();
    expect(await sheet.getByRole('listitem').count()).toBe(4);
  });

  test('the note of what expires leads to it', { tags: ['slow'] }, async () => {
    await view.page
      .getByRole('link', { name: TEXTS['nav.files'], exact: true })
      .and(view.page.getByTitle(/expires? within/))
      .waitFor();
    await press(view.page, TEXTS['files.expiring.show']);
    await rowOf('cdn02_2.mp4').waitFor();
    await expect.poll(() => view.page.locator('tr[data-file]').count()).toBe(1);
    await press(view.page, TEXTS['filter.clear']);
    await rowOf('cdn01_1.mp4').waitFor();
  });

  test('a search marks what it finds', { tags: ['slow'] }, async () => {
    await view.page.keyboard.press('/');
    await view.page.keyboard.type('sport');
    await view.page.locator('mark').first().waitFor();
    await expect.poll(() => view.page.locator('tr[data-file]').count()).toBe(1);
  });
});

describe('a look on request', () => {
  test('says what came of it', async () => {
    await view.show(filesSeed());
    const panel = await selectPreset(view.page, 'Evening news');
    await panel.getByRole('button', { name: TEXTS['files.look'] }).click();
    await panel.getByText(TEXTS['files.look.none'], { exact: true }).waitFor();
    expect(await lastAsked('files.look')).toEqual({ runId: 'r1' });
  });
});

describe('recordings without a file', () => {
  test('are named, lead to their run, and can be put aside', async () => {
    await view.show(filesSeed({}, { watch: { found: 0, state: 'missing', nextLookAt: null } }));
    await openFiles(view.page, TEXTS);
    const note = view.page.getByRole('alert');
    await note.getByRole('button', { name: /^cdn01 at Tencent: Evening news, ended/ }).click();
    const sheet = view.page.getByRole('dialog', { name: 'Files of Evening news' });
    await sheet.getByText(TEXTS['files.run.missing']).waitFor();
    await view.page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await note.getByRole('button', { name: 'Dismiss: cdn01 at Tencent', exact: true }).click();
    expect(await lastAsked('files.dismiss')).toEqual({
      watches: [{ callId: 'c-tencent', streamId: 'cdn01' }],
    });
    await note.getByRole('button', { name: TEXTS['files.missing.dismissAll'] }).click();
    const all = (await lastAsked('files.dismiss')) as { watches: unknown[] };
    expect(all.watches.length).toBeGreaterThan(1);
  });
});

describe('a project that may record every stream', () => {
  test('is asked about once, where an outcome is open', { tags: ['slow'] }, async () => {
    await view.show(filesSeed({}, { watch: { open: true } }));
    const panel = await selectPreset(view.page, 'Evening news');
    const question = panel.getByText(/record every stream by default\?/);
    await question.waitFor();
    await panel.getByRole('button', { name: TEXTS['files.default.no'] }).click();
    await question.waitFor({ state: 'hidden' });
    expect(await lastAsked('accounts.recordsByDefault')).toEqual({
      id: 'account',
      recordsByDefault: false,
    });
  });

  test('is not asked about where nothing is open', { tags: ['slow'] }, async () => {
    await view.show(filesSeed());
    const panel = await selectPreset(view.page, 'Evening news');
    await panel.getByText(/4 of 8 found/).waitFor();
    expect(await panel.getByText(/record every stream by default\?/).count()).toBe(0);
  });
});
