import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desktop, startDesktop } from '../../support/desktop/desktop.ts';
import { TrayHost } from '../../support/desktop/tray-host.ts';
import { pixel } from '../../support/desktop/tray-item.ts';

/** The helpers against the smallest app there is: what fails here is not the product's fault. */

const app = fileURLToPath(new URL('../../support/fixtures/tiny-tray', import.meta.url));

let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(() => desktop.close());

describe('the tray host', () => {
  it('reads icon, tooltip and menu, clicks, and sees what changed', {
    tags: ['slow'],
  }, async () => {
    await desktop.launch({ app });
    const item = await desktop.tray.waitForItem();
    expect(item).toMatchObject({ tooltip: 'Tiny Tray: 0 clicks', status: 'Active' });
    expect(pixel(item.icon, 8, 8)).toEqual({ a: 255, r: 128, g: 128, b: 128 });
    expect((await desktop.tray.menu()).map((it) => [it.label, it.type, it.enabled])).toEqual([
      ['Start Evening_news', 'standard', true],
      ['Checked', 'standard', true],
      ['Disabled', 'standard', false],
      ['', 'separator', true],
      ['More', 'standard', true],
      ['Quit', 'standard', true],
    ]);

    await desktop.tray.click('Start Evening_news');
    await desktop.tray.waitForTooltip(/: 1 clicks/);
    const red = await desktop.tray.waitForOtherIcon(item.icon.digest);
    expect(pixel(red.icon, 8, 8)).toEqual({ a: 255, r: 255, g: 0, b: 0 });
    await desktop.tray.click('More', 'Deep');
    await desktop.tray.waitForTooltip(/: 2 clicks/);
    await desktop.tray.click('Checked');
    await desktop.tray.waitForMenuItem('Checked', { where: ({ checked }) => checked });
    expect(desktop.tray.signals).toEqual(
      expect.arrayContaining(['NewToolTip', 'NewIcon', 'LayoutUpdated']),
    );
  });

  it('ends the app by its Quit item and sees the item go', { tags: ['slow'] }, async () => {
    const running = await desktop.launch({ app });
    await desktop.tray.click('Quit');
    expect(await running.ended).toBe(0);
    await desktop.tray.waitForNoItem();
  });

  it('finds the item again after the panel was restarted', { tags: ['slow'] }, async () => {
    await desktop.launch({ app });
    await desktop.tray.waitForItem();
    desktop.tray.close();
    const panel = await TrayHost.start(desktop.busAddress);
    expect(await panel.waitForItem()).toMatchObject({ tooltip: 'Tiny Tray: 0 clicks' });
    panel.close();
  });

  it('can fail: it says what it saw instead', { tags: ['slow'] }, async () => {
    await expect(desktop.tray.waitForItem(100)).rejects.toThrow(
      'a tray item registers: not within',
    );
    await desktop.launch({ app });
    await desktop.tray.waitForItem();
    const wait = desktop.tray.waitForMenuItem('Stop', { timeoutMs: 200 });
    await expect(wait).rejects.toThrow(
      /menu item Stop.*Seen: "Start Evening_news", .*"Disabled" \(disabled\)/,
    );
    await expect(desktop.tray.waitForTooltip(/9 clicks/, 200)).rejects.toThrow('0 clicks');
    await expect(desktop.tray.click('Disabled')).rejects.toThrow('"Disabled" is disabled');
  });
});

describe('the notification server', () => {
  it('records what arrives and clicks it', { tags: ['slow'] }, async () => {
    await desktop.launch({ app });
    await desktop.tray.click('Start Evening_news');
    const { id, title, body, app: name } = await desktop.notifications.waitFor(/1 times/);
    expect({ title, body, name }).toEqual({ title: 'Clicked', body: '1 times', name: 'Tiny Tray' });
    desktop.notifications.click(id);
    await desktop.tray.waitForTooltip(/: 2 clicks/);
    await expect(desktop.notifications.waitFor(/never/, 100)).rejects.toThrow('Seen: [["Clicked"');
  });
});

describe('the app', () => {
  it('shows its window to Playwright', { tags: ['slow'] }, async () => {
    const running = await desktop.launch({ app, args: ['--window'] });
    const window = await running.window();
    await window.waitForSelector('h1');
    expect(await window.title()).toBe('Tiny');
    const unsafe = running.app.evaluate((electron) =>
      electron.app.commandLine.hasSwitch('no-sandbox'),
    );
    expect(await unsafe).toBe(process.getuid?.() === 0);
  });

  it('runs from the command line with our environment, input, output and exit code', {
    tags: ['slow'],
  }, async () => {
    const result = await desktop.run(['--say'], { app, stdin: 'hello' });
    expect(result.lines()).toEqual([
      { argv: ['--say'] },
      { runtimeDir: desktop.env.XDG_RUNTIME_DIR },
      { read: 'hello' },
    ]);
    expect(result.stderr).toContain('on stderr');
    expect(result.code).toBe(3);
    await expect(desktop.run([], { app, timeoutMs: 1500 })).rejects.toThrow('still running after');
  });

  it('leaves nothing behind, even when it was killed', { tags: ['slow'] }, async () => {
    const running = await desktop.launch({ app });
    await desktop.tray.waitForItem();
    await running.kill();
    await desktop.tray.waitForNoItem();
    await desktop.close();
    expect(existsSync(desktop.home)).toBe(false);
    desktop = await startDesktop();
  });
});
