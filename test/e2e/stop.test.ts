import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import { until } from '../support/desktop/until.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';
import { stateIn } from '../support/window-state.ts';

const VENDORS = ['Tencent', 'Ws', 'Huawei', 'Aliyun'];
let desktop: Desktop;
let server: StrictServer;
let provision: string;

async function stage(change: Parameters<typeof provisionedServer>[0] = {}) {
  ({ server, provision } = await provisionedServer({ vendors: VENDORS, ...change }));
}
const actions = () => server.requests.map((request) => request.param('Action'));

beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(async () => {
  await desktop.close();
  await server.close();
});

describe('on the command line', () => {
  test('start and stop of one preset run in the order given, each told in full', {
    tags: ['slow'],
  }, async () => {
    await stage();
    const result = await desktop.run(
      ['--provision=-', '--start=Evening news', '--stop=Evening news', '--json', '--exit'],
      { stdin: provision },
    );
    expect([result.code, server.violations]).toEqual([0, []]);
    expect(actions()).toEqual([
      ...Array(4).fill('StartCDNRecord'),
      ...Array(4).fill('StopCDNRecord'),
    ]);
    const lines = result.lines();
    expect(lines.map(({ type, action }) => action ?? type)).toEqual([
      ...Array(4).fill('StartCDNRecord'),
      'run',
      ...Array(4).fill('StopCDNRecord'),
      'run',
    ]);
    for (const line of lines)
      expect(line).toMatchObject({ preset: 'Evening news', status: 'accepted' });
    for (const request of server.requests.slice(4)) {
      expect(request.all('StreamId[]')).toEqual(['cdn01', 'cdn02']);
      expect(request.param('EndTime')).toBeUndefined();
    }
  });

  test('a stop of what somebody else may have started goes out for all of it', {
    tags: ['slow'],
  }, async () => {
    await stage();
    const result = await desktop.run(['--provision=-', '--stop=Evening news', '--json', '--exit'], {
      stdin: provision,
    });
    expect([result.code, actions()]).toEqual([0, Array(4).fill('StopCDNRecord')]);
  });

  test('a stop that is refused exits with 1', { tags: ['slow'] }, async () => {
    await stage({ vendors: ['Huawei'] });
    server.script.add({ twist: { do: 'code', code: 5 } });
    const result = await desktop.run(['--provision=-', '--stop=Evening news', '--json', '--exit'], {
      stdin: provision,
    });
    expect(result.code).toBe(1);
    expect(result.lines()[0]).toMatchObject({
      action: 'StopCDNRecord',
      status: 'rejected',
      code: 5,
    });
  });

  test('a preset that is not there is bad usage, and nothing of the rest is done', {
    tags: ['slow'],
  }, async () => {
    await stage();
    const result = await desktop.run(
      ['--provision=-', '--start=Evening news', '--stop=No such preset', '--exit'],
      { stdin: provision },
    );
    expect([result.code, server.requests.length]).toEqual([2, 0]);
  });
});

describe('in the tray', () => {
  const labels = () => desktop.tray.labels();
  const noStop = () =>
    until('Stop goes away', async () => !(await labels()).includes('Stop Evening news'));

  test('Stop is there while something runs, and gone after; the icon is idle again', async () => {
    await stage({ confirmStop: false });
    desktop.start(['--provision=-', '--hidden'], { stdin: provision });
    await desktop.tray.waitForMenuItem('Start Evening news');
    expect(await labels()).not.toContain('Stop Evening news');
    const idle = (await desktop.tray.item()).icon.digest;
    await desktop.tray.click('Start Evening news');
    await desktop.tray.waitForMenuItem('Stop Evening news');
    await desktop.tray.waitForTooltip(/Evening news: Accepted/);
    await desktop.tray.waitForOtherIcon(idle);
    await desktop.tray.click('Stop Evening news');
    await desktop.tray.waitForTooltip(/Evening news: Stop accepted/);
    await noStop();
    await until('the idle icon', async () => (await desktop.tray.item()).icon.digest === idle);
    expect(actions().slice(4)).toEqual(Array(4).fill('StopCDNRecord'));
    expect(server.violations).toEqual([]);
    await desktop.notifications.waitFor(/Evening news: 8 of 8 stops accepted/);
  });

  test('a stop that got lost leaves Stop where it is', { tags: ['slow'] }, async () => {
    await stage({ confirmStop: false, vendors: ['Huawei'] });
    server.script.add({ when: 2, twist: { do: 'reset' } });
    desktop.start(['--provision=-', '--hidden'], { stdin: provision });
    await desktop.tray.waitForMenuItem('Start Evening news');
    await desktop.tray.click('Start Evening news');
    await desktop.tray.click('Stop Evening news');
    await desktop.tray.waitForTooltip(/Evening news: Stop to verify/);
    await desktop.tray.waitForMenuItem('Stop Evening news', { where: ({ enabled }) => enabled });
    expect(actions()).toEqual(['StartCDNRecord', 'StopCDNRecord']);
  });

  test('asks in the window first, unless the preset says otherwise', {
    tags: ['slow'],
  }, async () => {
    await stage();
    const launched = await desktop.launch({ args: ['--hidden'] });
    const imported = await desktop.run(['--provision=-', '--start=Evening news', '--exit'], {
      stdin: provision,
    });
    expect(imported.code).toBe(0);
    await desktop.tray.click('Stop Evening news');
    const { questions } = await stateIn(await launched.window());
    expect(questions).toMatchObject([{ kind: 'stop' }]);
    expect(actions()).not.toContain('StopCDNRecord');
  });
});

test('what runs is still known after a restart of app and session', async () => {
  await stage();
  const folder = tempFolder('kept');
  const userDataDir = join(folder.path, 'user-data');
  mkdirSync(userDataDir);
  const keyring = '--password-store=gnome-libsecret';
  const session = async () =>
    startDesktop({ keyring: 'unlocked', keyringHome: join(folder.path, 'keyring') });
  try {
    await desktop.close();
    desktop = await session();
    const first = await desktop.run(
      [keyring, '--provision=-', '--start=Evening news', '--json', '--exit'],
      { stdin: provision, userDataDir },
    );
    expect(first.code).toBe(0);
    await desktop.close();
    desktop = await session();
    desktop.start([keyring, '--hidden'], { userDataDir });
    await desktop.tray.waitForMenuItem('Stop Evening news');
    const again = await desktop.run([keyring, '--start=Evening news', '--json', '--exit'], {
      userDataDir,
    });
    expect(again.code).toBe(1);
    expect(again.lines().map(({ type, vendor }) => [type, vendor])).toEqual(
      VENDORS.map((vendor) => ['refused', vendor]),
    );
    expect(server.requests).toHaveLength(4);
  } finally {
    await desktop.close();
    folder.remove();
  }
});
