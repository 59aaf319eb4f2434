import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { startHelper } from '../support/desktop/child.ts';
import type { Desktop } from '../support/desktop/desktop.ts';
import { farWorld } from '../support/network/far-world.ts';
import { OWN_IPV4 } from '../support/network/own-address.ts';
import { ask } from './ask.ts';

/**
 * Pictures of the whole screen: a real panel with the tray's icon and its open menu. Only where xfce4-panel is
 * installed, which no other part of the project needs.
 */
const PANEL = 'xfce4-panel';
const WINDOW_MANAGER = 'openbox';
/** The panel's own settings, which it asks for over the bus; ours activates nothing by itself. */
const SETTINGS = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/xfce4/xfconf/xfconfd`;
/** Nothing tells when these are over. */
const STARTS_MS = 1_000;
const MENU_OPENS_MS = 1_500;

const isInstalled = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** The paths of the pictures; none where there is no panel, or no address for a server that is not practice. */
export async function panelPictures(folder: string): Promise<string[]> {
  if (!isInstalled(PANEL) || !isInstalled(WINDOW_MANAGER) || OWN_IPV4 === null) return [];
  const world = await farWorld(OWN_IPV4, 'none');
  const { desktop, server } = world;
  configurePanel(desktop);
  const options = { env: desktop.env, stdio: ['ignore', 'ignore', 'pipe'] as const };
  const start = (program: string) =>
    startHelper(program, [], { ...options, stdio: [...options.stdio] });
  const helpers = [start(WINDOW_MANAGER), start(SETTINGS)];
  await sleep(STARTS_MS);
  helpers.push(start(PANEL));
  try {
    server.script.add({
      when: (request) => request.all('StreamId[]').includes('studio1_backup'),
      twist: { do: 'rows', codes: { studio1_backup: 'LimitExceeded.MaximumRunningTask' } },
    });
    server.script.add({
      when: (request) => request.all('StreamId[]').includes('football_1'),
      twist: { do: 'reset' },
    });
    const launched = await desktop.launch();
    const page = await launched.window();
    const { accounts } = JSON.parse(world.provision) as { accounts: object[] };
    const stdin = JSON.stringify({ accounts, presets: presets() });
    const starts = STARTED.map((name) => `--start=${name}`);
    await desktop.run(['--provision=-', ...starts, '--exit'], { stdin });
    await desktop.tray.waitForMenuItem('Start Late talk');
    await page.getByRole('navigation').waitFor();
    await ask(page, 'settings.save', { welcomed: true });
    return await openMenus(launched, desktop, folder);
  } finally {
    for (const helper of helpers.reverse()) await helper.stop();
    await world.close();
  }
}

/** The menu as it opens, then with the first preset's own menu, then with all that records. */
async function openMenus(
  launched: LaunchedApp,
  desktop: Desktop,
  folder: string,
): Promise<string[]> {
  const xdotool = (...args: string[]) =>
    execFileSync('xdotool', args, { env: desktop.env, encoding: 'utf8' });
  await sleep(MENU_OPENS_MS);
  // The other button is the click that opens the window.
  xdotool('mousemove', ...ICON, 'click', '3');
  await sleep(MENU_OPENS_MS);
  const first = await shoot(launched, join(folder, 'panel-menu.png'));
  // The first lines are the counts and, below the separator, the preset with the most severe trouble.
  xdotool('key', 'Down', 'key', 'Down', 'key', 'Right');
  await sleep(MENU_OPENS_MS);
  const second = await shoot(launched, join(folder, 'panel-menu-of-a-preset.png'));
  xdotool('key', 'Left', 'key', 'Down', 'key', 'Down', 'key', 'Right');
  await sleep(MENU_OPENS_MS);
  return [first, second, await shoot(launched, join(folder, 'panel-menu-recording.png'))];
}

async function shoot({ app }: LaunchedApp, path: string): Promise<string> {
  const png = await app.evaluate(async ({ desktopCapturer, screen }) => {
    const { width, height } = screen.getPrimaryDisplay().size;
    const [source] = await desktopCapturer.getSources({
      types: ['screen'],
      thumbnailSize: { width, height },
    });
    return source?.thumbnail.toPNG().toString('base64') ?? '';
  });
  writeFileSync(path, Buffer.from(png, 'base64'));
  return path;
}

/** Where the panel shows the icon: it is as wide as the screen, and the tray stands at its end. */
const ICON = ['1588', '14'];

/** A panel at the top: the windows, then the tray. */
function configurePanel({ home }: Desktop): void {
  const folder = join(home, 'config', 'xfce4', 'xfconf', 'xfce-perchannel-xml');
  mkdirSync(folder, { recursive: true });
  const plugin = (id: number, name: string) =>
    `<property name="plugin-${id}" type="string" value="${name}"/>`;
  writeFileSync(
    join(folder, 'xfce4-panel.xml'),
    `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="28"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/><value type="int" value="2"/><value type="int" value="3"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    ${plugin(1, 'tasklist')}
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    ${plugin(3, 'systray')}
  </property>
</channel>
`,
  );
}

const STARTED = ['Evening news', 'Football, second half', 'Morning show', 'Parliament', 'Weather'];

function presets(): object[] {
  const one = (name: string, streamIds: string[], more: object = {}) => ({
    name,
    account: 'Far',
    vendors: ['Tencent'],
    streamIds,
    end: { afterMinutes: 90 },
    ...more,
  });
  const others = Array.from({ length: 22 }, (_, at) =>
    one(`Match ${at + 1}`, [`match_${at + 1}`], { group: 'Sport' }),
  );
  return [
    one('Evening news', ['studio1_main', 'studio1_backup'], { group: 'News' }),
    one('Football, second half', ['football_1', 'football_2'], { group: 'Sport' }),
    one('Morning show', ['morning_1'], { group: 'News' }),
    one('Parliament', ['parliament_1'], { group: 'News', end: { afterMinutes: 240 } }),
    one('Weather', ['weather_1'], { end: null }),
    one('Late talk', ['late_1'], { pinned: true, group: 'News' }),
    one('Night loop', ['night_1'], { pinned: true }),
    ...others,
  ];
}
