import type { ListedAlarm } from '#contract/model/alarm.ts';
import { boardSeed } from './seeds.ts';
import { openSettings, type View } from './view.ts';

const PAST: ListedAlarm = {
  kind: 'not-recording',
  about: 'not-recording news 2026-11-21T11:00:00.000Z',
  parts: [],
  presetId: 'p1',
  presetName: 'Evening news',
  scheduleName: 'News, weekdays',
  at: '2026-11-21T11:00:00.000Z',
  streams: [],
  streamCount: 0,
  reason: null,
  value: null,
  id: 'not-recording news 2026-11-21T11:00:00.000Z 2026-11-21T11:05:00.000Z',
  since: '2026-11-21T11:05:00.000Z',
  calls: 1,
  acknowledged: { by: 'Zhang Wei', at: '2026-11-21T11:06:00.000Z' },
  seq: 1,
  endedAt: '2026-11-21T11:12:00.000Z',
  acknowledgements: [{ by: 'Zhang Wei', at: '2026-11-21T11:06:00.000Z' }],
};

/** What calls, what has called, and its settings. */
export const ALARM_VIEWS: readonly View[] = [
  {
    name: 'alarms',
    seed: (appearance) => ({
      ...boardSeed({
        ...appearance,
        problems: [{ code: 'disk-nearly-full', detail: '400' }],
        unpushed: [
          {
            scheduleId: 'news',
            scheduleName: 'News, weekdays',
            plannedAt: '2026-11-22T11:00:00.000Z',
            presetId: 'p1',
            streamIds: ['studio1_main', 'studio1_backup'],
          },
        ],
      }),
      alarms: [PAST],
    }),
    async reach(page, texts) {
      await page.getByRole('link', { name: texts['nav.alarms'], exact: true }).click();
      await page.getByRole('heading', { name: texts['alarm.past'] }).waitFor();
    },
  },
  {
    name: 'settings-alarms',
    seed: (appearance) => boardSeed(appearance),
    reach: (page, texts) => openSettings(page, texts, 'alarms'),
  },
];
