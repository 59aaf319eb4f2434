import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { provisionedServer } from '../support/provision.ts';

let desktop: Desktop;

beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(async () => {
  await desktop.close();
});

/** Drivers of OpenGL that a process has loaded, and what they bring along. */
const graphicsOf = (pid: number | undefined) =>
  readFileSync(`/proc/${pid}/maps`, 'utf8').match(/\S*(_dri\.so|libLLVM|libgallium)\S*/g) ?? [];

test('the menu holds a Start for each preset, practice apart, and everything that a click could do', async () => {
  const { child } = desktop.start(['--hidden']);
  await desktop.tray.waitForMenuItem('Quit');
  expect(graphicsOf(child.pid)).toEqual([]);
  const menu = await desktop.tray.menu();
  const labels = (items: typeof menu) => items.map(({ label }) => label);
  expect(labels(menu)).toEqual(expect.arrayContaining(['Practice', 'Open CDN Recorder', 'Quit']));
  const practice = menu.find(({ label }) => label === 'Practice');
  expect(labels(practice?.children ?? [])).toEqual([
    'Start Practice: Tencent',
    'Start Practice: all vendors',
    'Start Practice: one stream fails',
  ]);
});

test('a start from the tray in practice mode: tooltip, icon and notification tell the outcome, and that it is practice', async () => {
  desktop.start(['--hidden']);
  await desktop.tray.waitForMenuItem('Start Practice: Tencent');
  const idle = (await desktop.tray.item()).icon.digest;
  await desktop.tray.click('Start Practice: Tencent');
  expect(await desktop.tray.waitForTooltip(/Practice: Tencent: Accepted/)).toMatch(/^Practice · /m);
  await desktop.tray.waitForOtherIcon(idle);
  const notification = await desktop.notifications.waitFor(/Practice: Tencent: \d of \d accepted/);
  expect(notification.title).toMatch(/^Practice · /m);
});

test('partial is told as partial', { tags: ['slow'] }, async () => {
  desktop.start(['--hidden']);
  await desktop.tray.waitForMenuItem('Start Practice: one stream fails');
  await desktop.tray.click('Start Practice: one stream fails');
  await desktop.tray.waitForTooltip(/one stream fails: Incomplete \(1 of 2\)/);
});

test('a start from the tray reaches an independent server with exactly what is asked', async () => {
  const { server, provision } = await provisionedServer();
  try {
    desktop.start(['--provision=-', '--hidden'], { stdin: provision });
    await desktop.tray.waitForMenuItem('Start Evening news');
    await desktop.tray.click('Start Evening news');
    await desktop.tray.waitForTooltip(/Evening news: Accepted/);
    expect(server.violations).toEqual([]);
    expect(server.requests).toHaveLength(3);
    expect(server.requests.map((request) => request.all('StreamId[]'))).toEqual(
      Array(3).fill(['cdn01', 'cdn02']),
    );
  } finally {
    await server.close();
  }
});

test('an answer that never comes is told as unknown, in tray and notification', {
  tags: ['slow'],
}, async () => {
  const { server, provision } = await provisionedServer({ vendors: ['Huawei'] });
  server.script.add({ twist: { do: 'reset' } });
  try {
    desktop.start(['--provision=-', '--hidden'], { stdin: provision });
    await desktop.tray.waitForMenuItem('Start Evening news');
    await desktop.tray.click('Start Evening news');
    await desktop.tray.waitForTooltip(/Evening news: To verify/);
    const notification = await desktop.notifications.waitFor(/Evening news: 2 of 2 to verify/);
    expect(notification.body).toMatch(/may have started/);
  } finally {
    await server.close();
  }
});

test('a menu that is open is not replaced under the pointer', async () => {
  const launched = await desktop.launch();
  await desktop.tray.waitForMenuItem('Start Practice: Tencent');
  // No desktop of Linux tells Electron that the menu opens: the events are sent as those of the others are.
  await launched.app.evaluate(({ Tray }) => {
    const { setContextMenu } = Tray.prototype;
    Tray.prototype.setContextMenu = function (menu) {
      Object.assign(globalThis, { trayMenu: menu });
      return setContextMenu.call(this, menu);
    };
  });
  await desktop.tray.click('Start Practice: Tencent');
  await desktop.tray.waitForTooltip(/Practice: Tencent: Accepted/);
  await desktop.tray.waitForMenuItem('Stop Practice: Tencent', { where: ({ enabled }) => enabled });
  const emit = (event: string) =>
    launched.app.evaluate(
      (_, name) =>
        (globalThis as unknown as { trayMenu: Electron.Menu }).trayMenu.emit(
          name as 'menu-will-show',
        ),
      event,
    );
  await emit('menu-will-show');
  const page = await launched.window();
  await page.evaluate(async () => {
    const got = await window.cdnRecorder.ask('state.get', null);
    const [run] = got.ok ? Object.values(got.value.state.runs) : [];
    if (!run) throw new Error('nothing was started');
    await window.cdnRecorder.ask('runs.stop', { presetId: run.presetId, confirmed: true });
  });
  await desktop.tray.waitForTooltip(/Stop accepted/);
  expect(await desktop.tray.labels()).toContain('Stop Practice: Tencent');
  await emit('menu-will-close');
  await desktop.tray.waitForMenuItem('Start Practice: Tencent');
});

test('Quit ends it', async () => {
  const running = desktop.start(['--hidden']);
  await desktop.tray.waitForMenuItem('Quit');
  await desktop.tray.click('Quit');
  expect((await running.done).code).toBe(0);
  await desktop.tray.waitForNoItem();
});

test('preset names with & are shown as they are', { tags: ['slow'] }, async () => {
  const { server, provision } = await provisionedServer();
  try {
    desktop.start(['--provision=-', '--hidden'], {
      stdin: provision.replace('Evening news', 'News & <b>Sport</b>'),
    });
    await desktop.tray.waitForMenuItem('Start News & <b>Sport</b>');
    await desktop.tray.click('Start News & <b>Sport</b>');
    const notification = await desktop.notifications.waitFor(/News & <b>Sport/);
    expect(notification.body).not.toMatch(/<b>/);
  } finally {
    await server.close();
  }
});
