import { createHash } from 'node:crypto';
import { chownSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { startNotifications } from '../support/desktop/notifications.ts';
import { openShell, type RootShell } from './root-shell.ts';
import { type ScreenReader, screenReader } from './screen-reader.ts';
import type { StrictFeed } from './strict-feed.ts';
import type { TwoVersions } from './update-packages.ts';

/** The home of the desk's user, and the program's data in it, as the clean root names them. */
const HOME = '/srv/desk';
const DATA = `${HOME}/.config/CDN Recorder`;
const LIST = 'latest-linux.yml';
const ARCHIVE = '/usr/lib/cdn-recorder/resources/app.asar';
const PRACTICE = `cdn-recorder '--start=Practice: Tencent' --json --exit`;
const VERSION = "dpkg -s cdn-recorder | sed -n 's/^Version: //p'";
const DAY_MS = 24 * 60 * 60_000;
/** The first look is a minute after the start (`FIRST_LOOK_MS`), on a machine that may be busy. */
const FIRST_LOOK_MS = 180_000;

export interface Scene {
  /** The folder of the clean root, in which the old version is installed. */
  readonly root: string;
  readonly feed: StrictFeed;
  readonly versions: TwoVersions;
  /** Says how long what ends here took. */
  step(name: string): void;
}

/** Updates as an operator of an installed package meets them: offered, refused, downloaded, installed. */
export async function tryUpdates(scene: Scene): Promise<void> {
  const { root, feed, step } = scene;
  equal('requests before updates were switched on', feed.asked, []);
  const before = runsIn(root);
  equal('runs before', before.length > 0, true);
  switchOn(root);
  await onDesk(scene, refusesAndIgnores);
  step('a list with a foreign signature refused, the same version ignored');
  lookedTwoDaysAgo(root);
  await onDesk(scene, offersAndDownloads);
  step('a newer version offered, downloaded and verified, and installed by its command');
  await onDesk(scene, worksAfterwards);
  // One was ordered of each version; the earlier ones are still there.
  const after = runsIn(root);
  equal(
    'runs that are kept',
    before.filter((id) => !after.includes(id)),
    [],
  );
  equal('runs that have come', after.length - before.length, 2);
  step('the newer version: its number, its data, the main job; an older one refused');
  equal('faults that the server of versions found', feed.faults, []);
}

interface Desk extends Scene {
  readonly shell: RootShell;
  readonly reader: ScreenReader;
  readonly told: readonly { readonly title: string }[];
  waitForNotification(wanted: RegExp): Promise<unknown>;
}

/** The program with its window on the desk of an ordinary user; it is asked to end afterwards, as at the end of a session. */
async function onDesk(scene: Scene, use: (desk: Desk) => Promise<void>): Promise<void> {
  const shell = openShell(scene.root, 'desk.sh');
  await shell.must('true');
  const bus = `unix:path=${join(scene.root, HOME, '.run', 'bus')}`;
  const notifications = await startNotifications(bus);
  const reader = await screenReader(bus, (path) => join(scene.root, path));
  try {
    await shell.must('cdn-recorder >"$HOME/program.log" 2>&1 & program=$!');
    await reader.press('Settings');
    await reader.press('Updates');
    await use({
      ...scene,
      shell,
      reader,
      told: notifications.seen,
      waitForNotification: (wanted) => notifications.waitFor(wanted, FIRST_LOOK_MS),
    });
    await shell.must('kill -TERM $program');
    const { code } = await shell.run('wait $program');
    equal('the exit code of the program', code, 0);
  } finally {
    reader.close();
    notifications.close();
    await shell.end();
  }
}

/** Settings of an operator who has switched updates on, at the address that is built in. */
function switchOn(root: string): void {
  const path = join(root, DATA, 'settings.json');
  const stored = existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8'))
    : { version: 1, data: FIRST_SETTINGS };
  const updates = { enabled: true, channel: 'stable', feed: null };
  write(root, path, { ...stored, data: { ...stored.data, welcomed: true, updates } });
}

const FIRST_SETTINGS = {
  language: 'en',
  theme: 'system',
  zoom: 100,
  board: null,
  welcomed: true,
  network: {
    proxy: 'system',
    proxyUrl: null,
    caFile: null,
    timeouts: { connect: 5, headers: 15, body: 15 },
  },
  lock: { onScreenLock: false, afterIdleMinutes: null },
};

function write(root: string, path: string, content: unknown): void {
  writeFileSync(path, JSON.stringify(content), { mode: 0o600 });
  const { uid, gid } = statSync(join(root, HOME));
  chownSync(path, uid, gid);
}

const notesOf = (root: string) => join(root, DATA, 'updates.json');

/** The program looks once a day: the next look is due. */
function lookedTwoDaysAgo(root: string): void {
  const stored = JSON.parse(readFileSync(notesOf(root), 'utf8'));
  const checkedAt = new Date(Date.now() - 2 * DAY_MS).toISOString();
  write(root, notesOf(root), { ...stored, data: { ...stored.data, checkedAt } });
}

async function refusesAndIgnores({ root, feed, versions, reader, told }: Desk): Promise<void> {
  const { old, newer } = versions;
  feed.offer(newer.forged);
  await reader.press('Check now');
  await reader.waitFor(/The signature of latest-linux\.yml is not that of the supplier/);
  equal('what a forged list leads to', feed.asked, [LIST, `${LIST}.sig`]);
  equal('notes of a look that found nothing genuine', existsSync(notesOf(root)), false);

  feed.offer(old.offer);
  await reader.press('Check now');
  const shown = await reader.waitFor(/No newer version is offered\./);
  equal('a fault beside it', /signature/.test(shown), false);
  equal('what the same version leads to', feed.asked, [LIST, `${LIST}.sig`]);
  const { checkedAt, toldVersion } = JSON.parse(readFileSync(notesOf(root), 'utf8')).data;
  equal('the version that was told', toldVersion, null);
  equal('a time of the look', typeof checkedAt, 'string');
  equal('notifications', told, []);
}

async function offersAndDownloads(desk: Desk): Promise<void> {
  const { root, feed, versions, reader, told, shell } = desk;
  const { old, newer } = versions;
  feed.offer(newer.offer);
  // By itself, since a day has passed.
  await desk.waitForNotification(new RegExp(`^CDN Recorder ${newer.version} is available`));
  equal('what a look leads to', feed.asked, [LIST, `${LIST}.sig`]);
  await reader.waitFor(new RegExp(`Version ${newer.version} is available\\.`));
  await reader.press(/^Download \(\d+ MB\)$/);
  const shown = await reader.waitFor(/is downloaded and verified\.[\s\S]*sudo apt install/);
  const [command = '', path = ''] = /^sudo apt install (\S+)$/m.exec(shown) ?? [];
  // A user without a folder for downloads of the desktop's has the home folder for it.
  equal('the file in the command', path, `${HOME}/${newer.debName}`);
  equal('the digest of the download', digestOf(join(root, path)), newer.sha512);
  equal('a button that installs', /Install and restart/.test(shown), false);
  equal('the notes of it', JSON.parse(readFileSync(notesOf(root), 'utf8')).data, {
    ...JSON.parse(readFileSync(notesOf(root), 'utf8')).data,
    toldVersion: newer.version,
    installing: null,
  });

  const asRoot = openShell(root, 'lines.sh');
  const installed = () => asRoot.must(VERSION);
  equal('the version before the command', await installed(), old.version);
  const before = digestOf(join(root, ARCHIVE));
  // While the program runs, as an operator would.
  await asRoot.must(`${command.replace(/^sudo /, '')} -y -q`);
  equal('the version after the command', await installed(), newer.version);
  equal('another archive', digestOf(join(root, ARCHIVE)) === before, false);
  await asRoot.end();

  const handedOver = await shell.run(PRACTICE);
  equal(`an order to the old one that runs (${handedOver.output})`, handedOver.code, 0);
  equal(
    'notifications of a version',
    told.filter(({ title }) => /available/.test(title)).length,
    1,
  );
}

async function worksAfterwards(desk: Desk): Promise<void> {
  const { root, feed, versions, reader, shell, told } = desk;
  const { old, newer } = versions;
  equal(
    'the version that it says',
    await shell.must('cdn-recorder --version 2>/dev/null'),
    newer.version,
  );
  feed.offer(old.offer);
  await reader.press('Check now');
  await reader.waitFor(/No newer version is offered\./);
  equal('what an older version leads to', feed.asked, [LIST, `${LIST}.sig`]);
  equal(
    'notifications',
    told.filter(({ title }) => /available/.test(title)),
    [],
  );
  await reader.press('About');
  await reader.waitFor(new RegExp(`\\b${newer.version.replaceAll('.', '\\.')}\\b`));
  await reader.press('History');
  await reader.waitFor(/Practice: Tencent/);
  const { code, output } = await shell.run(PRACTICE);
  equal(`the main job (${output})`, code, 0);
  equal('an accepted recording', /"status":"accepted"/.test(output), true);

  const asRoot = openShell(root, 'lines.sh');
  const back = await asRoot.run('apt install /package.deb -y -q');
  equal(`apt takes no older version (${back.output})`, back.code === 0, false);
  const version = await asRoot.must(VERSION);
  equal('the version after it', version, newer.version);
  await asRoot.end();
}

/** The runs of the journal, once the program has ended. */
function runsIn(root: string): readonly string[] {
  const journal = new DatabaseSync(join(root, DATA, 'journal.sqlite'), { readOnly: true });
  try {
    return journal
      .prepare('SELECT id FROM runs ORDER BY id')
      .all()
      .map(({ id }) => String(id));
  } finally {
    journal.close();
  }
}

const digestOf = (path: string): string =>
  createHash('sha512').update(readFileSync(path)).digest('base64');

/** @throws where they differ, with both */
function equal(what: string, seen: unknown, wanted: unknown): void {
  const [is, should] = [JSON.stringify(seen), JSON.stringify(wanted)];
  if (is !== should) throw new Error(`${what}: ${is}, and not ${should}.`);
}
