import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { violations } from '../support/fake-bridge/axe.ts';
import { arrangedSeed } from '../support/fake-bridge/board-seeds.ts';
import { onAirSeed } from '../support/fake-bridge/on-air-views.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';

const TEXTS = LOCALES.en;

let view: FakeWindow;
let page: Page;

windowForTests((opened) => {
  view = opened;
  page = view.page;
  page.setDefaultTimeout(15_000);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const section = (name: string) => dialog().getByRole('region', { name });
const asked = (channel: string) => view.asked(channel);
const select = (name: string) =>
  page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
const refuse = (channel: 'runs.start' | 'runs.stop') =>
  page.evaluate((name) => {
    window.fakeBridge.refuse[name] = 'already-running';
  }, channel);
const update = (change: Partial<AppState>) =>
  page.evaluate((json) => window.fakeBridge.update(JSON.parse(json)), JSON.stringify(change));

/** Opens the sheet about some presets of the board, or about all of them. */
async function open(text: string, names: readonly string[] | null, change?: Partial<AppState>) {
  await view.show(arrangedSeed(change));
  await button('Select').click();
  if (names) for (const name of names) await select(name);
  else await button('All shown').click();
  await button(text).click();
  await dialog().waitFor();
}
const startOf = (presetId: string, together = true) => ({
  ...{ presetId, scope: 'missing', unrecorded: false },
  ...(together && { together }),
});
const locked = () =>
  boardSeed().state.accounts.map((one) => ({ ...one, secret: 'locked' as const }));

describe('a start of several', () => {
  const FREE = ['Studio 2', 'Morning show', 'Concert'];

  test('is asked about once, with all that each preset would have been asked', async () => {
    await open('Start selected (3)', FREE);
    await dialog().getByText('Start 3 presets?').waitFor();
    await dialog().getByText('3 presets, 3 streams at 3 vendors').waitFor();
    await dialog().getByText('That ask before each start: 2', { exact: false }).waitFor();
    const listed = section(TEXTS['batch.start.group']);
    for (const name of FREE) await listed.getByText(name, { exact: true }).waitFor();
    expect(await listed.getByText('Production').count()).toBe(3);
    expect(await asked('runs.start')).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await button('Start 3 presets').click();
    await dialog().waitFor({ state: 'detached' });
    // Two of them ask before each start, and are not asked about again.
    expect(await asked('runs.start')).toEqual(['p4', 'p5', 'p6'].map((id) => startOf(id)));
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Start selected (3)',
    );
  });

  test('leaves out what runs, unless what is missing of it is wanted too', {
    tags: ['slow'],
  }, async () => {
    await open('Start selected (7)', null);
    const running = section(TEXTS['batch.start.running']);
    await running.getByText('体育直播 主信号').waitFor();
    await running.getByText('Evening news').waitFor();
    await section(TEXTS['batch.start.leftOut']).getByText('Debate').waitFor();
    await button('Start 4 presets').waitFor();
    await dialog().getByRole('checkbox').check();
    await button('Start 5 presets').click();
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.start')).toEqual([
      ...['p2', 'p4', 'p5', 'p6'].map((id) => startOf(id)),
      { ...startOf('p3'), scope: 'retry' },
    ]);
  });

  test('Retry missing opens the same sheet', { tags: ['slow'] }, async () => {
    await open('Retry missing (1)', null);
    await button('Start 1 preset').click();
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.start')).toEqual([{ ...startOf('p3', false), scope: 'retry' }]);
  });

  test('what has changed since the sheet was opened is not started', {
    tags: ['slow'],
  }, async () => {
    await open('Start selected (3)', FREE);
    const { presets, recordings } = arrangedSeed().state;
    const [first] = recordings;
    if (!first) throw new Error('nothing runs');
    await update({
      presets: presets.map((one) => (one.id === 'p6' ? { ...one, archived: true } : one)),
      recordings: [...recordings, { ...first, vendor: 'Ws', streamId: 'studio-2' }],
    });
    const changed = section(TEXTS['batch.changed']);
    await changed.getByText(TEXTS['batch.reason.runs-now']).waitFor();
    await changed.getByText(TEXTS['batch.reason.archived']).waitFor();
    await button('Start 1 preset').click();
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.start')).toEqual([startOf('p4', false)]);
  });

  test('what is refused stands in the sheet, by name', { tags: ['slow'] }, async () => {
    await open('Start selected (3)', FREE);
    await refuse('runs.start');
    await button('Start 3 presets').click();
    await dialog().getByRole('heading', { name: 'Not started: 3' }).waitFor();
    const failed = dialog().getByRole('alert');
    for (const name of FREE)
      await failed.getByText(`${name}: ${TEXTS['error.already-running']}`).waitFor();
    await dialog().getByRole('button', { name: TEXTS.close, exact: true }).last().click();
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.start')).toHaveLength(3);
  });

  test('does not stay open while it waits for a secret; a refusal then is told', {
    tags: ['slow'],
  }, async () => {
    await open('Start selected (2)', ['Morning show', 'Concert'], { accounts: locked() });
    await dialog().getByText('That wait until you unlock or enter a secret: 2').waitFor();
    await button('Start 2 presets').click();
    await dialog().waitFor({ state: 'detached' });
    await button('Start selected (0)').waitFor();
    expect(await button('Start selected (0)').isDisabled()).toBe(true);
    await page.evaluate(() => window.fakeBridge.letGoOn());
    await page.getByText('Not started: 2').waitFor();
    expect(await asked('runs.start')).toHaveLength(2);
  });

  test('says that it is not known what runs, and does not ask again', {
    tags: ['slow'],
  }, async () => {
    await open('Start selected (2)', ['Morning show', 'Concert'], {
      problems: [{ code: 'journal-unread', detail: '' }],
    });
    await page.evaluate(() => {
      window.fakeBridge.isJournalUnread = true;
    });
    await dialog().getByText(TEXTS['question.unread.text']).waitFor();
    await button('Start 2 presets').click();
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.start')).toEqual(
      ['p4', 'p6'].map((id) => ({ ...startOf(id), unread: true })),
    );
  });

  test('asks for each where the disk takes no record by then', { tags: ['slow'] }, async () => {
    await open('Start selected (2)', ['Morning show', 'Concert']);
    await page.evaluate(() => {
      window.fakeBridge.diskTakesRecords = false;
    });
    await button('Start 2 presets').click();
    await dialog().getByText('Start “Morning show” without a record?').waitFor();
  });

  test('Cancel, and Enter on what has the focus, start nothing', { tags: ['slow'] }, async () => {
    await open('Start selected (2)', ['Morning show', 'Concert']);
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.start')).toEqual([]);
  });
});

describe('a stop of several', () => {
  test('is asked about once, and each is stopped as agreed', async () => {
    await open('Stop selected (3)', null);
    await dialog().getByText('Stop 3 presets?').waitFor();
    await section(TEXTS['batch.stop.group']).getByText('May be recording: 2').waitFor();
    await section(TEXTS['batch.stop.leftOut']).getByText('Concert').waitFor();
    expect(await asked('runs.stop')).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await button('Stop 3 presets').click();
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.stop')).toEqual(
      ['p1', 'p3', 'p8'].map((presetId) => ({ presetId, confirmed: true })),
    );
  });

  test('what is refused stands in the sheet', { tags: ['slow'] }, async () => {
    await open('Stop selected (3)', null);
    await refuse('runs.stop');
    await button('Stop 3 presets').click();
    await dialog().getByText('Not stopped, probably still recording: 3').waitFor();
  });

  test('what has ended meanwhile is not asked for', { tags: ['slow'] }, async () => {
    await open('Stop selected (3)', null);
    const recordings = arrangedSeed().state.recordings.filter(({ presetId }) => presetId === 'p1');
    await update({ recordings });
    await button('Stop 1 preset').click();
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.stop')).toEqual([{ presetId: 'p1', confirmed: true }]);
  });
});

describe('a stop of everything', () => {
  const confirm = async () => {
    await dialog().getByText('Stop 5 presets?').waitFor();
    await dialog().getByText(TEXTS['onAir.preset.deleted']).waitFor();
    await dialog()
      .getByText(/no account has the AppId 4242424242/)
      .waitFor();
    await button('Stop 5 presets').click();
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('recordings.stop')).toEqual([{ keys: null }]);
  };
  const show = () => view.show(onAirSeed(boardSeed().state));

  test('from On air', { tags: ['slow'] }, async () => {
    await show();
    await page.getByRole('link', { name: 'On air: 8' }).click();
    await button(TEXTS['onAir.stopAll']).click();
    await confirm();
  });

  test('from the palette', { tags: ['slow'] }, async () => {
    await show();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(TEXTS['palette.stopAll']);
    await page
      .getByRole('option', { selected: true })
      .getByText(TEXTS['palette.stopAll'])
      .waitFor();
    await page.keyboard.press('Enter');
    await confirm();
  });

  test('from the address that the tray leads to, once', async () => {
    await show();
    await page.evaluate(() => {
      window.location.hash = '#/on-air/stop-all';
    });
    await confirm();
    expect(await page.evaluate(() => window.location.hash)).toBe('#/on-air');
  });
});
