import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { INITIAL_SETTINGS } from '../../electron/storage/settings.ts';
import { troubleOf } from '../support/fake-bridge/agenda-seeds.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';
import { recordingOf } from '../support/runs.ts';

const SMALLEST = { width: 720, height: 480 };
const appearance = {
  language: 'en' as const,
  settings: { ...INITIAL_SETTINGS, language: 'en' as const, welcomed: true },
};

let view: FakeWindow;
let page: Page;
windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const link = (name: string) => page.getByRole('link', { name, exact: true });
const alarms = () => page.evaluate(() => window.fakeBridge.state.alarms);

test('an alarm is acknowledged in the list, and stays with name and time', async () => {
  await view.show(
    boardSeed({
      ...appearance,
      runs: {},
      recordings: [],
      problems: [{ code: 'disk-nearly-full', detail: '400' }],
    }),
    SMALLEST,
  );
  await link('Alarms').click();
  await page.getByRole('button', { name: 'Acknowledge: Disk nearly full', exact: true }).click();
  await page.getByText(/^Acknowledged by Li Na, \d{4}-\d\d-\d\d \d\d:\d\d$/).waitFor();
  expect(await alarms()).toMatchObject([
    { kind: 'disk-nearly-full', acknowledged: { by: 'Li Na' } },
  ]);
  expect(await page.getByRole('button', { name: /^Acknowledge/ }).count()).toBe(0);
});

test('each kind has its ways, and the choice is saved with the minutes and the name', async () => {
  await view.show(boardSeed(appearance), SMALLEST);
  await link('Alarms').click();
  await page.getByRole('button', { name: 'Settings…' }).click();
  await page.getByRole('checkbox', { name: 'Clock off: Sound', exact: true }).uncheck();
  await page
    .getByRole('combobox', { name: 'A vendor ends the recording soon: minutes before the end' })
    .selectOption('15');
  const name = page.getByRole('textbox', { name: 'Name that acknowledges' });
  await name.fill('Zhang Wei');
  await name.blur();
  await expect
    .poll(() => page.evaluate(() => window.fakeBridge.state.settings.alarms))
    .toEqual({
      kinds: { 'clock-off': { notification: true, sound: false, webhook: true } },
      minutes: { 'end-near': 15 },
      operator: 'Zhang Wei',
    });
});

test('the sound: how loud, which file, and what came of a test', async () => {
  await view.show(boardSeed(appearance), SMALLEST);
  await link('Alarms').click();
  await page.getByRole('button', { name: 'Settings…' }).click();
  await page.getByRole('combobox', { name: 'Volume' }).selectOption('40');
  const settings = () => page.evaluate(() => window.fakeBridge.state.settings);
  await expect.poll(settings).toMatchObject({ alarms: { volume: 40 } });
  const test = page.getByRole('button', { name: 'Test the sound' });
  await test.click();
  await page.getByText('The built-in sound was played.').waitFor();
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await page.getByText('Own sound: gong.wav').waitFor();
  await test.click();
  await page.getByText('“gong.wav” was played.').waitFor();
  await page.getByRole('button', { name: 'Use the built-in sound' }).click();
  await page.getByText('Built-in sound', { exact: true }).waitFor();
  await expect.poll(settings).toMatchObject({ alarmSound: null });
});

test('what calls stands before what is acknowledged, and an acknowledged one is named nowhere else', async () => {
  await view.show(
    boardSeed({
      ...appearance,
      runs: {},
      recordings: [],
      scheduleTroubles: [troubleOf()],
      problems: [{ code: 'disk-nearly-full', detail: '400' }],
    }),
    SMALLEST,
  );
  await page.getByText('Planned recordings with trouble: 1', { exact: true }).waitFor();
  await link('Alarms').click();
  const rows = page.getByRole('main').getByRole('listitem');
  const newest = await rows.first().innerText();
  const [name = ''] = /“News, weekdays”.*|Disk nearly full/.exec(newest) ?? [];
  await rows
    .first()
    .getByRole('button', { name: /^Acknowledge/ })
    .click();
  await page.getByText(/^Acknowledged by Li Na/).waitFor();
  expect(await rows.last().innerText()).toContain(name);
  await page.getByRole('button', { name: /^Acknowledge/ }).click();
  await page.getByText('Planned recordings with trouble: 1', { exact: true }).waitFor({
    state: 'detached',
  });
});

test('what was dismissed is listed with who dismissed it', async () => {
  await view.show(boardSeed(appearance), SMALLEST);
  await page.evaluate(() => {
    const moment = new Date().toISOString();
    const facts = { presetName: 'Evening news', scheduleName: 'Weekdays', moment, streamCount: 2 };
    const { alarms } = window.fakeBridge;
    for (const what of ['files', 'schedule', 'run'] as const) {
      alarms.noteDismissed({ ...facts, what }, 'window');
    }
  });
  await link('Alarms').click();
  const shown = page.getByRole('listitem').filter({ hasText: 'By Li Na' });
  await expect.poll(() => shown.count()).toBe(3);
  expect(await shown.allInnerTexts()).toEqual([
    expect.stringContaining('Evening news: trouble of'),
    expect.stringContaining('“Weekdays”, planned for'),
    expect.stringContaining('missing files dismissed, streams: 2'),
  ]);
});

test('an end that is near is moved from its alarm: the field for it opens in the panel, once', async () => {
  const [preset] = boardSeed(appearance).state.presets;
  const endTime = Math.round(Date.now() / 1000) + 300;
  const since = new Date(Date.now() - 3_600_000).toISOString();
  const facts = { presetId: preset?.id ?? '', presetName: preset?.name ?? '' };
  const recordings = [recordingOf({ ...facts, endTime, since, vendor: 'Tencent' })];
  const size = { width: 1280, height: 800 };
  await view.show(boardSeed({ ...appearance, runs: {}, recordings }), size);
  await link('Alarms').click();
  await page.getByRole('button', { name: /^Move the end: / }).click();
  const field = page.getByLabel(`${facts.presetName}: until (time of day)`);
  await field.waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Change end…' }).waitFor();
});
