import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { flatten } from '../support/desktop/menu.ts';
import {
  heardSounds,
  hearSounds,
  SOUND_WALLS,
  soundWalls,
  wavTone,
} from '../support/desktop/sounds.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import { until } from '../support/desktop/until.ts';
import { farWorld } from '../support/network/far-world.ts';
import { OWN_IPV4 } from '../support/network/own-address.ts';

const COUNTS = '● 1 accepted · ◐ 1 incomplete';
const LINE = '◐ Evening news   cdn02 missing';

/** What only real accounts have in the tray: counts, trouble, Recording. A loopback server is practice. */
describe.skipIf(OWN_IPV4 === null)('real recordings in the tray', () => {
  let world: Awaited<ReturnType<typeof farWorld>>;
  beforeEach(async () => {
    world = await farWorld(OWN_IPV4 ?? '', 'none');
  });
  afterEach(async () => {
    await world.close();
  });

  const provisionOf = (presets: readonly object[]) => {
    const { accounts } = JSON.parse(world.provision) as { accounts: object[] };
    return JSON.stringify({
      accounts,
      presets: presets.map((one) => ({ account: 'Far', vendors: ['Tencent'], ...one })),
    });
  };

  /** One of two streams is refused at the first start; the app runs without a window. */
  async function incomplete() {
    const { desktop, server } = world;
    server.script.add({
      when: 1,
      twist: { do: 'rows', codes: { cdn02: 'LimitExceeded.MaximumRunningTask' } },
    });
    const news = { name: 'Evening news', streamIds: ['cdn01', 'cdn02'], confirmStop: false };
    const launched = await desktop.launch({ args: ['--hidden'] });
    const stdin = provisionOf([{ ...news, end: { afterMinutes: 90 } }]);
    await desktop.run(['--provision=-', '--start=Evening news', '--exit'], { stdin });
    await desktop.tray.waitForMenuItem(COUNTS);
    return launched;
  }

  test('trouble is at the top: Retry missing starts what is missing, once; Stop stops all, once', async () => {
    const { desktop, server } = world;
    await incomplete();
    const [counts] = await desktop.tray.menu();
    expect(counts?.label).toBe(COUNTS);
    const tooltip = await desktop.tray.waitForTooltip(/Evening news: Incomplete/);
    expect(tooltip.split('\n')[0]).toBe(COUNTS);
    const before = (await desktop.tray.item()).icon.digest;
    await desktop.tray.click(LINE, 'Retry missing');
    await desktop.tray.waitForMenuItem('● 1 accepted');
    await desktop.tray.waitForOtherIcon(before);
    expect(server.requests.map((request) => request.all('StreamId[]'))).toEqual([
      ['cdn01', 'cdn02'],
      ['cdn02'],
    ]);
    const items = flatten(await desktop.tray.menu());
    const [path] = items.find(([, { label }]) => label === 'Stop Evening news') ?? [];
    expect(path).toEqual([
      'Recording',
      expect.stringMatching(/^● Evening news {3}1:(29|30) left$/),
      'Stop Evening news',
    ]);
    await desktop.tray.click('Stop Evening news');
    await desktop.tray.waitForTooltip(/Evening news: Stop accepted/);
    await desktop.tray.waitForMenuItem('Start Evening news');
    expect(server.requests.map((request) => request.param('Action'))).toEqual([
      'StartCDNRecord',
      'StartCDNRecord',
      'StopCDNRecord',
    ]);
    expect(server.violations).toEqual([]);
  });

  test('its details, the counts and Stop all… open the window at their places; the title has the counts', {
    tags: ['slow'],
  }, async () => {
    const { desktop, server } = world;
    const launched = await incomplete();
    await desktop.tray.click(LINE, 'Details');
    const page = await launched.window();
    await page.getByText('Evening news').first().waitFor();
    const titles = () =>
      launched.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((one) => one.getTitle()),
      );
    expect(await titles()).toEqual(['● 1 ◐ 1 CDN Recorder']);
    await desktop.tray.click('Recording', 'Stop all…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(server.requests).toHaveLength(1);
    await desktop.tray.click(COUNTS);
    await page.getByRole('heading', { name: 'Presets', exact: true }).waitFor();
    await desktop.tray.click('Stop Evening news');
    await desktop.tray.waitForMenuItem('Nothing is recording');
    expect(await titles()).toEqual(['CDN Recorder']);
  });

  test('new trouble calls once: the taskbar while the window is not in front, and the sound of alarms; success does not', async () => {
    const { desktop, server } = world;
    const launched = await desktop.launch();
    const page = await launched.window();
    await page.evaluate(() => window.cdnRecorder.ask('settings.save', { troubleSound: true }));
    await hearSounds(launched.app);
    await launched.app.evaluate(({ BrowserWindow }) => {
      const { heard: calls } = globalThis as unknown as { heard: string[] };
      const [window] = BrowserWindow.getAllWindows();
      window?.blur();
      Object.assign(window ?? {}, {
        isFocused: () => false,
        flashFrame: (on: boolean) => on && calls.push('flash'),
      });
    });
    const calls = () => heardSounds(launched.app);
    server.script.add({ when: 2, twist: { do: 'code', code: 5 } });
    const stdin = provisionOf(['fine', 'refused'].map((name) => ({ name, streamIds: [name] })));
    await desktop.run(['--provision=-', '--start=fine', '--exit'], { stdin });
    await desktop.tray.waitForMenuItem('● 1 accepted');
    expect(await calls()).toEqual([]);
    await desktop.run(['--start=refused', '--exit']);
    await desktop.tray.waitForMenuItem('● 1 accepted · ✕ 1 not recording');
    await until('the sound', async () => (await calls()).includes('played: built-in'));
    expect((await calls()).filter((one) => one !== 'alert')).toEqual([
      'flash',
      'audible',
      'played: built-in',
    ]);
  });

  test('the own sound is played while the window is closed; what cannot be played is told, and replaced', async () => {
    const { desktop, server } = world;
    const launched = await desktop.launch();
    const page = await launched.window();
    await hearSounds(launched.app);
    const folder = tempFolder('sounds');
    const [broken, gong] = [join(folder.path, 'broken.wav'), join(folder.path, 'gong.wav')];
    writeFileSync(broken, 'RIFF\0\0\0\0WAVEno sound at all');
    writeFileSync(gong, wavTone(1));
    const choose = async (path: string) => {
      await launched.app.evaluate(({ dialog }, file) => {
        Object.assign(dialog, {
          showOpenDialog: async () => ({ canceled: false, filePaths: [file] }),
        });
      }, path);
      return page.evaluate(() => window.cdnRecorder.ask('alarms.chooseSound', null));
    };
    const test = () => page.evaluate(() => window.cdnRecorder.ask('alarms.testSound', null));
    const found = async () => {
      const answer = await page.evaluate(() => window.cdnRecorder.ask('check.run', null));
      const all = answer.ok ? answer.value.found : [];
      return all.filter(({ finding }) => finding.startsWith('sound-'));
    };
    await page.evaluate(() => window.cdnRecorder.ask('settings.save', { troubleSound: true }));
    expect(await choose(broken)).toMatchObject({ ok: true, value: { name: 'broken.wav' } });
    expect(await test()).toMatchObject({ value: { file: 'broken.wav', replaced: true } });
    expect(await choose(gong)).toMatchObject({ ok: true });
    folder.remove();
    const result = await test();
    expect(result).toMatchObject({ value: { file: 'gong.wav', replaced: false } });
    expect(await soundWalls(launched.app)).toEqual(SOUND_WALLS);
    await launched.app.evaluate(({ BrowserWindow }) => {
      const all = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
      all.find((one) => one.getURL().includes('/sound.html'))?.forcefullyCrashRenderer();
    });
    await until('the crash', () =>
      launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length === 1),
    );
    expect(await test()).toEqual(result);
    // Without a sound output, as in most test machines, nothing was heard, and nothing says it was.
    const outcome = result.ok ? result.value.outcome : null;
    expect(['played', 'no-output']).toContain(outcome);
    const finding = outcome === 'played' ? 'sound-own' : 'sound-no-output';
    expect(await found()).toEqual([{ finding, detail: 'gong.wav' }]);
    expect((await heardSounds(launched.app)).includes('alert')).toBe(outcome === 'no-output');
    await page.close();
    await until('the window is closed', () =>
      launched.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().every((one) => !one.isVisible()),
      ),
    );
    const before = (await heardSounds(launched.app)).length;
    server.script.add({ when: 1, twist: { do: 'code', code: 5 } });
    const stdin = provisionOf([{ name: 'refused', streamIds: ['refused'] }]);
    await desktop.run(['--provision=-', '--start=refused', '--exit'], { stdin });
    await until('the sound', async () =>
      (await heardSounds(launched.app)).slice(before).includes('played: own'),
    );
    expect((await heardSounds(launched.app)).slice(before)).toContain('audible');
    expect(server.violations).toEqual([]);
  });

  test('thirty presets are twenty lines at most: counts, trouble, Recording, pinned ones, groups', async () => {
    const { desktop, server } = world;
    const presets = Array.from({ length: 30 }, (_, at) => ({
      name: `Preset ${at}`,
      streamIds: [`s${at}`],
      group: at % 2 === 0 ? 'News' : 'Sport',
      pinned: at % 4 === 0,
      confirmStop: false,
    }));
    server.script.add({
      when: (request) => /^s[0-9]$/.test(request.all('StreamId[]')[0] ?? ''),
      twist: { do: 'code', code: 5 },
    });
    desktop.start(['--provision=-', '--hidden'], { stdin: provisionOf(presets) });
    await desktop.tray.waitForMenuItem('Start Preset 29');
    const starts = presets.slice(0, 16).map(({ name }) => `--start=${name}`);
    await desktop.run([...starts, '--exit']);
    await desktop.tray.waitForMenuItem('● 6 accepted · ✕ 10 not recording');
    const menu = await desktop.tray.menu();
    const lines = menu.filter(({ type }) => type === 'standard').map(({ label }) => label);
    expect(lines).toEqual([
      '● 6 accepted · ✕ 10 not recording',
      ...[0, 1, 2, 3, 4].map((at) => `✕ Preset ${at}   not recording`),
      '5 more…',
      'Recording',
      // One of the five pinned ones runs.
      ...[0, 4, 8, 16].map((at) => `Start Preset ${at}`),
      'Start',
      'Practice',
      'Secrets in memory only',
      'Help',
      'Open CDN Recorder',
      'Quit',
    ]);
    await desktop.tray.click('Start', 'Sport', 'Start Preset 29');
    await desktop.tray.waitForMenuItem('Stop Preset 29');
    // An item of the former menu, which a desktop may still show, is none of the new one: its click does nothing.
    const ids = (all: typeof menu) => flatten(all).map(([, { id }]) => id);
    const now = new Set(ids(await desktop.tray.menu()));
    expect(ids(menu).filter((id) => now.has(id))).toEqual([]);
    expect(server.violations).toEqual([]);
  });
});
