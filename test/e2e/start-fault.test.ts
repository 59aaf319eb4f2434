import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRunning } from '../support/desktop/child.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';

/** A fault that no part of the program foresees, while it reads its files: a link that leads to itself. */

let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop();
  const journal = join(desktop.userDataDir, 'journal.sqlite');
  symlinkSync(journal, journal);
});
afterEach(async () => {
  await desktop.close();
});

const START = ['--start=Practice: Tencent', '--json', '--exit'];
const FAULT = { type: 'problem', code: 'start-failed', detail: expect.stringContaining('ELOOP') };

/** The windows that the desktop shows, by their X numbers. */
function windows(): string[] {
  try {
    const search = ['search', '--onlyvisible', '--name', 'CDN Recorder'];
    return execFileSync('xdotool', search, { env: desktop.env }).toString().trim().split('\n');
  } catch {
    return [];
  }
}

test('a start that fails unforeseen is told by tray, dialog and to each caller; Restart starts again', {
  tags: ['slow'],
}, async () => {
  const first = desktop.start(['--json']);
  const tooltip = await desktop.tray.waitForTooltip(/could not start/);
  expect(tooltip).toMatch(/Nothing was started.*recordings at the vendors continue/);
  await first.waitForOutput(/could not start.*ELOOP/);
  expect(await desktop.tray.labels()).toEqual(
    expect.arrayContaining(['Restart', 'Copy details', 'Quit']),
  );
  await until('the dialog is there', () => windows().length > 0);
  const second = await desktop.run(START);
  expect([second.code, second.lines()]).toEqual([1, [FAULT]]);
  expect(second.stderr).toMatch(/Nothing was started/);
  const view = await desktop.run(['--status', '--json']);
  expect([view.code, view.lines()]).toEqual([1, [FAULT]]);
  expect(isRunning(first.child)).toBe(true);
  expect(existsSync(join(desktop.userDataDir, 'logs', 'main.log'))).toBe(true);
  rmSync(join(desktop.userDataDir, 'journal.sqlite'));
  await desktop.tray.click('Restart');
  // Another process has the icon then.
  await desktop.tray.waitForTooltip(/CDN Recorder: ready/);
  await desktop.tray.click('Quit');
  const { code, lines } = await first.done;
  expect([code, lines()]).toEqual([1, [FAULT]]);
});

test('with --exit it leaves at once, with a line and exit code 1', { tags: ['slow'] }, async () => {
  const { code, lines, stderr } = await desktop.run(START);
  expect([code, lines()]).toEqual([1, [FAULT]]);
  expect(stderr).toMatch(/could not start.*ELOOP.*Nothing was started/);
});
