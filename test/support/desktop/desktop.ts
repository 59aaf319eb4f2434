import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type LaunchedApp, launchApp } from './app.ts';
import { type CliOptions, type CliResult, type RunningCli, runCli, startCli } from './cli.ts';
import { display } from './display.ts';
import type { StartOptions } from './electron.ts';
import { environment } from './environment.ts';
import { type Keyring, startKeyring } from './keyring.ts';
import { type NotificationServer, startNotifications } from './notifications.ts';
import { startSessionBus } from './session-bus.ts';
import { tempFolder } from './temp.ts';
import { TrayHost } from './tray-host.ts';

/**
 * A whole private desktop: display, bus, tray, notifications and, if asked for, a keyring. One per test
 * or one per file; everything in it ends in the order that apps survive (app, then services, then bus).
 */
export interface Desktop {
  tray: TrayHost;
  notifications: NotificationServer;
  keyring: Keyring | undefined;
  env: Record<string, string>;
  /** A folder that is deleted at the end; `userDataDir` lies in it. */
  home: string;
  userDataDir: string;
  busAddress: string;
  /** Ends the session bus at once, as a crash; an app that is connected to it aborts. */
  killBus(): Promise<void>;
  launch(options?: Given): Promise<LaunchedApp>;
  run(
    args: string[],
    options?: Given & Pick<CliOptions, 'stdin' | 'timeoutMs'>,
  ): Promise<CliResult>;
  start(args: string[], options?: Given & Pick<CliOptions, 'stdin'>): RunningCli;
  close(): Promise<void>;
}

type Given = Partial<StartOptions> & { env?: Record<string, string> };

export interface DesktopOptions {
  /** `none`: Chromium finds no key store (backend `basic_text`). */
  keyring?: 'none' | 'unlocked' | 'locked';
  /** Keep the keyring's files here to meet them again on the next desktop. */
  keyringHome?: string;
  env?: Record<string, string>;
}

export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const { keyring: wanted = 'none' } = options;
  const folder = tempFolder('home');
  const bus = await startSessionBus();
  const screen = await display();
  const [tray, notifications] = await Promise.all([
    TrayHost.start(bus.address),
    startNotifications(bus.address),
  ]);
  const keyringHome = options.keyringHome ?? join(folder.path, 'keyring');
  const keyring =
    wanted === 'none' ? undefined : await keyringFor(bus.address, keyringHome, wanted);
  const env = environment({
    home: folder.path,
    display: screen.name,
    busAddress: bus.address,
    currentDesktop: wanted === 'none' ? undefined : 'GNOME',
    more: options.env,
  });
  const userDataDir = join(folder.path, 'user-data');
  mkdirSync(userDataDir, { mode: 0o700 });
  const running: { end(): Promise<void> }[] = [];
  const filled = <T extends Given>(given?: T) => ({
    userDataDir,
    ...given,
    env: { ...env, ...given?.env },
  });

  return {
    tray,
    notifications,
    keyring,
    env,
    home: folder.path,
    userDataDir,
    busAddress: bus.address,
    killBus: () => bus.stop('SIGKILL'),
    async launch(given) {
      const app = await launchApp(filled(given));
      running.push({ end: () => app.close() });
      return app;
    },
    run: (args, given) => runCli({ ...filled(given), args }),
    start(args, given) {
      const cli = startCli({ ...filled(given), args });
      running.push({ end: () => cli.kill('SIGTERM') });
      return cli;
    },
    async close() {
      // The last one first: an earlier copy may be the one that serves the later ones.
      for (const app of running.reverse()) await app.end();
      tray.close();
      notifications.close();
      await keyring?.stop();
      await bus.stop();
      await screen.stop();
      folder.remove();
    },
  };
}

/** A locked keyring needs a past in which it was open: make it, close it, start again without the password. */
async function keyringFor(
  address: string,
  home: string,
  state: 'unlocked' | 'locked',
): Promise<Keyring> {
  const open = await startKeyring({ address, home });
  if (state === 'unlocked') return open;
  await open.stop();
  return startKeyring({ address, home, locked: true });
}
