import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dryRunOfStores } from '../../../electron/compose/dry-run-of-stores.ts';
import type { Services } from '../../../electron/compose/index.ts';
import { createPerform } from '../../../electron/control/command-line/create-perform.ts';
import { performDryRun } from '../../../electron/control/command-line/dry-run.ts';
import type {
  CommandEvent,
  CommandRequest,
} from '../../../electron/control/command-line/request.ts';
import { composedStation } from '../../support/composed-station.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { handoverBench } from '../../support/handover-bench.ts';
import { MemoryKeyStore } from '../../support/key-store.ts';
import { PRACTICE_MEDIA } from '../../support/practice-media.ts';
import { provisionedServer, SECRET } from '../../support/provision.ts';
import type { StrictServer } from '../../support/strict-server/strict-server.ts';

/** `--dry-run`: against a running app, over its socket, and on its files where none runs. */
let far: StrictServer;
let folder: TempFolder;
let near: Services | null = null;

beforeEach(async () => {
  const { server, provision } = await provisionedServer({
    vendors: ['Tencent', 'Ws', 'Huawei', 'Aliyun'],
    streamIds: ['cdn01', 'cdn02'],
  });
  far = server;
  folder = tempFolder('dry');
  near = await composedStation(folder.path);
  await near.session.importer(provision, () => undefined);
});
afterEach(async () => {
  await near?.close();
  near = null;
  await far.close();
  folder.remove();
});

const START = { kind: 'start', preset: 'Evening news' } as const;
const STOP = { kind: 'stop', preset: 'Evening news' } as const;
const STOP_ALL = { kind: 'stop-all' } as const;
const FILES = { kind: 'files', preset: 'Evening news' } as const;

const requestOf = (
  actions: CommandRequest['actions'],
  change: Partial<CommandRequest> = {},
): CommandRequest => ({ ...{ actions, force: false, exit: true, hidden: true }, ...change });

const station = (): Services => {
  if (!near) throw new Error('no station');
  return near;
};

const refuse = () => {
  throw new Error('nothing shows');
};
const performOf = (services: Services) =>
  createPerform({
    ...services,
    show: refuse,
    lifetime: { stay: refuse, stays: true },
    own: requestOf([]),
    quit: new AbortController().signal,
  });

/** What one command line tells, by a running app. */
async function told(...given: Parameters<typeof requestOf>) {
  const events: CommandEvent[] = [];
  const code = await performOf(station())(requestOf(...given), (event) => events.push(event));
  return { code, ...seenIn(events) };
}

const dry = (actions: CommandRequest['actions'], change: Partial<CommandRequest> = {}) =>
  told(actions, { ...change, dryRun: true });

/** The same where no app runs. */
async function withoutApp(
  actions: CommandRequest['actions'],
  change: Partial<CommandRequest> = {},
) {
  const events: CommandEvent[] = [];
  const run = await dryRunOfStores({
    ...{
      userData: folder.path,
      now: new Date(),
      systemLocale: 'en',
      version: 'test',
      problems: [],
    },
    ...{ keyStore: new MemoryKeyStore(Buffer.alloc(32, 7)), practiceMedia: PRACTICE_MEDIA },
  });
  const request = requestOf(actions, { ...change, dryRun: true });
  const code = await performDryRun(request, run.session, (event) => events.push(event));
  await run.close();
  return { code, ...seenIn(events) };
}

function seenIn(events: readonly CommandEvent[]) {
  const lines = events.flatMap((event) =>
    event.kind === 'line' && event.json ? [event.json] : [],
  );
  const notices = events.flatMap((event) => (event.kind === 'notice' ? [event.text] : []));
  const requests = lines.filter(({ type }) => type === 'request');
  return { lines, notices, requests, all: JSON.stringify(events) };
}

/** What of a query each request has for itself alone. */
const OWN = ['SignatureNonce', 'Timestamp', 'Signature'];
/** Computed at the moment of sending. */
const withoutTime = (parameters: readonly (readonly string[])[]) =>
  parameters.filter(([name = '']) => ![...OWN, 'EndTime'].includes(name));
const inOrder = (queries: readonly unknown[]) => queries.map((one) => JSON.stringify(one)).sort();

const sent = (from = 0) =>
  inOrder(far.requests.slice(from).map(({ params }) => withoutTime(params)));
const planned = (requests: readonly Record<string, unknown>[]) =>
  inOrder(requests.map(({ parameters }) => withoutTime(parameters as string[][])));

/** Every file of the folder with its content; SQLite's own beside a database are no content. */
const contents = () =>
  readdirSync(folder.path)
    .filter((name) => !/-(wal|shm)$/.test(name))
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder.path, name)))
        .digest('hex'),
    ]);

test('tells the requests that the real one then sends, and sends none', async () => {
  const before = contents();
  const start = await dry([START]);
  expect([start.code, far.requests.length]).toEqual([0, 0]);
  expect(contents()).toEqual(before);
  expect(start.requests).toHaveLength(4);
  expect(start.notices.at(-1)).toBe(
    `Dry run: nothing was sent. Requests that would leave: ${start.requests.length}.`,
  );
  expect((await told([START])).code).toBe(0);
  expect(planned(start.requests)).toEqual(sent());

  const begun = far.requests.length;
  const stop = await dry([STOP]);
  const all = await dry([STOP_ALL]);
  expect(planned(all.requests)).toEqual(planned(stop.requests));
  expect(far.requests).toHaveLength(begun);
  expect((await told([STOP_ALL])).code).toBe(0);
  expect(planned(stop.requests)).toEqual(sent(begun));
});

test('a line has all of a request but what signs it, and no secret', async () => {
  const streamIds = Array.from({ length: 23 }, (_, at) => `cdn${at}`);
  const big = { name: 'Big', account: 'Main', vendors: ['Tencent'], streamIds };
  await station().session.importer(
    JSON.stringify({ presets: [{ ...big, end: { afterMinutes: 90 } }] }),
    () => undefined,
  );
  const { requests, all } = await dry([{ kind: 'start', preset: 'Big' }]);
  expect(requests).toHaveLength(2);
  const [first] = requests;
  expect(first).toMatchObject({
    ...{ type: 'request', preset: 'Big', account: 'Main', action: 'StartCDNRecord' },
    ...{ vendor: 'Tencent', method: 'GET', endTime: expect.any(Number), practice: true },
  });
  expect(first?.streamIds).toHaveLength(20);
  const url = new URL(String(first?.url));
  expect(url.origin).toBe(new URL(far.url).origin);
  expect([...url.searchParams]).toEqual(first?.parameters);
  for (const text of [SECRET, ...OWN.map((name) => `${name}=`), '"Signature"']) {
    expect(all).not.toContain(text);
  }
});

test('what follows is planned as if all before it were accepted', async () => {
  const { code, requests, lines } = await dry([START, START, STOP, STOP_ALL]);
  const actions = requests.map(({ action }) => action);
  const starts = actions.filter((action) => action === 'StartCDNRecord').length;
  // The second start finds that all of it runs, and the last stop that nothing does.
  expect(actions.slice(starts)).toEqual(Array(starts).fill('StopCDNRecord'));
  expect(lines.filter(({ type }) => type === 'refused').map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['running-already']),
  );
  expect(code).toBe(1);
  expect(far.requests).toEqual([]);
});

test('is refused as the real one is, with its exit code', { tags: ['slow'] }, async () => {
  expect((await dry([{ kind: 'start', preset: 'No such preset' }])).code).toBe(2);
  await told([START]);
  const again = await dry([START]);
  const real = await told([START]);
  expect([again.code, again.lines]).toEqual([real.code, real.lines]);
  const forced = await dry([START], { force: true });
  expect([forced.code, forced.requests.length > 0]).toEqual([0, true]);
  await station().vault.lock();
  const locked = await dry([STOP]);
  const realLocked = await told([STOP]);
  expect([locked.code, locked.lines]).toEqual([3, realLocked.lines]);
  expect(locked.requests).toEqual([]);
});

test('a practice preset goes to the program itself', async () => {
  const { code, requests } = await dry([{ kind: 'start', preset: 'Practice: Tencent' }]);
  expect(code).toBe(0);
  expect(requests).toMatchObject([{ practice: true, account: 'Practice', vendor: 'Tencent' }]);
  expect(String(requests[0]?.url)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?Action=/);
});

test('a look for files has a request for each stream, or for the list of a vendor', {
  tags: ['slow'],
}, async () => {
  const none = await dry([FILES]);
  expect([none.code, none.requests]).toEqual([1, []]);
  await told([START]);
  await told([STOP]);
  const before = far.requests.length;
  const look = await dry([FILES]);
  expect(far.requests).toHaveLength(before);
  expect(look.notices[0]).toContain('no way to ask Aliyun');
  const vendors = look.requests.map(({ vendor }) => vendor);
  expect(vendors.filter((vendor) => vendor === 'Tencent')).toHaveLength(2);
  expect(new Set(vendors)).toEqual(new Set(['Tencent', 'Ws', 'Huawei']));
  await told([FILES]);
  const ofTime = (queries: string[]) => queries.map((query) => query.replace(/\d{10}/g, 'time'));
  expect(ofTime(planned(look.requests))).toEqual(ofTime(sent(before)));
});

test('the files of an app that does not run tell the same', { tags: ['slow'] }, async () => {
  await told([START]);
  const running = { stop: await dry([STOP_ALL]), again: await dry([START]) };
  await station().close();
  near = null;
  const [before, requests] = [contents(), far.requests.length];
  const stop = await withoutApp([STOP_ALL]);
  const again = await withoutApp([START]);
  expect(contents()).toEqual(before);
  expect(far.requests).toHaveLength(requests);
  expect(planned(stop.requests)).toEqual(planned(running.stop.requests));
  expect([stop.code, again.code]).toEqual([0, 1]);
  expect(again.lines).toEqual(running.again.lines);
  expect(stop.all).not.toContain(SECRET);
  const practice = await withoutApp([{ kind: 'start', preset: 'Practice: all vendors' }]);
  expect(practice.requests.length).toBeGreaterThan(1);
  // The next app sends just that.
  near = await composedStation(folder.path);
  expect((await told([STOP_ALL])).code).toBe(0);
  expect(planned(stop.requests)).toEqual(sent(requests));
});

test('a second process gets it over the socket', async () => {
  const bench = handoverBench();
  const perform = performOf(station());
  await bench.listen({ perform: async (request, emit) => void (await perform(request, emit)) });
  const { handover, events } = await bench.hand(requestOf([START], { dryRun: true }));
  expect(handover).toEqual({ kind: 'done', exitCode: 0 });
  expect(seenIn(events).requests).toHaveLength(4);
  expect(far.requests).toEqual([]);
  await bench.close();
  expect(bench.faults).toEqual([]);
});
