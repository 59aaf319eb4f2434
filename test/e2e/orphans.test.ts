import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';
import { stateIn } from '../support/window-state.ts';

/** What was started can be stopped, whatever has become of its preset and account since. */
let desktop: Desktop;
let server: StrictServer;
let provision: string;

beforeEach(async () => {
  desktop = await startDesktop();
  ({ server, provision } = await provisionedServer({ vendors: ['Tencent', 'Ws'] }));
});
afterEach(async () => {
  await desktop.close();
  await server.close();
});

type File = { accounts: { name: string }[]; presets: Record<string, unknown>[] };
/** The provision file, changed. */
const changed = (change: (file: File) => void): string => {
  const file = JSON.parse(provision) as File;
  change(file);
  return JSON.stringify(file);
};
const sent = (action: string) =>
  server.requests
    .filter((request) => request.param('Action') === action)
    .map((request) => [request.param('Vendor'), ...request.all('StreamId[]')]);
const command = (args: string[], stdin?: string) =>
  desktop.run([...args, '--json', '--exit'], stdin === undefined ? {} : { stdin });

test('on the command line: an import that takes streams away warns, and --stop covers them', {
  tags: ['slow'],
}, async () => {
  desktop.start(['--provision=-', '--hidden'], { stdin: provision });
  await desktop.tray.waitForMenuItem('Start Evening news');
  expect((await command(['--start=Evening news'])).code).toBe(0);
  const narrower = changed(({ presets: [preset] }) =>
    Object.assign(preset ?? {}, { vendors: ['Ws'], streamIds: ['cdn02'] }),
  );
  const imported = await command(['--provision=-'], narrower);
  expect(imported.code).toBe(0);
  expect(imported.stderr).toMatch(
    /"Evening news" goes on recording .*: Tencent cdn01, cdn02; Ws cdn01\. Stop it with --stop="Evening news"/,
  );
  const stopped = await command(['--stop=Evening news']);
  expect([stopped.code, server.violations]).toEqual([0, []]);
  expect(sent('StopCDNRecord').sort()).toEqual([
    ['Tencent', 'cdn01', 'cdn02'],
    ['Ws', 'cdn02', 'cdn01'],
  ]);
  const nothing = await command(['--stop-all']);
  expect([nothing.code, nothing.stdout]).toEqual([0, '']);
  expect(nothing.stderr).toMatch(/Nothing is known to run/);
});

test('two accounts of one AppId never start a stream twice; --stop-all stops everything', {
  tags: ['slow'],
}, async () => {
  const twins = changed(({ accounts, presets }) => {
    accounts.push({ ...accounts[0], name: 'Backup' });
    presets.push({ ...presets[0], name: 'Late news', account: 'Backup' });
    presets.push({ ...presets[0], name: 'Sports', streamIds: ['cdn03'] });
  });
  const result = await command(
    ['--provision=-', '--start=Evening news', '--start=Late news', '--start=Sports', '--stop-all'],
    twins,
  );
  expect([result.code, server.violations]).toEqual([1, []]);
  expect(sent('StartCDNRecord').sort()).toEqual([
    ['Tencent', 'cdn01', 'cdn02'],
    ['Tencent', 'cdn03'],
    ['Ws', 'cdn01', 'cdn02'],
    ['Ws', 'cdn03'],
  ]);
  const refused = result.lines().filter(({ type }) => type === 'refused');
  expect(refused).toEqual(
    ['Tencent', 'Ws'].map((vendor) => ({
      type: 'refused',
      preset: 'Late news',
      vendor,
      streamIds: ['cdn01', 'cdn02'],
      reason: 'running-already',
    })),
  );
  expect(sent('StopCDNRecord').sort()).toEqual(sent('StartCDNRecord').sort());
  const runs = result.lines().filter(({ type }) => type === 'run');
  expect(runs.slice(-2)).toEqual([
    expect.objectContaining({ status: 'accepted' }),
    expect.objectContaining({ status: 'accepted' }),
  ]);
});

test('a deleted preset keeps its Stop in the tray and its name; On air lists it, and stops it', {
  tags: ['slow'],
}, async () => {
  const launched = await desktop.launch({ args: ['--hidden'] });
  const two = changed(({ presets }) =>
    presets.push({ ...presets[0], name: 'Sports', streamIds: ['cdn03'] }),
  );
  const started = await command(['--provision=-', '--start=Evening news', '--start=Sports'], two);
  expect(started.code).toBe(0);
  await desktop.tray.click('On air: 6…');
  const page = await launched.window();
  await page.getByRole('heading', { name: 'On air', exact: true }).waitFor();
  for (const { id, name } of (await stateIn(page)).presets) {
    if (name.startsWith('Practice')) continue;
    await page.evaluate((id) => window.cdnRecorder.ask('presets.remove', { id }), id);
  }
  await page.getByText('preset deleted').first().waitFor();
  await desktop.tray.waitForMenuItem('Stop Sports');
  expect((await command(['--stop=Sports'])).code).toBe(0);

  await desktop.tray.click('Stop Evening news');
  const dialog = page.getByRole('dialog', { name: 'Stop “Evening news”?' });
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Stop cdn02 at Tencent', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop now' }).click();
  await until('one is stopped', () => sent('StopCDNRecord').length === 3);
  await page.getByRole('button', { name: 'Stop all…' }).click();
  const sheet = page.getByRole('dialog', { name: /^Stop \d presets?\?$/ });
  await sheet.getByText(/, 2 streams at 2 vendors$/).waitFor();
  await sheet.getByRole('button', { name: /^Stop \d presets?$/ }).click();
  await page.getByRole('heading', { name: 'No known recordings' }).waitFor();
  expect(sent('StopCDNRecord').slice(2)).toEqual(
    expect.arrayContaining([
      ['Tencent', 'cdn02'],
      ['Tencent', 'cdn01'],
      ['Ws', 'cdn01', 'cdn02'],
    ]),
  );
  expect(server.violations).toEqual([]);
});
