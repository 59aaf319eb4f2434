import { EventEmitter } from 'node:events';
import { createInterface } from 'node:readline';
import { followSleep } from '../../electron/app/sleep.ts';
import { composedStation } from './composed-station.ts';

/**
 * The program's services with its schedules, planned stops and alarms, in a process that its parent may kill. Arguments:
 * the data folder, by how many milliseconds this process's clock is ahead, and in how many milliseconds after the
 * services are there a minute is to begin, where the clock is to be set by that: it stands still until they are there;
 * then, where it is not the next minute, when that minute begins, in milliseconds since the epoch. The first line of standard input is a provision file, in
 * which MINUTE stands for that minute, or empty. Each later one is `{ "passMs": … }`: the computer sleeps for so long,
 * and wakes. Lines of JSON go out.
 */
const [userData = '', ahead = '0', lead = '', given = ''] = process.argv.slice(2);

const RealDate = Date;
let shift = Number(ahead);
/** What the clock shows while it stands; null once it goes. */
let standsAt: number | null = null;
const shown = () => standsAt ?? RealDate.now() + shift;

/** A clock that is ahead, so that no test waits for the next minute. */
class ShiftedDate extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(shown());
    else super(...(given as [number]));
  }

  static override now(): number {
    return shown();
  }
}
globalThis.Date = ShiftedDate as DateConstructor;

const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
let provision: string = (await lines.next()).value ?? '';
const minute = given === '' ? Math.ceil(RealDate.now() / 60_000) * 60_000 : Number(given);
if (lead !== '') {
  standsAt = minute - Number(lead);
  provision = provision.replaceAll('MINUTE', new RealDate(minute).toISOString().slice(0, 16));
}
const services = await composedStation(userData);
if (provision !== '') await services.session.importer(provision, () => undefined);
const show = () =>
  say({
    entries: services.occurrences.list(),
    troubles: services.state.state.scheduleTroubles,
    next: services.state.state.schedules.map(({ nextAt }) => nextAt),
    runs: Object.values(services.state.state.runs).map(
      ({ action, status, end, occurrence, plannedFor, calls }) => ({
        ...{ action, status, end, occurrence, plannedFor },
        attempts: calls.map(({ attempts, retryAt }) => (retryAt === null ? 0 : attempts)),
      }),
    ),
    recordings: services.state.state.recordings,
    alarms: services.state.state.alarms,
  });
const power = new EventEmitter();
followSleep(power, services);
services.plannedStops.begin();
await services.scheduleService.begin();
services.alarms.begin();
services.streamWatch.begin();
services.state.subscribe(({ changes }) => {
  const { schedules, scheduleTroubles, runs, recordings, alarms } = changes;
  if (schedules || scheduleTroubles || runs || recordings || alarms) show();
});
if (standsAt !== null) {
  shift = standsAt - RealDate.now();
  standsAt = null;
  say({ ahead: shift, minute });
}
show();
for await (const line of lines) {
  const { passMs } = JSON.parse(line) as { passMs: number };
  power.emit('suspend');
  shift += passMs;
  power.emit('resume');
}
