import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Alarm, AlarmKind } from '#contract/model/alarm.ts';
import { openSettings } from '../../../electron/storage/settings.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { certificateFor } from '../../support/network/certificate.ts';
import { OWN_IPV4 } from '../../support/network/own-address.ts';
import { provisionedServer } from '../../support/provision.ts';
import {
  clockedStation,
  type ScheduledStation,
  scheduledStation,
} from '../../support/scheduled-station.ts';
import type { StrictServer } from '../../support/strict-server/strict-server.ts';

/** What calls an operator around a planned start: the program in a process of its own, against the strict server. */
const MINUTE_MS = 60_000;
/** From when the services are there to the moment that a test is about. */
const LEAD_MS = 2_500;

let far: StrictServer;
let provision: string;
let folder: TempFolder;
let station: ScheduledStation | null = null;
/** By how many milliseconds the station's clock, and the server's, are ahead of ours. */
let ahead: number;

/** For the error of a test. */
const SEEN = { seen: () => JSON.stringify(station?.seen()) };

/** Practice raises no alarm: the server is not on a loopback address. */
const HOST = OWN_IPV4 ?? '';
const TLS = certificateFor(HOST);

beforeEach(async () => {
  folder = tempFolder('schedule-alarms');
  const caFile = join(folder.path, 'far.pem');
  writeFileSync(caFile, TLS.cert);
  const settings = openSettings(folder.path, new Date());
  settings.save({ network: { ...settings.get().network, proxy: 'none', caFile } });
  const made = await provisionedServer(
    { vendors: ['Tencent'], streamIds: ['cdn01'] },
    { host: HOST, tls: TLS },
  );
  far = made.server;
  provision = made.provision;
});
afterEach(async () => {
  await station?.kill();
  station = null;
  await far.close();
  folder.remove();
  expect(far.violations).toEqual([]);
});

/** Starts a station whose clock comes, in a moment, to so many minutes from a planned start. */
async function begin(minutes: number): Promise<void> {
  const moment = Math.ceil(Date.now() / MINUTE_MS) * MINUTE_MS;
  const at = new Date(moment - minutes * MINUTE_MS).toISOString().slice(0, 16);
  const schedule = { name: 'News', preset: 'Evening news', at, timeZone: 'UTC' };
  const schedules = [{ ...schedule, durationMinutes: 35 }];
  const file = JSON.stringify({ ...JSON.parse(provision), schedules });
  const begun = await clockedStation(folder.path, LEAD_MS, file, moment);
  station = begun;
  setAhead(begun.ahead);
}

function setAhead(ms: number): void {
  ahead = ms;
  far.clockOffsetMs = ms;
}

/** A power cut, and the program started again so many minutes later. */
async function restart(minutes = 0): Promise<void> {
  await station?.kill();
  setAhead(ahead + minutes * MINUTE_MS);
  station = await scheduledStation(folder.path, ahead);
}

function sleep(minutes: number): void {
  setAhead(ahead + minutes * MINUTE_MS);
  station?.sleep(minutes * MINUTE_MS);
}

const sent = (action: string) =>
  far.requests.filter((request) => request.param('Action') === action).length;
const starts = () => sent('StartCDNRecord');
const asked = () => sent('DescribeRTCStreamState');
const run = () => station?.seen()?.runs.find(({ occurrence }) => occurrence);
const entry = () => station?.seen()?.entries[0];
const alarm = (kind: AlarmKind): Alarm | undefined =>
  station?.seen()?.alarms.find((one) => one.kind === kind);
const calls = () => station?.seen()?.alarms.map(({ kind }) => kind);

/** Whether the station has kept that a stream was on air in RTC. A power cut before that loses it. */
function isKeptAsInRtc(streamId: string): boolean {
  const database = new DatabaseSync(join(folder.path, 'alarms.sqlite'), { readOnly: true });
  try {
    const sql = 'SELECT 1 FROM rtc_streams WHERE stream_id = ?';
    return database.prepare(sql).get(streamId) !== undefined;
  } finally {
    database.close();
  }
}

describe.skipIf(OWN_IPV4 === null)('a stream that is not pushed', () => {
  const seconds = Math.floor(Date.now() / 1000);
  const ON_AIR = { state: 'active', createdAt: seconds } as const;
  const CLOSED = { state: 'closed', createdAt: seconds - 100, closedAt: seconds - 50 } as const;

  test('calls five minutes before the start, once over a restart, until it is pushed', async () => {
    far.streams.set('cdn01', CLOSED);
    await begin(-5);
    await until('the alarm', () => alarm('stream-not-pushed'));
    const first = alarm('stream-not-pushed');
    expect(first).toMatchObject({ scheduleName: 'News', calls: 1, streamCount: 1 });
    await restart();
    await until('the question again', () => asked() === 2);
    await until('the alarm again', () => alarm('stream-not-pushed'));
    expect([alarm('stream-not-pushed'), asked(), starts()]).toEqual([first, 2, 0]);
    far.streams.set('cdn01', ON_AIR);
    sleep(4);
    await until('its end', () => !alarm('stream-not-pushed'));
    expect(asked()).toBe(3);
  });

  test('and was never on air in RTC: not checkable, no alarm; from its first time on it is', async () => {
    await begin(-5);
    await until('the question', () => asked() === 1);
    far.streams.set('cdn01', ON_AIR);
    sleep(4);
    await until('the answer is kept', () => isKeptAsInRtc('cdn01'));
    expect([asked(), calls()]).toEqual([2, []]);
    far.streams.set('cdn01', null);
    await restart();
    await until('the alarm', () => alarm('stream-not-pushed'));
    expect(asked()).toBe(3);
  });
});

describe.skipIf(OWN_IPV4 === null)('a start that is due while the network is away', () => {
  /** Brings the station past the moment, with a start that is being tried. */
  async function away(): Promise<void> {
    await begin(0);
    await far.unplug();
    // The next try comes in some seconds: nothing is on the wire meanwhile.
    await until('it waits for a fourth try or a later one', () => (run()?.attempts[0] ?? 0) >= 3);
    expect([entry()?.state, starts()]).toEqual(['started', 0]);
  }

  test('is made when it is back, by the same run, and no alarm is raised', {
    tags: ['slow'],
  }, async () => {
    await away();
    await far.plugIn();
    await until('the answer', () => run()?.status === 'accepted', SEEN);
    expect([starts(), calls(), station?.seen()?.troubles]).toEqual([1, [], []]);
  });

  test('is made late, and once, after a power cut meanwhile', {
    tags: ['slow'],
  }, async () => {
    await away();
    await station?.kill();
    await far.plugIn();
    await restart(3);
    await until('the answer', () => run()?.status === 'accepted');
    await restart(1);
    await until('it knows the start', () => entry()?.state === 'started');
    expect([starts(), calls(), station?.seen()?.troubles]).toEqual([1, [], []]);
  });

  test('is skipped, and calls, when its minutes are over by then', async () => {
    await away();
    await station?.kill();
    await far.plugIn();
    await restart(12);
    await until('the alarm', () => calls()?.length === 1);
    expect(entry()).toMatchObject({ state: 'started', reason: 'failed' });
    expect(alarm('start-not-accepted')).toMatchObject({ presetName: 'Evening news', calls: 1 });
    await restart(1);
    await until('the alarm again', () => calls()?.length === 1);
    expect([starts(), alarm('start-not-accepted')?.calls]).toEqual([0, 1]);
  });

  test('calls when its tries are over, and is tried again each minute', {
    tags: ['slow'],
    timeout: 90_000,
  }, async () => {
    await away();
    await until('the alarm', () => alarm('start-not-accepted'), { timeoutMs: 60_000 });
    expect(run()?.status).toBe('failed');
    await far.plugIn();
    sleep(1);
    await until('the answer', () => run()?.status === 'accepted');
    await until('its end', () => calls()?.length === 0);
    expect([starts(), station?.seen()?.troubles]).toEqual([1, []]);
  });
});
