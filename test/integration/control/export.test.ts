import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gapsIn } from '../../../electron/app/transfer/provision-file.ts';
import type { Services } from '../../../electron/compose/index.ts';
import { readStation } from '../../../electron/compose/read-station.ts';
import { exportStation } from '../../../electron/control/command-line/export.ts';
import type { CommandEvent } from '../../../electron/control/command-line/request.ts';
import { parseProvision } from '../../../electron/storage/provision.ts';
import { composedStation } from '../../support/composed-station.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

/** `--export`, and the way back of what it writes. */
const SECRETS = {
  server: '9193cc662a4c0ec135ec71fb57194b38',
  callback: 'callback-secret-of-the-console',
  address: 'https://hooks.example/robot?access_token=0123',
  token: 'token-of-the-stream-deck-77',
};
const PROVISION = {
  accounts: [
    {
      ...{ name: 'Main', appId: 12345, serverSecret: SECRETS.server },
      ...{ callbackSecret: SECRETS.callback, endpoint: 'https://rtc-api.zego.im/' },
      ...{ isTest: false, badge: 'production', colour: 'teal' },
    },
  ],
  presets: [
    {
      ...{
        name: '晚间新闻',
        account: 'Main',
        vendors: ['Tencent', 'Aliyun'],
        streamIds: ['cdn01'],
      },
      ...{ end: { afterMinutes: 90 }, domain: 'example.com', point: 'live', tags: ['news'] },
    },
    { name: 'Rehearsal', account: 'Practice', vendors: ['Ws'], streamIds: ['a'], archived: true },
  ],
  schedules: [
    {
      ...{ name: 'News', preset: '晚间新闻', cron: '0 19 * * 1-5', timeZone: 'Asia/Shanghai' },
      ...{ durationMinutes: 35, missed: { startWithinMinutes: 5 }, enabled: false },
    },
  ],
  webhooks: [
    { name: 'Ops', kind: 'dingtalk', url: SECRETS.address, secret: 'SEC1', events: ['trouble'] },
  ],
  control: {
    http: { port: 9481, tokens: [{ name: 'Deck', token: SECRETS.token, scope: 'control' }] },
    hyperdeck: { decks: [{ port: 9993, presets: ['晚间新闻', 'Rehearsal'] }] },
    tsl: [
      {
        protocol: '5.0-udp',
        host: '127.0.0.1',
        port: 8900,
        text: 'utf-16',
        addresses: { Rehearsal: 3 },
      },
    ],
  },
};

let folders: TempFolder[];
let stations: Services[];
beforeEach(() => {
  [folders, stations] = [[], []];
});
afterEach(async () => {
  for (const station of stations) await station.close();
  for (const folder of folders) folder.remove();
});

function folderOf(name: string): string {
  const folder = tempFolder(name);
  folders.push(folder);
  return folder.path;
}

async function stationWith(content: string): Promise<string> {
  const path = folderOf('station');
  const station = await composedStation(path);
  stations.push(station);
  const notices: string[] = [];
  expect([await station.session.importer(content, (text) => notices.push(text)), notices]).toEqual([
    0,
    expect.anything(),
  ]);
  return path;
}

function exported(userData: string, file: string, force = false) {
  const events: CommandEvent[] = [];
  let out = '';
  const code = exportStation(
    { file, force },
    {
      station: () => readStation(userData),
      print: (text) => {
        out += text;
      },
      emit: (event) => events.push(event),
    },
  );
  const notices = events.flatMap((event) => (event.kind === 'notice' ? [event.text] : []));
  const lines = events.flatMap((event) => (event.kind === 'line' ? [event.json] : []));
  return { code, out, notices, lines };
}

/** What a person does with the file. */
function filledIn(text: string): string {
  const fillings: Record<string, string> = {
    serverSecret: SECRETS.server,
    url: SECRETS.address,
    token: SECRETS.token,
  };
  return JSON.stringify(JSON.parse(text), (key, value) =>
    value === '' ? (fillings[key] ?? value) : value,
  );
}

test('an app’s station comes back from its file, once its secrets are filled in', async () => {
  const one = await stationWith(JSON.stringify(PROVISION));
  const file = join(folderOf('out'), 'station.json');
  const { code, notices, lines } = exported(one, file);
  const text = readFileSync(file, 'utf8');
  expect(code).toBe(0);
  for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(notices).toEqual([
    'Before it is imported, fill in what is empty (serverSecret of "Main"; url of "Ops"; token of "Deck"), and add callbackSecret, playbackKeys and the secret of webhooks where there are any: an import without them removes them.',
  ]);
  expect(lines).toEqual([
    {
      ...{ type: 'export', file, accounts: 1, schedules: 1, webhooks: 1 },
      ...{ presets: 5, control: ['http', 'hyperdeck', 'tsl'] },
      fill: ['$.accounts[0].serverSecret', '$.webhooks[0].url', '$.control.http.tokens[0].token'],
    },
  ]);

  const refused = parseProvision(text, ['Practice']);
  expect(refused.ok ? [] : refused.problems.map((problem) => problem.split(':')[0])).toEqual(
    expect.arrayContaining(['$.accounts[0].serverSecret', '$.control.http.tokens[0].token']),
  );
  const other = await stationWith(filledIn(text));
  const again = exported(other, '-');
  expect(JSON.parse(again.out)).toEqual(JSON.parse(text));
  expect(again.lines).toEqual([]);
});

test('a file that is there stays, unless it may be replaced; nothing half is left', async () => {
  const one = await stationWith(JSON.stringify(PROVISION));
  const out = folderOf('out');
  const file = join(out, 'station.json');
  writeFileSync(file, 'mine', { mode: 0o644 });
  expect(exported(one, file)).toMatchObject({
    code: 2,
    notices: [expect.stringContaining('--force writes over it')],
  });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  const link = join(out, 'link.json');
  symlinkSync(join(out, 'nowhere'), link);
  expect(exported(one, link).code).toBe(2);
  expect(exported(one, file, true).code).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('presets');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  mkdirSync(join(out, 'folder'));
  expect(exported(one, join(out, 'folder'), true).code).toBe(1);
  expect(exported(one, join(out, 'none', 'x.json'))).toMatchObject({
    code: 1,
    notices: [expect.stringContaining('there is no such folder')],
  });
  expect(readdirSync(out).sort()).toEqual(['folder', 'link.json', 'station.json']);
});

test('what cannot be read whole is not exported in part', () => {
  const userData = folderOf('broken');
  writeFileSync(join(userData, 'presets.json'), '{');
  const { code, out, notices } = exported(userData, '-');
  expect([code, out]).toEqual([1, '']);
  expect(notices.at(-1)).toBe('Nothing was exported.');
  expect(notices[0]).toContain('presets.json');
});

test('a folder that holds nothing has the presets of a first start, and nothing to add', () => {
  const { code, out, notices } = exported(folderOf('empty'), '-');
  expect(code).toBe(0);
  expect(notices).toEqual(['Nothing has to be added before it is imported.']);
  expect(parseProvision(out, ['Practice'])).toMatchObject({ ok: true });
  expect(Object.keys(JSON.parse(out))).toEqual(['presets']);
});

test('a preset whose account is gone is named', () => {
  const section = { name: 'Left', account: '' };
  const nothing = { accounts: [], schedules: [], webhooks: [], control: {} };
  expect(gapsIn({ ...nothing, presets: [section] })).toEqual([
    { path: '$.presets[0].account', key: 'account', name: 'Left' },
  ]);
});
