import '../support/electron-in-node.ts';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { composedStation } from '../support/composed-station.ts';
import { DISTANT_ENDPOINT, provisionOf } from './schedules-provision.ts';
import { preciseNow } from './stats.ts';

/**
 * The program's services with so many schedules, in a process of their own. Arguments: the data folder and the number
 * of schedules. It says `ready`, waits for a line, does nothing for `IDLE_MS` and says what that cost.
 */
const [userData = '', count = '0'] = process.argv.slice(2);
/** Longer than the service's longest wait, so that one look of its own lies within. */
const IDLE_MS = 32_000;
const LOOKS = 20;
const WEEK_MS = 7 * 86_400_000;

const services = await composedStation(userData);
await services.session.importer(provisionOf(Number(count), DISTANT_ENDPOINT), () => undefined);
let messages = 0;
let bytes = 0;
services.state.subscribe(({ changes }) => {
  messages += 1;
  bytes = Math.max(bytes, JSON.stringify(changes).length);
});
await services.scheduleService.begin();
// What a start leaves to do is done by then.
await sleep(4_000);
process.stdout.write('ready\n');
await once(process.stdin, 'data');

messages = 0;
const before = process.cpuUsage();
await sleep(IDLE_MS);
const { user, system } = process.cpuUsage(before);
const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
const idleMessages = messages;

const lookBegan = preciseNow();
for (let look = 0; look < LOOKS; look += 1) services.scheduleService.look();
const lookMs = (preciseNow() - lookBegan) / LOOKS;

const agendaBegan = preciseNow();
const agenda = await services.agenda(Date.now(), Date.now() + WEEK_MS);
const figures = {
  cpuMs: (user + system) / 1_000,
  timers,
  idleMessages,
  lookMs,
  agendaMs: preciseNow() - agendaBegan,
  agendaEntries: agenda.length,
  schedulesKb: JSON.stringify(services.state.state.schedules).length / 1_024,
  largestMessageKb: bytes / 1_024,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
await services.close();
process.exit(0);
