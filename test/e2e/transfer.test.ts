import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stateOf } from '../screenshots/ask.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { tempFolder } from '../support/desktop/temp.ts';

let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(() => desktop.close());

/** An event far ahead, as Outlook writes it. */
const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VTIMEZONE',
  'TZID:China Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'END:STANDARD',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  'UID:news',
  'SUMMARY:News\\, weekdays',
  'DTSTART;TZID=China Standard Time:20200106T190000',
  'DTEND;TZID=China Standard Time:20200106T193500',
  'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:holiday',
  'SUMMARY:Holiday',
  'DTSTART;VALUE=DATE:20991001',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

test('a calendar becomes a schedule, and all schedules become a file', async () => {
  const folder = tempFolder('transfer');
  const calendar = join(folder.path, 'plan.ics');
  const exported = join(folder.path, 'schedules.json');
  writeFileSync(calendar, CALENDAR);
  const launched = await desktop.launch();
  const page = await launched.window();
  // The one thing of the system's that no test can press: its dialogs for files.
  await launched.app.evaluate(
    ({ dialog }, [from, to]) => {
      Object.assign(dialog, {
        showOpenDialog: async () => ({ canceled: false, filePaths: [from] }),
        showSaveDialog: async () => ({ canceled: false, filePath: to }),
      });
    },
    [calendar, exported],
  );
  await page.getByRole('link', { name: 'Agenda', exact: true }).click();
  const menu = page.getByRole('button', { name: 'Import and export', exact: true });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Import…', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('It lasts whole days and has no time of day.').waitFor();
  const preset = dialog.getByLabel('Preset of News, weekdays');
  await preset.selectOption({ label: 'Practice: all vendors' });
  expect((await stateOf(page)).schedules).toEqual([]);
  await dialog.getByRole('button', { name: 'Import (1)', exact: true }).click();
  await page.getByText('Imported: 1 new, 0 changed.').waitFor();
  await menu.click();
  await page.getByRole('menuitem', { name: 'Export as JSON…', exact: true }).click();
  await page.getByText('It holds no secrets.', { exact: false }).waitFor();
  expect(JSON.parse(readFileSync(exported, 'utf8'))).toMatchObject({
    schedules: [
      {
        name: 'News, weekdays',
        preset: 'Practice: all vendors',
        weekly: { days: [1, 2, 3, 4, 5], time: '19:00' },
        timeZone: 'Asia/Shanghai',
        durationMinutes: 35,
      },
    ],
  });
  folder.remove();
});
