import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { Action } from '#contract/model/vendor.ts';
import '../support/electron-in-node.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import { until } from '../support/desktop/until.ts';
import { provisionedServer } from '../support/provision.ts';
import {
  DUE_POINTS,
  type DuePoint,
  type KnownAfter,
  requestsOf,
} from '../support/scheduled-kill-points.ts';
import {
  type ClockedStation,
  clockedStation,
  type ScheduledStation,
  scheduledStation,
} from '../support/scheduled-station.ts';

/**
 * The program's services killed with SIGKILL at five points around a planned start and five around its planned stop:
 * no request is lost, and none is sent twice.
 */
const LEAD_MS = 2_500;
/** After the restart a request that is sent twice would have come. */
const QUIET_MS = 1_000;
const table: string[] = [];

afterAll(() => {
  const head = '| Killed | Requests | Known after the restart |\n|---|---|---|';
  console.log([head, ...table.sort()].join('\n'));
});

test.for(DUE_POINTS)('a planned start, killed $point', (point) => killed('StartCDNRecord', point));
test.for(DUE_POINTS)('its planned stop, killed $point', (point) => killed('StopCDNRecord', point));

async function killed(action: Action, { point, reach, expected }: DuePoint): Promise<void> {
  const folder = tempFolder('due');
  const { server: far, provision } = await provisionedServer(
    { vendors: ['Ws'], streamIds: ['cdn01'] },
    // The station's clock is set ahead: the server's own time would keep its stop back.
    { dateHeader: false },
  );
  const schedule = {
    ...{ name: 'News', preset: 'Evening news', at: 'MINUTE', timeZone: 'UTC', durationMinutes: 1 },
  };
  const file = JSON.stringify({ ...JSON.parse(provision), schedules: [schedule] });
  let station: ScheduledStation | null = null;
  try {
    const toTheStop = action === 'StopCDNRecord';
    const starting = await clockedStation(folder.path, LEAD_MS, file);
    station = starting;
    const first = toTheStop ? await beforeTheStop(starting, folder.path) : starting;
    station = first;
    const { ahead, minute } = first;
    const moment = async (after: number) => {
      await until('the moment', () => Date.now() + ahead >= minute + after, { everyMs: 1 });
    };
    const journal = join(folder.path, 'journal.sqlite');
    const undo = await reach({ far, journal, action, moment });
    await first.kill();
    await undo();
    station = await scheduledStation(folder.path, ahead);
    const known = await until('it is known', () => knownOf(action, station));
    await sleep(QUIET_MS);
    const requests = requestsOf(far, action).length;
    table.push(`| ${action}, ${point} | ${requests} | ${known} |`);
    expect([known, requests]).toEqual([expected, 1]);
    expect(far.effects(action, 'Ws', 'cdn01')).toBeLessThanOrEqual(1);
    if (known === 'done') expect(far.effects(action, 'Ws', 'cdn01')).toBe(1);
    if (toTheStop) expect(requestsOf(far, 'StartCDNRecord')).toHaveLength(1);
  } finally {
    await station?.kill();
    await far.close();
    folder.remove();
  }
}

/** The start is made, and the program started again shortly before its planned stop. */
async function beforeTheStop(starting: ClockedStation, folder: string): Promise<ClockedStation> {
  await until('the start', () => knownOf('StartCDNRecord', starting) === 'done');
  await starting.kill();
  return clockedStation(folder, LEAD_MS, '', starting.minute + 60_000);
}

function knownOf(action: Action, station: ScheduledStation | null): KnownAfter | undefined {
  const { runs = [], recordings = [], troubles = [] } = station?.seen() ?? {};
  const run = runs.find((one) => one.action === action);
  if (action === 'StartCDNRecord') {
    if (recordings[0]?.certainty === 'accepted' && run?.status === 'accepted') return 'done';
    const isDoubt = run?.status === 'unknown' && recordings[0]?.certainty === 'uncertain';
    // Without a record of the run, what runs is not known, and the start is refused until an operator has looked.
    const isRefused = troubles.some(({ reason }) => reason === 'journal-unreadable');
    return troubles.length > 0 && (isDoubt || isRefused) ? 'to verify' : undefined;
  }
  if (run?.status === 'accepted' && recordings.length === 0) return 'done';
  return recordings[0]?.plannedStop?.trouble === 'failed' ? 'to verify' : undefined;
}
