import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterAll, beforeAll, inject } from 'vitest';
import type { PlayerRequest } from '#contract/model/player.ts';
import type { MediaRoute } from '../../../electron/desktop/windows/player-session.ts';
import { launchAgain } from '../desktop/app.ts';
import { type Display, display } from '../desktop/display.ts';
import { electronPath, needsNoSandbox, repositoryRoot } from '../desktop/electron.ts';

export interface PlayerForTests {
  readonly electron: ElectronApplication;
  /** Whatever the page complained of since the last file was opened. */
  readonly complaints: string[];
  /** Opens a file in the player's window and returns its page. */
  play(request: Partial<PlayerRequest> & { url: string }, route?: MediaRoute): Promise<Page>;
}

const REQUEST = {
  kind: 'video',
  signed: false,
  name: 'practice-studio-1.mp4',
  about: 'practice-studio-1 · Tencent · 12:00:00–12:00:06',
  language: 'en',
  theme: 'dark',
} as const;

/** The player's window as it ships, in Electron on a display of its own, for the tests of one file. */
export function playerForTests(isOpen: (player: PlayerForTests) => void): void {
  let screen: Display;
  let electron: ElectronApplication;
  let folder: string;
  beforeAll(async () => {
    screen = await display();
    folder = await mkdtemp(join(tmpdir(), 'player-'));
    electron = await launchPlayer(screen.name, folder);
    const complaints: string[] = [];
    isOpen({
      electron,
      complaints,
      async play(request, route) {
        complaints.length = 0;
        const opened = electron.waitForEvent('window');
        await electron.evaluate((_electron, [asked, way]) => globalThis.playFile(asked, way), [
          { ...REQUEST, ...request },
          route ?? null,
        ] as const);
        const page = await opened;
        page.on('console', (message) => complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(String(error)));
        await page.getByRole('heading', { level: 1 }).waitFor();
        return page;
      },
    });
  });
  afterAll(async () => {
    await electron.close();
    await screen.stop();
    await rm(folder, { recursive: true, force: true });
  });
}

function launchPlayer(screen: string, folder: string): Promise<ElectronApplication> {
  const options = {
    executablePath: electronPath(),
    args: [
      ...(needsNoSandbox ? ['--no-sandbox'] : []),
      '--disable-gpu',
      `--user-data-dir=${join(folder, 'user-data')}`,
      join(inject('builtDouble'), 'main', 'player-main.cjs'),
    ],
    env: {
      ...(process.env as Record<string, string>),
      DISPLAY: screen,
      FAKE_PAGE_ROOT: join(repositoryRoot, '.vite', 'renderer'),
    },
    chromiumSandbox: !needsNoSandbox,
  };
  return launchAgain((timeout) => _electron.launch({ ...options, timeout }));
}
