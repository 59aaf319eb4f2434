import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ON_TIME_MS } from '../../electron/recording/schedules/policy.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';

/** The running app, with its own clock and its own timers, against the strict server. */
const MINUTE = 60_000;
/** Before a planned moment the app has to be there, on a busy machine. */
const TO_START_MS = 15_000;
const PATIENCE = { timeoutMs: 3 * MINUTE, everyMs: 10 };

let desktop: Desktop;
let far: StrictServer;
beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(async () => {
  await desktop.close();
  await far.close();
});

const count = (action: string) =>
  far.requests.filter((request) => request.param('Action') === action).length;

/** How late a request came, once the server has it; in milliseconds. */
async function lateness(action: string, planned: number): Promise<number> {
  await until(action, () => count(action) === 1, PATIENCE);
  const one = far.requests.find((request) => request.param('Action') === action);
  return (one?.arrivedUnixMs ?? 0) - planned;
}

test('a planned start and its planned stop reach the server on time, with the app killed in between', {
  timeout: 5 * MINUTE,
}, async () => {
  // Ws takes no end time: the stop is the program's own.
  const made = await provisionedServer({ vendors: ['Ws'], streamIds: ['cdn01'] });
  far = made.server;
  const start = Math.ceil((Date.now() + TO_START_MS) / MINUTE) * MINUTE;
  const stop = start + MINUTE;
  const schedule = {
    name: 'News',
    preset: 'Evening news',
    at: new Date(start).toISOString().slice(0, 16),
    timeZone: 'UTC',
    durationMinutes: 1,
  };
  const provision = JSON.stringify({ ...JSON.parse(made.provision), schedules: [schedule] });

  const app = desktop.start(['--provision=-', '--hidden'], { stdin: provision });
  await desktop.tray.waitForMenuItem(/^Next: News/);
  const lateStart = await lateness('StartCDNRecord', start);
  expect(lateStart).toBeGreaterThanOrEqual(0);
  expect(lateStart).toBeLessThan(ON_TIME_MS);
  // A kill before the answer is kept leaves an unknown start, which nothing stops.
  await desktop.tray.waitForTooltip(/Evening news: Accepted/);
  await app.kill('SIGKILL');

  const again = desktop.start(['--provision=-', '--hidden'], { stdin: provision });
  const lateStop = await lateness('StopCDNRecord', stop);
  expect(lateStop).toBeGreaterThanOrEqual(-1_000);
  expect(lateStop).toBeLessThan(ON_TIME_MS);
  await sleep(2_000);
  await again.kill('SIGTERM');
  expect([count('StartCDNRecord'), count('StopCDNRecord')]).toEqual([1, 1]);
});
