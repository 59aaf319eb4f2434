import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import type { HotkeyAction } from '#contract/model/hotkey.ts';
import { HOLD_MS } from '../../electron/app/hotkeys/hold-guard.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { stateIn } from '../support/window-state.ts';

const run = promisify(execFile);
const TEXTS = LOCALES.en;

let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(() => desktop.close());

/** As a person at the keyboard, whatever program has the focus. */
const press = (...args: string[]) => run('xdotool', args, { env: desktop.env });

const set = (page: Page, action: HotkeyAction, accelerator: string) =>
  page.evaluate(
    async (args) => {
      const answer = await window.cdnRecorder.ask('hotkeys.set', args);
      return answer.ok ? 'set' : answer.code;
    },
    { action, accelerator },
  );

const runIn = async (page: Page, presetId: string) => (await stateIn(page)).runs[presetId];

test('hotkeys start and stop from any program, once for a held key, and not while paused', async () => {
  const launched = await desktop.launch();
  const page = await launched.window();
  const [preset] = (await stateIn(page)).presets;
  if (!preset) throw new Error('there is no practice preset');
  const of = (command: 'start' | 'stop'): HotkeyAction => ({
    kind: 'preset',
    presetId: preset.id,
    command,
  });
  expect(await set(page, of('start'), 'Control+Alt+K')).toBe('set');
  expect(await set(page, of('stop'), 'Control+Shift+F8')).toBe('set');
  expect(await set(page, { kind: 'open-wall' }, 'Control+Shift+F8')).toBe('hotkey-in-use');
  // On X it would take every key from every program.
  expect(await set(page, { kind: 'open-wall' }, 'F13')).toBe('hotkey-unusable');

  // What follows a new hotkey at once counts as the repeats of the keys that were recorded.
  await sleep(HOLD_MS + 100);
  // Held for longer than a keyboard waits before it repeats.
  await press('keydown', 'ctrl', 'keydown', 'alt', 'keydown', 'k', 'sleep', '1.5', 'keyup', 'k');
  await press('keyup', 'alt', 'keyup', 'ctrl');
  await until('the hotkey has started it', async () => {
    const state = await stateIn(page);
    return state.recordings.some(({ presetId }) => presetId === preset.id);
  });
  const started = await runIn(page, preset.id);
  expect(started).toMatchObject({ source: 'hotkey', action: 'StartCDNRecord' });
  expect((await stateIn(page)).hotkeys.states).toMatchObject({ 'Control+Alt+K': 'confirmed' });

  // A second press would have asked whether to start again.
  expect((await stateIn(page)).questions).toEqual([]);

  // Paused in the tray: the key reaches nothing.
  await desktop.tray.click(TEXTS['tray.pauseHotkeys']);
  await desktop.tray.waitForMenuItem(TEXTS['tray.resumeHotkeys']);
  await press('key', 'ctrl+shift+F8');
  await desktop.tray.click(TEXTS['tray.resumeHotkeys']);
  await desktop.tray.waitForMenuItem(TEXTS['tray.pauseHotkeys']);
  expect(await runIn(page, preset.id)).toEqual(started);

  // The preset asks before it stops: the question comes to the front, as from the tray.
  await press('key', 'ctrl+shift+F8');
  const stop = page.getByRole('dialog').getByRole('button', { name: TEXTS['question.stop.yes'] });
  await stop.waitFor();
  await stop.click();
  await until('it is stopped', async () => (await stateIn(page)).recordings.length === 0);

  // The page that checks everything sees this desktop as it is.
  const found = await page.evaluate(async () => {
    const answer = await window.cdnRecorder.ask('check.run', null);
    return answer.ok ? answer.value.found.map(({ finding }) => finding) : [answer.code];
  });
  expect(found).toEqual([
    'network-unused',
    'clock-unknown',
    'keys-unused',
    'folder-good',
    'disk-free',
    'tray-shown',
    'notifications-shown',
    'sound-off',
    'hotkeys-ready',
    'receiver-off',
    'remote-off',
  ]);
});

test('a combination of another program is refused, and the last good one stays', {
  tags: ['slow'],
}, async () => {
  const first = await desktop.launch();
  await set(await first.window(), { kind: 'stop-all' }, 'Alt+Shift+F6');
  const second = await desktop.launch({ userDataDir: `${desktop.home}/other` });
  const page = await second.window();
  expect(await set(page, { kind: 'stop-all' }, 'Alt+Shift+F7')).toBe('set');
  expect(await set(page, { kind: 'stop-all' }, 'Alt+Shift+F6')).toBe('hotkey-taken');
  expect((await stateIn(page)).settings.hotkeys).toEqual([
    { action: { kind: 'stop-all' }, accelerator: 'Alt+Shift+F7' },
  ]);
  expect((await stateIn(page)).hotkeys.states).toEqual({ 'Alt+Shift+F7': 'ready' });
});
