import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlarmCondition } from '#contract/model/alarm.ts';
import type { Preset } from '#contract/model/preset.ts';
import { serviceOf } from '#contract/model/region.ts';
import type { OccurrenceEntry, Schedule } from '#contract/model/schedule.ts';
import { SqliteAlarms } from '../../../electron/storage/alarms/alarm-store.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { type Production, productionAt, runFor } from '../../support/fake-bridge/wall-seeds.ts';
import { SECRET } from '../../support/provision.ts';
import { recordRun } from './on-air.ts';

/**
 * A desk in the middle of its week: what is planned, what came of it, what calls. The service of its account has a
 * name that no network knows, so that nothing here can reach a vendor.
 */

const ZONE = 'Asia/Shanghai';
const ENDPOINT = 'https://rtc-api.station.example/';
const APP_ID = 1_234_567_890;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ZONE_MS = 8 * HOUR_MS;

const PRODUCTIONS: readonly Production[] = Array.from({ length: 22 }, (_, index) =>
  productionAt(index),
).filter(({ doing }) => doing !== 'sending' && doing !== 'verified');

/** The same moment on the clock of the zone: `2026-12-01T19:00`. */
const local = (moment: number): string => new Date(moment + ZONE_MS).toISOString().slice(0, 16);
/** In so many hours, at a full five minutes: no start of these is made while pictures are taken. */
const soon = (now: number, hours: number): string => {
  const moment = now + hours * HOUR_MS;
  return local(Math.ceil(moment / (5 * MINUTE_MS)) * 5 * MINUTE_MS);
};
const timeOf = (text: string): string => text.slice(11);

export const LONG_SCHEDULE =
  'Champions League, second leg: world feed, Chinese commentary and backup';

/** More than forty starts in the week that begins now. */
function schedules(now: number): object[] {
  const daily = (name: string, preset: string, hours: number, more: object = {}) => ({
    name,
    preset,
    weekly: { days: [1, 2, 3, 4, 5, 6, 7], time: timeOf(soon(now, hours)) },
    timeZone: ZONE,
    durationMinutes: 35,
    ...more,
  });
  return [
    daily('News at noon', 'Evening news', 1.5),
    daily('晚间新闻', '晚间新闻', 2, { durationMinutes: 60 }),
    daily('Morning show', 'Morning show', 3.25, { durationMinutes: 120 }),
    daily('Relay desk, second camera', 'Studio 3', 4, { expectOnly: true }),
    daily('体育直播 主信号', '体育直播 主信号', 5.5),
    {
      name: LONG_SCHEDULE,
      preset: 'Champions League, second leg: world feed and Chinese commentary',
      at: soon(now, 27),
      timeZone: ZONE,
      durationMinutes: 150,
    },
    {
      name: 'Culture magazine',
      preset: 'Culture magazine',
      cron: '30 21 * * 6',
      timeZone: 'Europe/Berlin',
      durationMinutes: 45,
    },
    daily('Summer concert', 'Concert hall', 6, { enabled: false }),
  ];
}

/** A desk's account, presets and schedules; a target for each of these addresses. */
export function deskProvision(
  folder: string,
  targets: { readonly chat: string; readonly tally: string },
): string {
  const path = join(folder, 'desk.json');
  const content = {
    accounts: [{ name: 'Main', appId: APP_ID, serverSecret: SECRET, endpoint: ENDPOINT }],
    presets: PRODUCTIONS.map(({ name, vendors, streams }, index) => ({
      name,
      account: 'Main',
      vendors,
      streamIds: Array.from({ length: streams }, (_, at) =>
        at === 0 ? `studio${index}_backup` : `studio${index}_camera_${at}`,
      ),
    })),
    schedules: schedules(Date.now()),
    webhooks: [
      {
        ...{ name: '总控值班群', kind: 'dingtalk', url: targets.chat, secret: 'SEC0123456789' },
        ...{ events: ['trouble', 'file-missing'], language: 'zh-CN' },
        quietHours: { from: '23:00', to: '07:00' },
      },
      { name: 'Tally of studio 3', kind: 'generic', url: targets.tally, events: ['trouble'] },
    ],
  };
  writeFileSync(path, JSON.stringify(content), { mode: 0o600 });
  return path;
}

/** Writes what ran, what became of the last planned starts, and what called in the last days. */
export function putOnDesk(userDataDir: string): void {
  const now = Date.now();
  const journal = new SqliteJournal(join(userDataDir, 'journal.sqlite'));
  const presets = stored<Preset>(userDataDir, 'presets');
  for (const production of PRODUCTIONS) {
    const preset = presets.find(({ name }) => name === production.name);
    const run = runFor(production, preset, now);
    if (run) {
      const common = { accountName: 'Main', appId: APP_ID, service: serviceOf(ENDPOINT) };
      recordRun(journal, { ...run, ...common });
    }
  }
  journal.occurrences.put(occurrences(stored<Schedule>(userDataDir, 'schedules'), now));
  journal.close();
  putPastAlarms(userDataDir, now);
}

const stored = <T>(userDataDir: string, name: string): T[] =>
  JSON.parse(readFileSync(join(userDataDir, `${name}.json`), 'utf8')).data as T[];

type Became = Pick<OccurrenceEntry, 'state' | 'reason'> & {
  readonly schedule: string;
  readonly minutesAgo: number;
};

const BECAME: readonly Became[] = [
  { schedule: 'Morning show', minutesAgo: 162, state: 'started', reason: null },
  { schedule: 'News at noon', minutesAgo: 90, state: 'missed', reason: 'credentials-unavailable' },
  { schedule: 'Relay desk, second camera', minutesAgo: 75, state: 'seen', reason: null },
  { schedule: '体育直播 主信号', minutesAgo: 60, state: 'covered', reason: null },
  { schedule: LONG_SCHEDULE, minutesAgo: 45, state: 'started', reason: 'partial' },
  { schedule: '晚间新闻', minutesAgo: 30, state: 'not-seen', reason: null },
];

const occurrences = (schedules: readonly Schedule[], now: number): OccurrenceEntry[] =>
  BECAME.flatMap(({ schedule: name, minutesAgo, state, reason }) => {
    const schedule = schedules.find((one) => one.name === name);
    if (!schedule) return [];
    const planned = Math.floor(now / (5 * MINUTE_MS)) * 5 * MINUTE_MS - minutesAgo * MINUTE_MS;
    return [
      {
        scheduleId: schedule.id,
        scheduleName: name,
        presetId: schedule.presetId,
        plannedAt: new Date(planned).toISOString(),
        ...{ state, reason, runId: null },
        notedAt: new Date(planned).toISOString(),
        acknowledged: state === 'started',
      },
    ];
  });

const PAST = [
  ['end-near', 'Parliament', 'Zhang Wei'],
  ['planned-stop-failed', 'Concert hall', '李娜'],
  ['file-missing', '中超联赛 第二十轮 客队机位与备用信号', 'Zhang Wei'],
  ['start-not-accepted', 'Evening news', null],
] as const;

function putPastAlarms(userDataDir: string, now: number): void {
  const alarms = new SqliteAlarms(join(userDataDir, 'alarms.sqlite'));
  PAST.forEach(([kind, presetName, by], index) => {
    const since = new Date(now - (index + 1) * 7 * HOUR_MS).toISOString();
    const end = new Date(Date.parse(since) + 12 * MINUTE_MS).toISOString();
    const condition: AlarmCondition = {
      ...{ kind, about: `past ${index}`, parts: ['1'], presetId: null, presetName },
      ...{ scheduleName: null, at: since, streamCount: 1, value: null },
      streams: [{ vendor: 'Tencent', streamId: 'studio1_backup' }],
      reason: kind === 'planned-stop-failed' ? 'failed' : null,
    };
    const id = `${condition.about} ${since}`;
    alarms.write({ put: [{ id, since, condition, parts: ['1'], calls: 1 }], ended: [], at: since });
    if (by !== null) alarms.acknowledge([{ alarmId: id, by, at: end, parts: ['1'] }]);
    alarms.write({ put: [], ended: [id], at: end });
  });
  alarms.close();
}
