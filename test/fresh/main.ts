import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { type FreshRoot, freshRoot, type User } from './root.ts';

/**
 * `npm run test:fresh`, as root: both commands of the README in a Debian 12 that has nothing but Node 20 and
 * npm, as root and as an ordinary user, with their times. `-- --tests` runs `npm test` there too.
 */
interface Scene {
  readonly name: string;
  readonly user: User;
  readonly line: string;
  readonly offline?: boolean;
  readonly isTests?: boolean;
  /** Without it: the line ends with code 0. */
  readonly code?: number;
  /** What one line of the output says. */
  readonly says: RegExp;
}

const PRACTICE = 'npm -s start -- --start="Practice: Tencent" --json';
const GREEN = /^\d+ passed, 0 failed/;
const ACCEPTED = /"type":"run".*"status":"accepted"/;

/**
 * The app with its window, as a person opens it: a page of Chromium's runs, a second start hands its request
 * over and leaves, and Ctrl C's signal ends the app.
 */
const OPENED = `
npm start & app=$!
window() { grep -laz -e [-]-type=renderer /proc/[0-9]*/cmdline 2>/dev/null | grep -q . ; }
until window; do kill -0 $app 2>/dev/null || exit 1; sleep 0.2; done
echo "the window is there" >&2
${PRACTICE} || exit 1
kill -TERM $app; wait $app; echo "ended with code $?"
while window; do sleep 0.2; done`;

const SCENES: readonly Scene[] = [
  {
    name: 'nothing there, no root: npm start',
    user: 'studio',
    line: 'npm start',
    code: 1,
    says: /^System packages are missing, .*libgtk-3-0 \(windows\).*: run the command above/,
  },
  {
    name: 'first start, one practice job',
    user: 'root',
    line: `${PRACTICE} --exit`,
    says: ACCEPTED,
  },
  { name: 'second start, the same', user: 'root', line: `${PRACTICE} --exit`, says: ACCEPTED },
  {
    name: 'the same, offline',
    user: 'root',
    line: `${PRACTICE} --exit`,
    offline: true,
    says: ACCEPTED,
  },
  {
    name: 'npm start, with its window',
    user: 'root',
    line: OPENED,
    says: /^ended with code (0|143)$/,
  },
  {
    name: 'first start of a user, one practice job',
    user: 'studio',
    line: `${PRACTICE} --exit`,
    says: ACCEPTED,
  },
  {
    name: 'the same, offline',
    user: 'studio',
    line: `${PRACTICE} --exit`,
    offline: true,
    says: ACCEPTED,
  },
  {
    name: 'npm start, with its window',
    user: 'studio',
    line: OPENED,
    says: /^ended with code (0|143)$/,
  },
  {
    name: 'what the tests need is missing, no root',
    user: 'studio',
    line: 'npm test',
    code: 1,
    says: /^System packages are missing, .*dunst \(a notification server.*: run the command above/,
  },
  { name: 'npm test', user: 'root', line: 'npm test', isTests: true, says: GREEN },
  { name: 'npm test', user: 'studio', line: 'npm test', isTests: true, says: GREEN },
];

const { values } = parseArgs({ options: { tests: { type: 'boolean' } } });
if (process.getuid?.() !== 0) leave('A root of its own is made by root: run this as root.');
if (spawnSync('debootstrap', ['--version']).error) {
  leave('debootstrap is missing: run apt-get install debootstrap, then this again.');
}
const folder = join(repositoryRoot, 'out', 'fresh');
mkdirSync(folder, { recursive: true });
const root = freshRoot(folder);
const scenes = SCENES.filter(({ isTests }) => values.tests || !isTests);
const rows: string[] = [];
try {
  for (const [index, scene] of scenes.entries()) await play(root, scene, index);
} finally {
  root.remove();
  console.log(rows.join('\n'));
}

function leave(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

async function play(root: FreshRoot, scene: Scene, index: number): Promise<void> {
  const { name, user, line, offline = false, code = 0, says } = scene;
  const log = join(folder, `${index + 1}-${user}.log`);
  const ended = await root.run(user, line, { log, offline });
  const isAsMeant = ended.code === code && ended.output.split('\n').some((text) => says.test(text));
  const row = `${user.padEnd(8)}  ${name.padEnd(42)}  ${ended.seconds.toFixed(1).padStart(6)} s  code ${ended.code}`;
  rows.push(`${row}  ${isAsMeant ? 'as meant' : `NOT AS MEANT, see ${log}`}`);
  console.error(rows.at(-1));
  if (!isAsMeant) process.exitCode = 1;
}
