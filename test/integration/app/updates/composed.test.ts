import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ScheduleDraft } from '#contract/model/schedule.ts';
import { publicKeyText } from '../../../../electron/app/updates/feed-signature.ts';
import type {
  UpdateEdge,
  UpdateInstaller,
} from '../../../../electron/app/updates/update-dependencies.ts';
import type { Services } from '../../../../electron/compose/index.ts';
import { parseFeed } from '../../../../electron/desktop/updates/electron-updater.ts';
import { COMMAND_LINE, WINDOW } from '../../../support/callers.ts';
import { composedStation } from '../../../support/composed-station.ts';
import { type TempFolder, tempFolder } from '../../../support/desktop/temp.ts';
import { until } from '../../../support/desktop/until.ts';
import { gate } from '../../../support/patience.ts';
import { provisionedServer } from '../../../support/provision.ts';
import type { StrictServer } from '../../../support/strict-server/strict-server.ts';
import { type FeedServer, feedServer, feedText, KEYS } from '../../../support/updates/feed.ts';

/** Whether an update is installed, by the whole program without its desktop, against an independent server. */
const PRESET = 'Evening news';
const IMAGE = { name: 'CDN-Recorder-1.1.0.AppImage', bytes: Buffer.from('the next version') };

let far: StrictServer;
let feed: FeedServer;
let folder: TempFolder;
let near: Services;
/** What the installer did, in order. */
const did: string[] = [];
const faults: string[] = [];
let leaves = 0;

const installer: UpdateInstaller = {
  async prepare(offered) {
    did.push(`prepare ${offered.version}`);
  },
  async install() {
    did.push('install');
  },
  async clean() {
    did.push('clean');
  },
};

const edge = (): UpdateEdge => ({
  packageType: 'AppImage',
  key: publicKeyText(KEYS.publicKey),
  feed: `${feed.origin}/`,
  canInstall: () => true,
  downloads: () => folder.path,
  hasZypper: () => false,
  parse: parseFeed,
  installer: async () => installer,
  tell: () => undefined,
});

beforeEach(async () => {
  const { server, provision } = await provisionedServer({
    vendors: ['Tencent'],
    streamIds: ['cdn01'],
  });
  far = server;
  feed = await feedServer();
  const suffix = process.arch === 'x64' ? '' : `-${process.arch}`;
  feed.publish(`latest-linux${suffix}.yml`, feedText('1.1.0', [IMAGE]), [IMAGE]);
  folder = tempFolder('updates-composed');
  near = await composedStation(folder.path, (what) => faults.push(what), {
    version: '1.0.0',
    updates: edge(),
  });
  await near.session.importer(provision, () => undefined);
  near.settings.save({ updates: { enabled: true, channel: 'stable', feed: null } });
});

afterEach(async () => {
  await near.close();
  await far.close();
  await feed.close();
  folder.remove();
  did.length = 0;
  leaves = 0;
  expect(faults.splice(0)).toEqual([]);
});

const leave = () => {
  leaves += 1;
  near.runner.leave();
};
const idOf = () => near.presets.findByName(PRESET)?.id ?? '';
const begin = () => near.commands.start(COMMAND_LINE, idOf(), { scope: 'all' });

async function makeReady() {
  await near.updates.check();
  await near.updates.download();
  expect(near.state.state.updates).toMatchObject({ ready: { path: null }, fault: null });
}

const install = () => near.updates.install(leave);

/** A schedule of one start, so many minutes from now. */
function plan(minutes: number): ScheduleDraft {
  const at = new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16);
  return {
    name: 'Planned',
    presetId: idOf(),
    at,
    timeZone: 'UTC',
    enabled: true,
    missed: { startWithinMinutes: 10 },
  };
}

test('ends the program as Quit does, and installs once nothing of it is at work', async () => {
  await makeReady();
  expect(await install()).toBeNull();
  expect([leaves, did]).toEqual([1, ['prepare 1.1.0']]);
  await expect(install()).rejects.toMatchObject({ code: 'updates-unavailable' });
  // What comes after that begins nothing.
  await expect(async () => begin()).rejects.toMatchObject({ code: 'quitting' });
  expect(await near.updates.installWhileLeaving()).toBe('installed');
  expect(did).toEqual(['prepare 1.1.0', 'install']);
  expect(far.requests).toHaveLength(0);
});

test('never interrupts what is queued, sending or running, and installs when it has ended', async () => {
  await makeReady();
  const [started, ended] = [gate(), gate()];
  far.script.add({
    twist: (request) => ({
      do: 'nothing',
      after: request.param('Action') === 'StartCDNRecord' ? started.opened : ended.opened,
    }),
  });
  const begun = await begin();
  if (begun.kind !== 'started') throw new Error('a question');
  expect(await install()).toBe('sending');
  started.open();
  const run = await begun.started.settled;
  expect(run.status).toBe('accepted');
  expect(await install()).toBe('recording');
  await until('the recording', () => near.state.state.recordings.length === 1);
  const stopped = await near.commands.stop(WINDOW, idOf(), { confirmed: true });
  if (stopped.kind === 'question') throw new Error('a question');
  expect(await install()).toBe('sending');
  ended.open();
  await Promise.all(stopped.started.map(({ settled }) => settled));
  expect([leaves, did]).toEqual([0, ['prepare 1.1.0']]);
  expect(await install()).toBeNull();
});

test('does not install while it is not known whether something records', async () => {
  await makeReady();
  far.script.add({
    when: (request) => request.param('Action') === 'StartCDNRecord',
    times: 1,
    twist: { do: 'reset' },
  });
  const begun = await begin();
  if (begun.kind !== 'started') throw new Error('a question');
  await begun.started.settled;
  expect(await install()).toBe('maybe-recording');
  expect(leaves).toBe(0);
});

test('does not install within half an hour of a planned start', async () => {
  await makeReady();
  const near20 = near.schedules.save(null, plan(20));
  expect(await install()).toBe('schedule');
  near.schedules.save(near20.id, plan(45));
  expect(await install()).toBeNull();
});

test('starts as it was where something began while the program ended', async () => {
  await makeReady();
  expect(await install()).toBeNull();
  near.state.update({ problems: [{ code: 'journal-lost', detail: '' }] });
  expect(await near.updates.installWhileLeaving()).toBe('refused');
  expect(did).toEqual(['prepare 1.1.0']);
});

test('installs nothing at any other end of the program', async () => {
  await makeReady();
  near.runner.leave();
  expect(await near.updates.installWhileLeaving()).toBe('none');
  expect(await install()).toBe('quitting');
  expect(did).toEqual(['prepare 1.1.0']);
});
