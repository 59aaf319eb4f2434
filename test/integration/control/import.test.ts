import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RoomMembership } from '../../../electron/app/room/room-membership.ts';
import { EXIT } from '../../../electron/control/command-line/exit-code.ts';
import { createImporter } from '../../../electron/control/command-line/import.ts';
import { openControl } from '../../../electron/storage/control/control-store.ts';
import { PresetStore } from '../../../electron/storage/presets.ts';
import { RoomStore } from '../../../electron/storage/room/room-store.ts';
import { ScheduleStore } from '../../../electron/storage/schedules.ts';
import type { Vault } from '../../../electron/storage/vault/vault.ts';
import { findSecret } from '../../support/secret-forms.ts';
import {
  ENTRY,
  FURTHER_SECRETS,
  holdingsOf,
  LATER,
  PASSPHRASE,
  secretIn,
  type VaultBench,
  vaultBench,
} from '../../support/vault-bench.ts';

const PRESET = { name: 'Evening news', account: 'Main', vendors: ['Ws'], streamIds: ['cdn01'] };
const FILE = JSON.stringify({ accounts: [ENTRY], presets: [PRESET] });

let bench: VaultBench;
beforeEach(() => {
  bench = vaultBench();
});
afterEach(() => bench.folder.remove());

async function importInto(vault: Vault, content = FILE) {
  const presets = new PresetStore(bench.folder.path, [], LATER);
  const notices: string[] = [];
  const schedules = new ScheduleStore(bench.folder.path, () => LATER);
  const webhooks = { saveByName: async () => undefined };
  const control = openControl(bench.folder.path, LATER);
  const now = () => LATER.getTime();
  const rooms = new RoomStore(bench.folder.path, LATER);
  const room = new RoomMembership({
    ...{ rooms, logins: vault, hostName: 'studio-1', makeId: () => 'desk-id' },
  });
  const services = { vault, presets, schedules, webhooks, control, room, now, otherAccounts: {} };
  const importer = createImporter(services);
  const code = await importer(content, (text) => notices.push(text));
  return {
    code,
    notices: notices.join('\n'),
    presets: presets.list(),
    schedules: schedules.list(),
    control: control.get(),
    room: rooms.get(),
  };
}

describe('a room', () => {
  const ROOM = { host: 'db.example', database: 'room', user: 'anna', password: 'of-the-room' };

  test('is stored with the host name of the desk; its password is in the vault alone', async () => {
    const vault = await bench.start();
    const imported = await importInto(vault, JSON.stringify({ room: ROOM }));
    expect(imported).toMatchObject({
      code: EXIT.accepted,
      notices: expect.stringContaining('and the room'),
      room: {
        ...{ deskId: 'desk-id', desk: 'studio-1' },
        address: { host: 'db.example', port: 5432, database: 'room', user: 'anna', ca: null },
      },
    });
    const login = { host: 'db.example', port: 5432, user: 'anna', password: 'of-the-room' };
    expect(vault.roomLogin()).toEqual(login);
    expect((await bench.start()).roomLogin()).toEqual(login);
    expect(findSecret(bench.folder.path, 'of-the-room')).toEqual([]);
  });

  test('keeps the desk when it is imported again, under another name', async () => {
    const vault = await bench.start();
    await importInto(vault, JSON.stringify({ room: ROOM }));
    const again = await importInto(
      vault,
      JSON.stringify({ room: { ...ROOM, user: 'otto', desk: 'Desk A', password: '' } }),
    );
    expect(again.room).toMatchObject({ deskId: 'desk-id', desk: 'Desk A' });
    expect(again.room).toMatchObject({ address: { user: 'otto' }, passwordless: true });
    expect(vault.roomLogin()).toBeNull();
  });

  test('without a password needs no vault, and is there after a restart', async () => {
    bench.keyStore.vanish();
    const { room, notices } = await importInto(
      await bench.start(),
      JSON.stringify({ room: { ...ROOM, password: '' } }),
    );
    expect(room).toMatchObject({ passwordless: true });
    expect(notices).not.toContain('in memory');
  });

  test('with a certificate that cannot be read imports nothing', async () => {
    const content = JSON.stringify({ accounts: [ENTRY], room: { ...ROOM, ca: '/no/such/file' } });
    const vault = await bench.start();
    expect(await importInto(vault, content)).toMatchObject({
      code: EXIT.badUsage,
      notices: expect.stringMatching(/^\$\.room\.ca: /),
      room: null,
    });
    expect(vault.list()).toEqual([]);
  });
});

test('into a key store: saved, and kept over a restart', async () => {
  const { code, notices, presets } = await importInto(await bench.start());
  expect(code).toBe(EXIT.accepted);
  expect(notices).not.toContain('Warning');
  const vault = await bench.start();
  expect(secretIn(vault)).toBe(ENTRY.serverSecret);
  expect(presets).toMatchObject([{ name: 'Evening news', accountId: vault.findByName('Main') }]);
});

describe('what an account may do without', () => {
  const full = { ...ENTRY, ...FURTHER_SECRETS, recordsByDefault: true };
  const importing = (vault: Vault, account: object) =>
    importInto(vault, JSON.stringify({ accounts: [account] }));

  test('comes with its file', async () => {
    const vault = await bench.start();
    await importing(vault, full);
    expect(vault.list()).toMatchObject([
      { hasCallbackSecret: true, playbackKeysOf: ['Tencent', 'Ws'], recordsByDefault: true },
    ]);
    expect(vault.callbackSecrets(ENTRY.appId)).toMatchObject([
      { secret: FURTHER_SECRETS.callbackSecret },
    ]);
  });

  test('is removed by a file without it; what an operator answered of the project stays', async () => {
    const vault = await bench.saved({ ...full });
    await importing(vault, ENTRY);
    expect(vault.list()).toMatchObject([
      { hasCallbackSecret: false, playbackKeysOf: [], recordsByDefault: true },
    ]);
    await importing(vault, { ...ENTRY, appId: 7 });
    expect(vault.list()).toMatchObject([{ appId: 7, recordsByDefault: null }]);
    await importing(vault, { ...full, recordsByDefault: false });
    expect(vault.list()).toMatchObject([{ hasCallbackSecret: true, recordsByDefault: false }]);
  });
});

describe('without a key store', () => {
  beforeEach(() => bench.keyStore.vanish());

  test('nothing chosen: kept in memory, and the script is told', async () => {
    const vault = await bench.start();
    const { code, notices } = await importInto(vault);
    expect(code).toBe(EXIT.accepted);
    expect(notices).toContain('kept in memory for this process only');
    expect(vault.state).toBe('memory');
    expect(secretIn(vault)).toBe(ENTRY.serverSecret);
    expect(findSecret(bench.folder.path, ENTRY.serverSecret)).toEqual([]);
    const next = await bench.start();
    expect(holdingsOf(next)).toEqual({ Main: 'missing' });
  });

  test('a file of presets alone chooses nothing', async () => {
    await bench.inMemory();
    const vault = await bench.start();
    const { code, notices } = await importInto(vault, JSON.stringify({ presets: [PRESET] }));
    expect(code).toBe(EXIT.accepted);
    expect(notices).not.toContain('Warning');
    expect(vault.state).toBe('undecided');
  });

  test('an open passphrase takes it', async () => {
    const vault = await bench.start();
    await vault.protect({ current: null, next: PASSPHRASE });
    const { code, notices } = await importInto(vault);
    expect(code).toBe(EXIT.accepted);
    expect(notices).not.toContain('Warning');
    const next = await bench.start();
    await next.unlock(PASSPHRASE);
    expect(secretIn(next)).toBe(ENTRY.serverSecret);
  });

  test('a passphrase that is asked for: nothing is imported, not even the presets', async () => {
    await bench.passphrased();
    const vault = await bench.start();
    const { code, notices, presets } = await importInto(vault);
    expect(code).toBe(EXIT.noCredentials);
    expect(notices).toContain('(passphrase-required). Nothing was imported.');
    expect(presets).toEqual([]);
    expect(vault.state).toBe('passphrase-required');
  });
});

test.each([
  ['locked', { state: 'locked' }, 'keyring-locked'],
  ['another one', { backend: 'kwallet6' }, 'backend-changed'],
] as const)('the key store is %s: nothing is imported', async (_what, change, state) => {
  await bench.saved();
  Object.assign(bench.keyStore, change);
  const { code, notices, presets } = await importInto(await bench.start());
  expect(code).toBe(EXIT.noCredentials);
  expect(notices).toContain(`(${state}). Nothing was imported.`);
  expect(presets).toEqual([]);
});

test('a first account into a key store that is locked, or refuses: nothing is imported', async () => {
  bench.keyStore.state = 'locked';
  const locked = await importInto(await bench.start());
  expect(locked).toMatchObject({ code: EXIT.noCredentials, presets: [] });
  bench.keyStore.comeBack();
  bench.keyStore.wrap = () => Promise.reject(new Error('no'));
  const refused = await importInto(await bench.start());
  expect(refused).toMatchObject({ code: EXIT.noCredentials, presets: [] });
  expect(bench.files()).toEqual({});
});

test('a stored account is replaced whole: no file sends a stored secret elsewhere', async () => {
  const vault = await bench.saved();
  const forged = { ...ENTRY, endpoint: 'https://elsewhere.example/', serverSecret: undefined };
  const refused = await importInto(vault, JSON.stringify({ accounts: [forged] }));
  expect(refused.code).toBe(EXIT.badUsage);
  expect(vault.credentials(vault.findByName('Main') ?? '')?.endpoint).toBe(ENTRY.endpoint);
  const own = { ...forged, serverSecret: 'of-the-file' };
  await importInto(vault, JSON.stringify({ accounts: [own] }));
  expect(secretIn(vault)).toBe('of-the-file');
});

test.each([
  [
    'https://relay.example:8443/',
    'Warning: account "Main" sends its calls to relay.example:8443, which is not a host of ZEGO.',
  ],
  [
    'https://rtc-api.zego.im.example/',
    'Warning: account "Main" sends its calls to rtc-api.zego.im.example, which is not a host of ZEGO.',
  ],
  // As it is looked up, not as it looks: the second letter is Greek.
  ['https://z\u03b5go.im/', 'sends its calls to xn--'],
  [
    'http://127.0.0.1:8080/',
    'Account "Main" calls 127.0.0.1:8080 on this computer: what it starts is not on air.',
  ],
])('an account that calls %s: the host is named', async (endpoint, words) => {
  const file = JSON.stringify({ accounts: [{ ...ENTRY, endpoint }] });
  const { notices } = await importInto(await bench.start(), file);
  expect(notices).toContain(words);
});

test.each([undefined, 'https://rtc-api.zego.im/', 'https://rtc-api-sha.zego.im./'])(
  'a host of ZEGO, %s, is not',
  async (endpoint) => {
    const file = JSON.stringify({ accounts: [{ ...ENTRY, endpoint }] });
    const { notices } = await importInto(await bench.start(), file);
    expect(notices).not.toContain('calls');
  },
);

test('an account and a preset in another Unicode form are the ones that are there', async () => {
  const vault = await bench.start();
  const file = (name: string) =>
    JSON.stringify({
      accounts: [{ ...ENTRY, name }],
      presets: [{ ...PRESET, name, account: name }],
    });
  await importInto(vault, file('Zürich'));
  const id = vault.findByName('Zürich');
  const { presets } = await importInto(vault, file('Zu\u0308rich'));
  expect(vault.list().map(({ name }) => name)).toEqual(['Zürich']);
  expect(vault.findByName('Zu\u0308rich')).toBe(id);
  expect(presets).toMatchObject([{ name: 'Zürich', accountId: id }]);
});

test('names that read alike are told, and imported', async () => {
  const presets = ['News', 'N\u0435ws', 'NEWS'].map((name) => ({ ...PRESET, name }));
  const file = JSON.stringify({ accounts: [ENTRY, { ...ENTRY, name: 'main' }], presets });
  const { code, notices } = await importInto(await bench.start(), file);
  expect(code).toBe(EXIT.accepted);
  expect(notices).toContain('Warning: account "Main" reads like "main" and is another one.');
  expect(notices).toContain('Warning: preset "News" reads like "N\u0435ws" and is another one.');
  expect(notices.match(/reads like/g)).toHaveLength(5);
});

test('accounts without a colour get one that tells them apart, and keep it', async () => {
  const { colour: _, ...plain } = ENTRY;
  const names = ['Main', 'Backup', 'Training'];
  const file = JSON.stringify({ accounts: names.map((name) => ({ ...plain, name })) });
  const vault = await bench.start();
  await importInto(vault, file);
  const colours = vault.list().map(({ colour }) => colour);
  expect(new Set(colours).size).toBe(3);
  await importInto(vault, JSON.stringify({ accounts: [{ ...plain, name: 'Backup' }] }));
  expect(vault.list().map(({ colour }) => colour)).toEqual(colours);
});

test('schedules: replaced by name, and one that stays the same still knows what it missed', async () => {
  const file = (change: object) =>
    JSON.stringify({
      ...JSON.parse(FILE),
      schedules: [
        { name: 'News', preset: 'Evening news', cron: '0 19 * * *', timeZone: 'UTC', ...change },
      ],
    });
  const vault = await bench.start();
  const first = await importInto(vault, file({}));
  expect(first.notices).toContain('1 schedule(s)');
  const [made] = first.schedules;
  expect(made).toMatchObject({ name: 'News', presetId: first.presets[0]?.id });
  const [same] = (await importInto(vault, file({ durationMinutes: 35 }))).schedules;
  expect(same).toMatchObject({ id: made?.id, since: made?.since, durationMinutes: 35 });
});

describe('the control surfaces', () => {
  const TOKEN = 'a-token-of-the-desk-0123456789';
  const SURFACES = {
    http: { tokens: [{ name: 'Stream Deck', token: TOKEN, scope: 'control' }] },
    hyperdeck: { decks: [{ port: 9993, presets: ['Evening news'] }] },
    tsl: [
      {
        protocol: '3.1-udp',
        host: '127.0.0.1',
        port: 8900,
        addresses: { 'Evening news': 1 },
        text: 'ascii',
      },
    ],
  };
  const withControl = (control: object) =>
    JSON.stringify({ accounts: [ENTRY], presets: [PRESET], control });

  test('are switched on, with presets by their ids and tokens by their hashes', async () => {
    const { code, control, presets, notices } = await importInto(
      await bench.start(),
      withControl(SURFACES),
    );
    expect(code).toBe(EXIT.accepted);
    const [id] = presets.map((preset) => preset.id);
    expect(control.http).toMatchObject({ enabled: true, address: '127.0.0.1', port: 9480 });
    expect(control.http.tokens).toMatchObject([{ name: 'Stream Deck', scope: 'control' }]);
    expect(control.hyperdeck).toMatchObject({
      enabled: true,
      decks: [{ port: 9993, presets: [id] }],
    });
    expect(control.tsl).toMatchObject([{ addresses: [{ presetId: id, address: 1 }] }]);
    expect(JSON.stringify(control)).not.toContain(TOKEN);
    expect(notices).toContain('3 control surface(s)');
    expect(notices).not.toContain('Warning');
  });

  test('keep the tokens that the file does not name, and what is known of one that it does', async () => {
    const vault = await bench.start();
    const own = { name: 'Own', token: 'b-token-of-the-desk-0123456789', scope: 'read' };
    await importInto(vault, withControl({ http: { tokens: [own] } }));
    const first = await importInto(vault, withControl(SURFACES));
    const { control } = await importInto(vault, withControl(SURFACES));
    expect(control.http.tokens.map(({ name }) => name)).toEqual(['Own', 'Stream Deck']);
    expect(control.http.tokens).toEqual(first.control.http.tokens);
  });

  test('that other machines reach are named in a warning each', async () => {
    const open = {
      http: { ...SURFACES.http, address: '0.0.0.0' },
      hyperdeck: { ...SURFACES.hyperdeck, address: '192.0.2.7' },
    };
    const { notices } = await importInto(await bench.start(), withControl(open));
    expect(notices).toContain('the HTTP API listens at 0.0.0.0');
    expect(notices).toContain('the HyperDeck server listens at 192.0.2.7');
  });

  test('take no more tokens than a desk has; nothing is imported then', async () => {
    const vault = await bench.start();
    const token = (nth: number) => ({ name: `No ${nth}`, token: `a-token-of-the-desk-${nth}` });
    const tokens = (from: number, count: number) => ({
      http: { tokens: Array.from({ length: count }, (_each, index) => token(from + index)) },
    });
    await importInto(vault, withControl(tokens(0, 50)));
    const { code, notices, control } = await importInto(vault, withControl(tokens(49, 2)));
    expect(code).toBe(EXIT.badUsage);
    expect(notices).toContain('$.control.http.tokens: with the 49 other tokens');
    expect(control.http.tokens).toHaveLength(50);
  });
});
