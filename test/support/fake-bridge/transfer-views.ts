import type { Page } from 'playwright';
import { agendaSeed } from './agenda-seeds.ts';
import { toAgenda } from './agenda-views.ts';
import { boardSeed } from './seeds.ts';
import { press, type Texts, type View } from './view.ts';

/** A file of presets with one of everything. */
export const PRESET_FILE = JSON.stringify({
  presets: [
    { name: 'Evening news', account: 'Practice', vendors: ['Ws'], streamIds: ['news-1'] },
    { name: 'Late news', account: 'Practice', vendors: ['Tencent'], streamIds: ['late'] },
    { name: 'Sport', account: 'Nobody', vendors: ['Ws'], streamIds: ['sport'] },
    { name: 'Broken', account: 'Practice', vendors: [], streamIds: ['x'] },
  ],
  schedules: [{}],
  accounts: [{}],
});

export async function importFile(page: Page, texts: Texts, name: string, text: string) {
  await page.evaluate(
    (file) => {
      window.fakeBridge.transfer.file = file;
    },
    { name, text },
  );
  await press(page, texts['transfer.menu']);
  await page.getByRole('menuitem', { name: texts['transfer.import'], exact: true }).click();
  await page.getByRole('dialog').waitFor();
}

/** What a calendar with one of everything amounts to. */
export const showCalendar = (page: Page) =>
  page.evaluate(() => {
    window.fakeBridge.transfer.calendar = {
      ok: true,
      proposals: [
        {
          line: 3,
          name: 'News, weekdays',
          times: {
            weekly: { days: [1, 2, 3, 4, 5], time: '19:30' },
            timeZone: 'Asia/Shanghai',
            durationMinutes: 35,
          },
          presetHints: [],
          notes: [{ code: 'zone-read-as', detail: 'China Standard Time' }],
        },
        {
          line: 14,
          name: '足球直播',
          times: { at: '2026-12-05T20:00', timeZone: 'Asia/Shanghai' },
          presetHints: [],
          notes: [],
        },
      ],
      refused: [
        { line: 22, name: 'Holiday', code: 'all-day', detail: '' },
        { line: 30, name: 'Jazz', code: 'interval', detail: 'FREQ=WEEKLY;INTERVAL=2' },
      ],
    };
  });

/** Files with presets and schedules, before anything of them is saved. */
export const TRANSFER_VIEWS: readonly View[] = [
  {
    name: 'import-presets',
    seed: (appearance) => boardSeed(appearance),
    reach: (page, texts) => importFile(page, texts, 'presets.json', PRESET_FILE),
  },
  {
    name: 'import-calendar',
    seed: (appearance) => agendaSeed(appearance),
    async reach(page, texts) {
      await toAgenda(page, texts);
      await page.getByRole('heading', { name: texts['agenda.week'] }).waitFor();
      await showCalendar(page);
      await importFile(page, texts, 'plan.ics', 'BEGIN:VCALENDAR');
    },
  },
  {
    name: 'import-unusable',
    seed: (appearance) => boardSeed(appearance),
    reach: (page, texts) => importFile(page, texts, 'presets.json', '{"presets": ['),
  },
];
