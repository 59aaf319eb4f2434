import { afterEach, beforeEach, expect, test } from 'vitest';
import { ON_TIME_MS } from '../../../electron/recording/schedules/policy.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { provisionedServer } from '../../support/provision.ts';
import {
  clockedStation,
  type ScheduledStation,
  scheduledStation,
} from '../../support/scheduled-station.ts';
import type { StrictServer } from '../../support/strict-server/strict-server.ts';

/** The program's services in a process of their own, against the strict server. */
let far: StrictServer;
let provision: string;
let folder: TempFolder;
let station: ScheduledStation | null = null;

beforeEach(async () => {
  folder = tempFolder('schedules');
  const made = await provisionedServer({ vendors: ['Tencent'], streamIds: ['cdn01'] });
  far = made.server;
  provision = made.provision;
});
afterEach(async () => {
  await station?.kill();
  station = null;
  await far.close();
  folder.remove();
});

/** From when the services are there to the planned moment; long enough to import a file. */
const LEAD_MS = 2_500;
/** The same where the program is started once more before it. */
const LONG_LEAD_MS = 12_000;

/** The provision file with a schedule at the minute that the station's clock comes to; all in UTC. */
const withSchedule = () =>
  JSON.stringify({
    ...JSON.parse(provision),
    schedules: [
      {
        name: 'News',
        preset: 'Evening news',
        at: 'MINUTE',
        timeZone: 'UTC',
        durationMinutes: 35,
      },
    ],
  });

const starts = () =>
  far.requests.filter((request) => request.param('Action') === 'StartCDNRecord').length;
const entry = () => station?.seen()?.entries[0];
const run = () => station?.seen()?.runs.find(({ occurrence }) => occurrence);

test('a planned start reaches the server at its time and not before, with the planned end', async () => {
  const first = await clockedStation(folder.path, LEAD_MS, withSchedule());
  const { ahead, minute } = first;
  station = first;
  expect([starts(), station.seen()?.next]).toEqual([0, [new Date(minute).toISOString()]]);
  await until('the start', () => starts() === 1);
  const late = (far.requests[0]?.arrivedUnixMs ?? 0) + ahead - minute;
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(ON_TIME_MS);
  await until('its answer', () => run()?.status === 'accepted');
  expect(run()?.end).toEqual({ until: minute / 1000 + 35 * 60 });
  expect(entry()).toMatchObject({ state: 'started', reason: null, scheduleName: 'News' });
  expect(station.seen()?.troubles).toEqual([]);
});

test('restarted in between, and the file imported again: the start is made once', {
  tags: ['slow'],
}, async () => {
  const first = await clockedStation(folder.path, LONG_LEAD_MS, withSchedule());
  const { ahead, minute } = first;
  const file = withSchedule().replace('MINUTE', new Date(minute).toISOString().slice(0, 16));
  await first.kill();
  station = await scheduledStation(folder.path, ahead, file);
  await until('the start', () => starts() === 1);
  await until('its answer', () => run()?.status === 'accepted');
  await station.kill();
  station = await scheduledStation(folder.path, ahead, file);
  await until('it knows the start', () => entry()?.state === 'started');
  expect([starts(), station.seen()?.troubles]).toEqual([1, []]);
});

test('not running at its time: started late within the minutes, skipped after them', async () => {
  const first = await clockedStation(folder.path, LONG_LEAD_MS, withSchedule());
  const { ahead, minute } = first;
  await first.kill();
  station = await scheduledStation(folder.path, ahead + 9 * 60_000);
  await until('the late start', () => run()?.status === 'accepted');
  expect([starts(), run()?.end]).toEqual([1, { until: minute / 1000 + 35 * 60 }]);
});

test('not running until the minutes are over: nothing is sent, and it says so', async () => {
  const first = await clockedStation(folder.path, LONG_LEAD_MS, withSchedule());
  const { ahead } = first;
  await first.kill();
  station = await scheduledStation(folder.path, ahead + 12 * 60_000);
  await until('the trouble', () => station?.seen()?.troubles.length === 1);
  expect(station.seen()?.troubles).toMatchObject([{ kind: 'missed', reason: 'not-there' }]);
  expect(starts()).toBe(0);
});

/** Milliseconds from the planned moment to the power cut. */
const QUICK = [3];
const OTHERS = [-1000, -30, -5, 0, 8, 12, 20, 60, 200];

test.each(QUICK)('killed %i ms after the planned moment', killedAt);
test.each(OTHERS)('killed %i ms after the planned moment', { tags: ['slow'] }, killedAt);

async function killedAt(after: number): Promise<void> {
  const first = await clockedStation(folder.path, LEAD_MS, withSchedule());
  const { ahead, minute } = first;
  await until('the moment', () => Date.now() + ahead >= minute + after, { everyMs: 1 });
  await first.kill();
  station = await scheduledStation(folder.path, ahead);
  await until('it is known', () => {
    const known = station?.seen();
    const isOpen = known?.runs.some(({ status }) => status === 'queued' || status === 'sending');
    return known?.entries.length === 1 && !isOpen;
  });
  await until('the verdict', () => run()?.status !== undefined);
  // A request that was marked and did not leave is unknown, and says so; none is sent twice.
  const isUnknown = () => station?.seen()?.troubles[0]?.reason === 'unknown';
  await until('the start, or what says that it is unknown', () => starts() === 1 || isUnknown());
  expect(starts()).toBeLessThanOrEqual(1);
}
