import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Alarm } from '#contract/model/alarm.ts';
import { dismissRun } from '../../../electron/app/alarms/dismiss.ts';
import type { Services } from '../../../electron/compose/index.ts';
import { composedStation } from '../../support/composed-station.ts';
import { until } from '../../support/desktop/until.ts';
import { recordingOf, runViewOf, settledCall } from '../../support/runs.ts';

const MINUTE_MS = 60_000;
let folder: string;
let station: Services;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alarms-'));
  await boot();
});
afterEach(async () => {
  await station.close();
  await rm(folder, { recursive: true, force: true });
});

async function boot(): Promise<void> {
  station = await composedStation(folder, (what) => {
    throw new Error(what);
  });
  station.alarms.begin();
}

async function restart(): Promise<void> {
  await station.close();
  await boot();
}

/** A recording that its vendor ends in so many minutes, in the journal as a start leaves it. */
function record(minutes: number): void {
  const endTime = Math.round((Date.now() + minutes * MINUTE_MS) / 1000);
  const since = new Date(Date.now() - 60 * MINUTE_MS).toISOString();
  const recording = recordingOf({ endTime, since });
  station.journal.changeRecordings((kept) => kept.apply({ put: [recording], drop: [] }));
  station.recordings.apply({ put: [recording], drop: [] });
  station.showRecordings();
}

async function only(kind: Alarm['kind']): Promise<Alarm> {
  const find = () => station.state.state.alarms.find((one) => one.kind === kind);
  await until(`the alarm ${kind}`, () => find() !== undefined);
  return find() as Alarm;
}

test('an end that its vendor sets calls, and its acknowledgement outlives the process', async () => {
  record(9);
  const { id } = await only('end-near');
  station.settings.save({ alarms: { operator: 'Li Na' } });
  await until('the name', () => station.state.state.settings.alarms?.operator === 'Li Na');
  station.alarms.acknowledge([id]);
  const { acknowledged } = await only('end-near');
  expect(acknowledged?.by).toBe('Li Na');
  await restart();
  expect(await only('end-near')).toMatchObject({ id, calls: 1, acknowledged });
  expect(station.alarms.page(null, 50).alarms).toMatchObject([
    { id, endedAt: null, acknowledgements: [acknowledged] },
  ]);
});

test('one that nobody has acknowledged stays the same alarm over a restart', async () => {
  record(9);
  const before = await only('end-near');
  await restart();
  expect(await only('end-near')).toEqual(before);
});

test('an end that is further away does not call', async () => {
  record(12);
  await until('the recording', () => station.state.state.recordings.length === 1);
  expect(station.state.state.alarms).toEqual([]);
});

test('what is over is listed page by page, newest first', async () => {
  for (const detail of ['1', '2', '3']) {
    const problems = [{ code: 'disk-nearly-full' as const, detail }];
    station.state.update({ problems });
    await until('it', () => station.state.state.alarms.length === 1);
    station.state.update({ problems: [] });
    await until('its end', () => station.state.state.alarms.length === 0);
  }
  const first = station.alarms.page(null, 2);
  expect(first.alarms.map(({ value }) => value)).toEqual([3, 2]);
  const second = station.alarms.page(first.next, 2);
  expect(second).toMatchObject({ alarms: [{ value: 1, endedAt: expect.any(String) }], next: null });
});

test('who dismissed trouble, and when, outlives the process', async () => {
  const run = runViewOf({ calls: [settledCall(['rejected'])] });
  station.state.update({ runs: { [run.presetId]: run } });
  dismissRun(station, { source: 'window' }, { runId: run.id, dismissed: true });
  const before = station.alarms.dismissals(50);
  expect(before).toMatchObject([{ what: 'run', presetName: run.presetName, source: 'window' }]);
  await restart();
  expect(station.alarms.dismissals(50)).toEqual(before);
});
