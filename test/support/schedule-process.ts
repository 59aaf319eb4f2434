import { composedStation } from './composed-station.ts';

/**
 * The program's services with its schedules and planned stops, in a process that its parent may kill. Arguments: the
 * data folder, by how many milliseconds this process's clock is ahead, and in how many milliseconds after the services
 * are there a minute is to begin, where the clock is to be set by that; then, where it is not the next minute, when that
 * minute begins, in milliseconds since the epoch. On standard input comes a provision file, in which MINUTE stands for
 * that minute, or nothing. Lines of JSON go out.
 */
const [userData = '', ahead = '0', lead = '', given = ''] = process.argv.slice(2);

const RealDate = Date;
let shift = Number(ahead);

/** A clock that is ahead, so that no test waits for the next minute. */
class ShiftedDate extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + shift);
    else super(...(given as [number]));
  }

  static override now(): number {
    return RealDate.now() + shift;
  }
}
globalThis.Date = ShiftedDate as DateConstructor;

const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

let provision = '';
for await (const chunk of process.stdin) provision += String(chunk);
const services = await composedStation(userData);
if (lead !== '') {
  const from = RealDate.now() + Number(lead);
  const minute = given === '' ? Math.ceil(from / 60_000) * 60_000 : Number(given);
  shift = minute - from;
  say({ ahead: shift, minute });
  provision = provision.replaceAll('MINUTE', new RealDate(minute).toISOString().slice(0, 16));
}
if (provision !== '') await services.session.importer(provision, () => undefined);
services.state.subscribe(({ changes }) => {
  const { schedules, scheduleTroubles, runs, recordings } = changes;
  if (schedules || scheduleTroubles || runs || recordings) show();
});
const show = () =>
  say({
    entries: services.occurrences.list(),
    troubles: services.state.state.scheduleTroubles,
    next: services.state.state.schedules.map(({ nextAt }) => nextAt),
    runs: Object.values(services.state.state.runs).map(
      ({ action, status, end, occurrence, plannedFor }) => ({
        ...{ action, status, end, occurrence, plannedFor },
      }),
    ),
    recordings: services.state.state.recordings,
  });
services.plannedStops.begin();
await services.scheduleService.begin();
show();
