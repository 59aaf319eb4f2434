import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';
import { preset, startButton } from '../support/window/main-page.ts';
import { stateIn } from '../support/window-state.ts';

let desktop: Desktop;
let server: StrictServer;
let provision: string;

beforeEach(async () => {
  desktop = await startDesktop();
  ({ server, provision } = await provisionedServer());
});
afterEach(async () => {
  await desktop.close();
  await server.close();
});

/** The file, with this said of its preset. */
function withPreset(change: Record<string, unknown>): string {
  const { presets, ...rest } = JSON.parse(provision) as { presets: object[] };
  return JSON.stringify({ ...rest, presets: presets.map((one) => ({ ...one, ...change })) });
}
const labels = () => desktop.tray.labels();
const starts = async () => (await labels()).filter((label) => label.startsWith('Start '));

describe('a preset that wants to be asked', () => {
  test('from the tray: asked in the window, started by the answer there', async () => {
    const launched = await desktop.launch({ args: ['--hidden'] });
    const stdin = withPreset({ confirmStart: true });
    await desktop.run(['--provision=-', '--exit'], { stdin });
    await desktop.tray.click('Start Evening news');
    const page = await launched.window();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Start “Evening news”?').waitFor();
    await dialog.getByText('cdn01, cdn02').first().waitFor();
    expect(server.requests).toEqual([]);
    await dialog.getByRole('button', { name: 'Start now' }).click();
    await preset(page, 'Evening news').getByText('accepted').first().waitFor();
    expect((await stateIn(page)).questions).toEqual([]);
    await until('all vendors are asked', async () => server.requests.length === 3);
    expect(server.violations).toEqual([]);
  });

  test('a command line that says start means it', { tags: ['slow'] }, async () => {
    const stdin = withPreset({ confirmStart: true });
    const result = await desktop.run(
      ['--provision=-', '--start=Evening news', '--json', '--exit'],
      {
        stdin,
      },
    );
    expect([result.code, server.requests.length]).toEqual([0, 3]);
  });
});

describe('an archived preset', () => {
  test('is in no menu and started by no command line, until it is brought back on the board', {
    tags: ['slow'],
  }, async () => {
    const launched = await desktop.launch();
    await desktop.run(['--provision=-', '--exit'], { stdin: withPreset({ archived: true }) });
    const refused = await desktop.run(['--start=Evening news', '--force', '--json', '--exit']);
    expect(refused.code).toBe(1);
    expect(refused.lines()).toEqual([
      { type: 'refused', preset: 'Evening news', reason: 'archived' },
    ]);
    expect(refused.stderr).toMatch(/"Evening news" is archived.*Nothing was started/);
    expect(await labels()).not.toContain('Start Evening news');

    const page = await launched.window();
    await page.getByRole('button', { name: /^Archived 1/ }).click();
    expect(await startButton(page, 'Evening news').count()).toBe(0);
    await page.getByRole('button', { name: 'Restore Evening news' }).click();
    await desktop.tray.waitForMenuItem('Start Evening news');
    await startButton(page, 'Evening news').click();
    await preset(page, 'Evening news').getByText('accepted').first().waitFor();
  });

  test('what it has started can still be stopped from the tray', { tags: ['slow'] }, async () => {
    const launched = await desktop.launch();
    const stdin = withPreset({ confirmStop: false });
    await desktop.run(['--provision=-', '--start=Evening news', '--exit'], { stdin });
    const page = await launched.window();
    await page.getByRole('button', { name: 'More actions for Evening news', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Archive', exact: true }).click();
    await page.getByRole('button', { name: 'Archive, keep recording' }).click();
    await until('Start goes away', async () => !(await labels()).includes('Start Evening news'));
    await desktop.tray.click('Stop Evening news');
    await until('Stop goes away', async () => !(await labels()).includes('Stop Evening news'));
    expect(server.requests.slice(3).map((request) => request.param('Action'))).toEqual(
      Array(3).fill('StopCDNRecord'),
    );
  });
});

test('the window has a change before the answer to what made it', { tags: ['slow'] }, async () => {
  const page = await (await desktop.launch()).window();
  await startButton(page, 'Practice: Tencent').waitFor();
  const late = await page.evaluate(async () => {
    const { cdnRecorder } = window;
    const shown: string[] = [];
    cdnRecorder.on('state.changed', ({ changes }) => {
      if (changes.presets) shown.push(changes.presets.map(({ id }) => id).join());
    });
    const answer = await cdnRecorder.ask('state.get', null);
    let ids = answer.ok ? answer.value.state.presets.map(({ id }) => id) : [];
    let late = 0;
    for (let turn = 0; turn < 50; turn += 1) {
      ids = [...ids.slice(1), ...ids.slice(0, 1)];
      await cdnRecorder.ask('presets.reorder', { ids });
      if (shown.at(-1) !== ids.join()) late += 1;
    }
    return { late, shown: shown.length };
  });
  expect(late).toEqual({ late: 0, shown: 50 });
});

test('an order, a deletion and its undo outlive the window', { tags: ['slow'] }, async () => {
  const launched = await desktop.launch();
  const page = await launched.window();
  await startButton(page, 'Practice: one stream fails').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await until(
    'the tray follows',
    async () => (await starts())[0] === 'Start Practice: one stream fails',
  );
  await page
    .getByRole('button', { name: 'More actions for Practice: Tencent', exact: true })
    .click();
  await page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
  await preset(page, 'Practice: Tencent').waitFor({ state: 'detached' });
  await page.close();
  await desktop.tray.click('Open CDN Recorder');
  const again = await launched.window();
  await again.getByRole('button', { name: 'Undo: restore Practice: Tencent' }).click();
  await startButton(again, 'Practice: Tencent').waitFor();
  await until('the old place', async () => (await starts())[1] === 'Start Practice: Tencent');
});
