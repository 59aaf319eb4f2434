import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ScheduleDraft, scheduleDraftSchema } from '#contract/model/schedule.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { ScheduleNameTaken } from '../../../electron/storage/ports.ts';
import { ScheduleStore } from '../../../electron/storage/schedules.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { MOMENT, runOf } from '../../support/runs.ts';

let folder: TempFolder;
let now: Date;
const store = () => new ScheduleStore(folder.path, () => now);
const draftOf = (change: Partial<ScheduleDraft> = {}): ScheduleDraft =>
  scheduleDraftSchema.parse({
    name: 'News',
    presetId: 'p',
    timeZone: 'UTC',
    ...(change.at ? {} : { cron: '0 19 * * *' }),
    ...change,
  });

beforeEach(() => {
  folder = tempFolder('schedules');
  now = new Date(MOMENT);
});
afterEach(() => folder.remove());

test('what decides when it starts begins anew with a change; what does not, goes on', () => {
  const made = store().save(null, draftOf());
  now = new Date(MOMENT + 60_000);
  const renamed = store().save(made.id, draftOf({ name: 'Late news', durationMinutes: 30 }));
  expect(renamed).toMatchObject({ id: made.id, since: made.since });
  for (const change of [
    { timeZone: 'Asia/Shanghai' },
    { enabled: false },
    { until: '2027-01-01' },
  ]) {
    expect(store().save(made.id, draftOf(change)).since).toBe(now.toISOString());
    store().remove(made.id);
    now = new Date(MOMENT);
    store().save(made.id, draftOf());
    now = new Date(MOMENT + 60_000);
  }
});

test('a name stands once, in whatever Unicode form, and listeners hear of each change', () => {
  const schedules = store();
  let heard = 0;
  schedules.onChange(() => {
    heard += 1;
  });
  schedules.save(null, draftOf({ name: 'Zürich' }));
  expect(() => schedules.save(null, draftOf({ name: 'Zu\u0308rich' }))).toThrow(ScheduleNameTaken);
  schedules.saveByName([draftOf({ name: 'Zu\u0308rich', durationMinutes: 5 }), draftOf()]);
  expect(schedules.list().map(({ name }) => name)).toEqual(['Zürich', 'News']);
  expect([schedules.list()[0]?.durationMinutes, heard]).toEqual([5, 2]);
});

test('a planned start is on disk in the commit of its run, and is forgotten after a month', () => {
  const path = `${folder.path}/journal.sqlite`;
  const occurrence = {
    scheduleId: 's',
    scheduleName: 'News',
    plannedAt: new Date(MOMENT).toISOString(),
  };
  const journal = new SqliteJournal(path);
  journal.createRun(runOf({ source: 'schedule', occurrence, calls: [] }));
  expect(() =>
    journal.createRun(
      runOf({ source: 'schedule', occurrence: { ...occurrence, scheduleName: 'X' } }),
    ),
  ).toThrow();
  journal.close();
  const again = new SqliteJournal(path);
  expect(again.content().occurrences).toMatchObject([
    { ...occurrence, state: 'started', runId: 'run', reason: null, acknowledged: false },
  ]);
  again.prune(MOMENT + 29 * 86_400_000);
  expect(again.occurrences.list()).toHaveLength(1);
  again.prune(MOMENT + 31 * 86_400_000);
  expect(again.occurrences.list()).toEqual([]);
  again.close();
});
