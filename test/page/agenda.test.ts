import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { INITIAL_SETTINGS } from '../../electron/storage/settings.ts';
import { agendaSeed, troubleOf } from '../support/fake-bridge/agenda-seeds.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';

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

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByRole('dialog').getByLabel(name, { exact: true });
const asked = (channel: string) =>
  page.evaluate(
    (wanted) => window.fakeBridge.asked.filter((one) => one.channel === wanted),
    channel,
  );
const toAgenda = () => page.getByRole('link', { name: 'Agenda', exact: true }).click();

async function open(seed = agendaSeed(appearance)): Promise<void> {
  await view.show(seed, SMALLEST);
  await toAgenda();
  await page.getByRole('heading', { name: 'Agenda' }).waitFor();
}

test('a schedule is made by keyboard and mouse, and says what it will do before it is saved', async () => {
  await open(boardSeed(appearance));
  await button('New schedule').click();
  await page.evaluate(() => {
    window.fakeBridge.schedules.preview = {
      isComputable: true,
      starts: [{ at: '2026-11-30T11:00:00.000Z', endsAt: null }],
      overlaps: [{ name: 'Late news', at: '2026-11-30T11:00:00.000Z' }],
    };
  });
  await button('Save').click();
  await page.getByText('Enter a name of at most 80 visible characters.').waitFor();
  expect(await asked('schedules.save')).toEqual([]);
  await field('Name').fill('News, weekdays');
  await field('Preset').selectOption('Evening news');
  // In 24 hours, whatever the system's form is.
  await field('Time').fill('7 pm');
  await button('Save').click();
  await page.getByText('Choose at least one day, and a time.').last().waitFor();
  await field('Time').fill('1900');
  expect(await field('Time').inputValue()).toBe('19:00');
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Asia/Shanghai');
  await page.keyboard.press('Tab');
  await field('After so many minutes from the planned start').check();
  await field('Minutes').fill('35');
  await page.getByRole('dialog').getByText('Mon 2026-11-30 19:00', { exact: false }).waitFor();
  await page.getByText('It overlaps with “Late news”', { exact: false }).waitFor();
  await button('Save with overlaps').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const [saved] = await asked('schedules.save');
  expect(saved?.args).toMatchObject({
    id: null,
    draft: {
      name: 'News, weekdays',
      weekly: { days: [1, 2, 3, 4, 5], time: '19:00' },
      timeZone: 'Asia/Shanghai',
      durationMinutes: 35,
      missed: { startWithinMinutes: 10 },
      enabled: true,
    },
  });
  await page.getByText('Mon Tue Wed Thu Fri 19:00', { exact: false }).first().waitFor();
});

test('a cron that names no time is not saved', async () => {
  await open();
  await page.evaluate(() => {
    window.fakeBridge.schedules.preview = { isComputable: false, starts: [], overlaps: [] };
  });
  await button('Edit News, weekdays').click();
  await field('Starts').selectOption('By a cron rule');
  await field('Cron rule').fill('0 19 31 2 *');
  await button('Save').click();
  await page.getByText('Enter five cron fields', { exact: false }).waitFor();
  expect(await asked('schedules.save')).toEqual([]);
});

test('a schedule is switched off by its switch, and deleted after a question', async () => {
  await open();
  await page.getByRole('switch', { name: 'Schedule News, weekdays' }).press('Space');
  await page.getByText('off', { exact: true }).nth(1).waitFor();
  expect((await asked('schedules.save'))[0]?.args).toMatchObject({ draft: { enabled: false } });
  await button('Delete Relay desk').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Delete the schedule “Relay desk”?').waitFor();
  const yes = dialog.getByRole('button', { name: 'Delete', exact: true });
  // The answer ignores a press that was aimed at something else.
  await expect.poll(() => yes.getAttribute('aria-disabled')).toBeNull();
  await yes.click();
  await button('Delete Relay desk').waitFor({ state: 'detached' });
});

test('what went wrong is said in every section, and dismissed in the agenda', async () => {
  const troubles = [troubleOf(), troubleOf({ kind: 'ahead', reason: 'archived', scheduleId: 'x' })];
  await view.show(agendaSeed(appearance, troubles), SMALLEST);
  await page.getByText('Planned recordings with trouble: 2').waitFor();
  await button('Show').click();
  await page.getByText('was not started.', { exact: false }).waitFor();
  expect(await page.getByRole('button', { name: /^Dismiss News/ }).count()).toBe(1);
  await page.getByRole('button', { name: /^Dismiss News/ }).click();
  await page.getByText('was not started.', { exact: false }).waitFor({ state: 'detached' });
  await page.getByText('Its preset is archived.', { exact: false }).waitFor();
});

test('the agenda marks the present, and counts the hours of a day alone', async () => {
  const at = (days: number, ...time: [number, number, number]) => {
    const moment = new Date();
    moment.setDate(moment.getDate() + days);
    moment.setHours(...time);
    return moment.toISOString();
  };
  const seed = agendaSeed(appearance);
  const moments = [at(0, 0, 0, 0), at(0, 23, 59, 59), at(3, 12, 0, 0)];
  const agenda = moments.flatMap((plannedAt) =>
    (seed.agenda ?? []).slice(3, 4).map((entry) => ({ ...entry, plannedAt, endsAt: null })),
  );
  await open({ ...seed, agenda });
  const rows = page.getByRole('region', { name: /^Today/ }).getByRole('listitem');
  expect(await rows.nth(1).innerText()).toMatch(/^Now, \d\d:\d\d$/);
  expect(await page.getByText(/^in \d+:\d\d$/).count()).toBe(1);
  // The schedule leaves the end to its preset: 90 minutes.
  await page.getByText('12:00 until 13:30', { exact: true }).waitFor();
});

test('a start that was made leads to its run in the history', async () => {
  await open();
  await page.getByRole('link', { name: 'Show the run', exact: true }).click();
  expect(await page.evaluate(() => window.location.hash)).toBe('#/history/run=run');
  await page.getByText('This run is not in the history.', { exact: false }).waitFor();
});
