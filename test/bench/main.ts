import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { burst } from './burst.ts';
import { clickToWire } from './click-to-wire.ts';
import { coldStart } from './cold-start.ts';
import { events } from './events.ts';
import { files } from './files.ts';
import { gaps } from './gaps.ts';
import { history } from './history.ts';
import { historyRuns } from './history-runs.ts';
import { historyWindow } from './history-window.ts';
import { httpAbuse } from './http-abuse.ts';
import { idle } from './idle.ts';
import { journalBeforeSend } from './journal.ts';
import { leftBehind } from './left-behind.ts';
import { redactGrowth } from './redact.ts';
import { schedules } from './schedules.ts';
import { searches } from './searches.ts';
import { surfaces } from './surfaces.ts';
import { wall } from './wall.ts';
import { windowStart } from './window-start.ts';

/** `npm run bench`, or `npm run bench -- burst` for some: prints a table and writes out/bench.json. */
const BENCHES: Readonly<Record<string, () => unknown>> = {
  'click-to-wire': clickToWire,
  surfaces,
  journal: journalBeforeSend,
  burst,
  searches,
  history,
  'history-runs': historyRuns,
  'history-window': historyWindow,
  files,
  schedules,
  wall,
  'cold-start': coldStart,
  'window-start': windowStart,
  idle,
  gaps,
  events,
  'http-abuse': httpAbuse,
  'left-behind': leftBehind,
  redact: redactGrowth,
};

const wanted = process.argv.slice(2);
const results: Record<string, unknown> = {};
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const figures = (await bench()) as Record<string, unknown>;
  results[name] = figures;
  console.log(`\n${name}`);
  for (const [what, value] of Object.entries(figures)) {
    console.log(
      `  ${what.padEnd(50)} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
    );
  }
}
const folder = join(repositoryRoot, 'out');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(results, null, 2)}\n`);
process.exit(0);
