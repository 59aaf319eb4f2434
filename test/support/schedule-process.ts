import { composedStation } from './composed-station.ts';

/**
 * The program's services with its schedules, in a process that its parent may kill. Arguments: the data folder, and
 * by how many milliseconds this process's clock is ahead. On standard input comes a provision file, or nothing.
 * Lines of JSON go out.
 */
const [userData = '', ahead = '0'] = process.argv.slice(2);

const RealDate = Date;
const shift = Number(ahead);

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
if (provision !== '') await services.session.importer(provision, () => undefined);
services.state.subscribe(({ changes }) => {
  if (changes.schedules || changes.scheduleTroubles || changes.runs) show();
});
const show = () =>
  say({
    entries: services.occurrences.list(),
    troubles: services.state.state.scheduleTroubles,
    next: services.state.state.schedules.map(({ nextAt }) => nextAt),
    runs: Object.values(services.state.state.runs).map(({ status, end, occurrence }) => ({
      status,
      end,
      occurrence,
    })),
  });
await services.scheduleService.begin();
show();
