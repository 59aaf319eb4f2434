import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readRoom } from '../../../electron/compose/read-room.ts';
import { parseCommandLine } from '../../../electron/control/command-line/parse.ts';
import type { CommandEvent } from '../../../electron/control/command-line/request.ts';
import { performRoom } from '../../../electron/control/command-line/room.ts';
import { MIGRATIONS, SCHEMA_KNOWN } from '../../../electron/storage/postgres/migrations/index.ts';
import { RoomStore } from '../../../electron/storage/room/room-store.ts';
import { createVault } from '../../../electron/storage/vault/vault.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { appArguments, commandsOf, isOfRoom } from '../../support/document-commands.ts';
import { TWINS } from '../../support/documents.ts';
import { MemoryKeyStore } from '../../support/key-store.ts';
import { type Cluster, startCluster } from '../../support/postgres/cluster.ts';
import { freshRoom, PASSWORD, prepareRooms } from '../../support/postgres/room-database.ts';

let cluster: Cluster;
let folder: TempFolder;

beforeAll(async () => {
  cluster = await startCluster();
  await prepareRooms(cluster);
});
afterAll(() => cluster?.remove());
beforeEach(() => {
  folder = tempFolder('room');
});
afterEach(() => folder.remove());

const place = (database: string, user: string) => ({
  ...{ host: '127.0.0.1', port: cluster.port, database, user },
});
const provision = (database: string, user: string, more: object = {}): string =>
  JSON.stringify({
    room: { ...place(database, user), password: user === 'postgres' ? '' : PASSWORD },
    ...more,
  });

/** What the options do with the room of a file; null for the stored one. */
async function run(
  options: readonly string[],
  content: string | null,
  keyStore = new MemoryKeyStore(),
) {
  const args = [...options, ...(content === null ? [] : ['--provision=room.json'])];
  const parsed = parseCommandLine(args, { development: false, root: false });
  if (parsed.kind !== 'run' || !parsed.commandLine.room) throw new Error(JSON.stringify(parsed));
  const events: CommandEvent[] = [];
  const found = await readRoom({
    ...{ userData: folder.path, keyStore: () => keyStore, content, now: new Date() },
  });
  const notices = [...found.notices];
  if (found.kind === 'missing') return { code: null, locked: found.locked, lines: [], notices };
  const code = await performRoom(parsed.commandLine.room, found.administration, (event) =>
    events.push(event),
  );
  const lines = events.flatMap((event) => (event.kind === 'line' ? [event.json] : []));
  notices.push(...events.flatMap((event) => (event.kind === 'notice' ? [event.text] : [])));
  return { code, locked: false, lines, notices };
}

/** The command lines of the documents that administer a room, without the file that names it. */
const documented = (): string[][] => [
  ...new Map(
    commandsOf(TWINS.flatMap((name) => [`${name}.md`, `${name}.zh-CN.md`])).flatMap((command) => {
      const args = appArguments(command);
      if (!args || !isOfRoom(args)) return [];
      const own = args.filter((arg) => !/^--(provision=|json$|exit$)/.test(arg));
      return [[own.join(' '), own] as const];
    }),
  ).values(),
];

describe('the options of a room', () => {
  test('the commands of the documents do what they say, one after the other', async () => {
    await cluster.query('create database documented owner owner');
    await cluster.query('alter role owner createrole');
    const commands = documented();
    expect(commands.map(([option]) => option?.split('=', 1)[0])).toEqual([
      '--room-init',
      '--room-add-operator',
      '--room-status',
    ]);
    for (const args of commands) {
      expect(await run(args, provision('documented', 'owner'))).toMatchObject({ code: 0 });
    }
    await cluster.query('alter role owner nocreaterole');
  });

  test('a file with nothing but a room makes it, brings it up to date and tells it', async () => {
    await cluster.query('create database made owner owner');
    const content = provision('made', 'owner');
    const made = await run(['--room-init', '--room-migrate', '--room-status'], content);
    expect(made).toMatchObject({ code: 0, notices: [] });
    expect(made.lines).toEqual([
      expect.objectContaining({
        ...{ type: 'room', task: 'init', made: true, room: 'made' },
        ...{ migrations: Object.keys(MIGRATIONS), schema: SCHEMA_KNOWN },
        ...{ login: 'owner', role: 'owner', superuser: false },
      }),
      { type: 'room-migrated', migrations: [], schema: SCHEMA_KNOWN },
      expect.objectContaining({ type: 'room', task: 'status' }),
      { type: 'room-member', login: 'owner', person: 'owner', role: 'owner' },
    ]);
    expect(await run(['--room-init'], content)).toMatchObject({
      code: 0,
      lines: [{ made: false, migrations: [] }],
    });
  });

  test('a superuser without a password makes one, and is warned of', async () => {
    await cluster.query('create database by_superuser');
    const made = await run(['--room-init'], provision('by_superuser', 'postgres'));
    expect(made).toMatchObject({ code: 0, lines: [{ superuser: true, role: 'owner' }] });
    expect(made.notices.join()).toMatch(/^Warning: postgres is a superuser/);
  });

  test('a login is added, where the server lacks it with a password that works', async () => {
    await cluster.query('create database adding owner owner');
    await cluster.query('alter role owner createrole');
    await run(['--room-init'], provision('adding', 'owner'));
    const added = await run(
      ['--room-add-operator=anna', '--room-person=Anna A.'],
      provision('adding', 'owner'),
    );
    await cluster.query('alter role owner nocreaterole');
    expect(added).toMatchObject({
      code: 0,
      lines: [{ type: 'room-member', login: 'anna', person: 'Anna A.', role: 'operator' }],
    });
    const { password } = added.lines[0] as { password: string };
    const asAnna = JSON.stringify({ room: { ...place('adding', 'anna'), password } });
    const status = await run(['--room-status'], asAnna);
    expect(status).toMatchObject({ code: 0, lines: [{ login: 'anna', role: 'operator' }, {}, {}] });
    const viewer = await run(
      ['--room-add-operator=viewer', '--room-role=viewer'],
      provision('adding', 'owner'),
    );
    expect(viewer.lines).toEqual([
      { type: 'room-member', login: 'viewer', person: 'viewer', role: 'viewer' },
    ]);
  });

  test('who may not add is refused, and no login is left behind', async () => {
    const { database } = await freshRoom(cluster);
    for (const [user, login] of [
      ['operator', 'stranger'],
      ['owner', 'nobody_yet'],
      ['postgres', 'nobody_yet'],
    ] as const) {
      const refused = await run([`--room-add-operator=${login}`], provision(database, user));
      expect(refused).toMatchObject({ code: 1, lines: [{ type: 'room-fault', fault: 'rights' }] });
    }
    const there = await cluster.query(`select from pg_roles where rolname = 'nobody_yet'`);
    expect(there).toHaveLength(0);
  });

  test('the first thing that fails ends the rest', async () => {
    const wrong = JSON.stringify({ room: { ...place('missing', 'owner'), password: PASSWORD } });
    expect(await run(['--room-status', '--room-init'], wrong)).toMatchObject({
      code: 1,
      lines: [{ type: 'room-fault', task: 'status', fault: 'database' }],
    });
  });

  test('a file with more than a room is used for its room alone, and says so', async () => {
    const { database } = await freshRoom(cluster);
    const account = { name: 'Main', appId: 1, serverSecret: '0'.repeat(32) };
    const { code, notices } = await run(
      ['--room-status'],
      provision(database, 'viewer', { accounts: [account] }),
    );
    expect(code).toBe(0);
    expect(notices.join()).toMatch(/Only the room of the file is used/);
  });

  test('a file that names none, or a wrong one, is told with its path', async () => {
    expect(await run(['--room-status'], '{}')).toMatchObject({
      notices: ['$.room: the file names no room'],
    });
    const wrong = JSON.stringify({ room: { host: 'a b', database: 'x', user: '' } });
    const { notices } = await run(['--room-status'], wrong);
    expect(notices.map((text) => text.split(':')[0])).toEqual(['$.room.host', '$.room.user']);
    const ca = JSON.stringify({ room: { ...place('x', 'y'), ca: join(folder.path, 'none.pem') } });
    expect((await run(['--room-status'], ca)).notices.join()).toMatch(/^\$\.room\.ca: /);
  });
});

describe('the stored room', () => {
  test('is used where no file names one; its password is not in its file', async () => {
    const { database } = await freshRoom(cluster);
    const address = { ...place(database, 'operator'), ca: null };
    const keyStore = new MemoryKeyStore();
    expect(await run(['--room-status'], null, keyStore)).toMatchObject({
      code: null,
      locked: false,
    });
    new RoomStore(folder.path, new Date()).save({
      address,
      deskId: 'd',
      desk: 'Desk A',
      passwordless: false,
    });
    expect(await run(['--room-status'], null, keyStore)).toMatchObject({
      code: null,
      locked: true,
    });
    const vault = createVault({
      ...{ directory: folder.path, keyStore, now: new Date() },
      ...{ monotonic: () => performance.now(), onFault: () => undefined },
    });
    await vault.open();
    const { database: _, ca: __, ...bound } = address;
    await vault.saveRoomLogin({ ...bound, password: PASSWORD });
    expect(await run(['--room-status'], null, keyStore)).toMatchObject({
      code: 0,
      lines: [{ login: 'operator' }, {}, {}, {}, {}],
    });
    // Whoever can write the file sends the password to no other host.
    new RoomStore(folder.path, new Date()).save({
      ...{
        address: { ...address, host: 'localhost' },
        deskId: 'd',
        desk: 'Desk A',
        passwordless: false,
      },
    });
    expect(await run(['--room-status'], null, keyStore)).toMatchObject({
      code: null,
      locked: true,
    });
  });

  test('without a password needs no vault', async () => {
    const { database } = await freshRoom(cluster);
    const address = { ...place(database, 'postgres'), ca: null };
    const stored = { address, deskId: 'd', desk: 'Desk A', passwordless: true };
    new RoomStore(folder.path, new Date()).save(stored);
    // This login is in no room: the database was asked.
    expect(await run(['--room-status'], null)).toMatchObject({
      code: 1,
      lines: [{ type: 'room-fault', fault: 'rights' }],
    });
  });
});
