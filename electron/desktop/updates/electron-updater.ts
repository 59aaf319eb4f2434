import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppImageUpdater, MacUpdater, NsisUpdater } from 'electron-updater';
import type { PackageType } from '#contract/model/update.ts';
import type { Offered } from '../../app/updates/offer.ts';
import type { UpdateInstaller } from '../../app/updates/update-dependencies.ts';

/** The folder of electron-updater's download, of ours alone. */
const CACHE_NAME = '.cdn-recorder-update';
/** Squirrel copies and checks the whole program; then it asks the program to quit. Milliseconds. */
const SQUIRREL_PATIENCE_MS = 180_000;

export interface InstallerOptions {
  readonly packageType: PackageType;
  readonly version: string;
  readonly name: string;
  /** The file that the program was started from, where that is an AppImage. */
  readonly appImage: string | null;
  /** Where the download of another package lies until it is installed. */
  readonly cacheFolder: string;
  /** What the program is started with again; only an AppImage is started by us. */
  readonly relaunchArguments: readonly string[];
  /** Resolves when the system asks the program to quit. */
  whenAskedToQuit(): Promise<unknown>;
  readonly log: Logger;
}

interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** What electron-updater has for its own kind; the exact version is pinned, and a test runs this on the real one. */
interface Internals {
  httpExecutor: { download(url: URL, destination: string): Promise<string> };
  configOnDisk: { value: Promise<{ updaterCacheDirName: string }> };
  stagingUserIdPromise: { value: Promise<string> };
  spawnLog(command: string, args?: string[], env?: NodeJS.ProcessEnv): Promise<boolean>;
  readonly installerPath: string | null;
}

type Updater = (AppImageUpdater | NsisUpdater | MacUpdater) & { readonly internals: Internals };

/** Reads a list by electron-updater's own parser. @throws where it is no YAML */
export async function parseFeed(text: string): Promise<unknown> {
  const { parseUpdateInfo } = await import('electron-updater/out/providers/Provider.js');
  return parseUpdateInfo(text, 'list', new URL('https://list.invalid/'));
}

/**
 * electron-updater, given nothing but what is verified: the list comes from us, the file is downloaded by us, and it
 * installs only when it is told to. It is loaded with the first call of this.
 */
export async function createInstaller(options: InstallerOptions): Promise<UpdateInstaller> {
  const updater = await loadUpdater(options);
  let prepared: Offered | null = null;
  return {
    async prepare(offered, download) {
      prepared = null;
      const { internals } = updater;
      internals.httpExecutor = {
        async download(_url, destination) {
          await download(destination, offered.file);
          return destination;
        },
      };
      updater.allowDowngrade = offered.kind === 'back';
      updater.setFeedURL({
        provider: 'custom',
        updateProvider: providerOf(offered, options.appImage),
      });
      const found = await updater.checkForUpdates();
      if (!found?.isUpdateAvailable) throw new Error('electron-updater takes no such version');
      await updater.downloadUpdate();
      prepared = offered;
    },
    async install() {
      // Months may lie between the download and this moment.
      const path = updater.internals.installerPath;
      if (!prepared) throw new Error('nothing is prepared');
      if (options.packageType === 'dmg') return installBySquirrel(updater as MacUpdater, options);
      const { hasContent } = await import('../../app/updates/download.ts');
      if (path === null || !(await hasContent(path, prepared.file))) {
        throw new Error('the prepared file is not the one that was verified');
      }
      installNow(updater as AppImageUpdater | NsisUpdater);
      if (options.appImage !== null) await removeCache(options);
    },
    clean: () => removeCache(options),
  };
}

async function loadUpdater(options: InstallerOptions): Promise<Updater> {
  const { packageType, log } = options;
  const updaters = await import('electron-updater');
  const adapter = adapterOf(options);
  const made =
    packageType === 'nsis'
      ? new updaters.NsisUpdater(undefined, adapter)
      : packageType === 'dmg'
        ? new updaters.MacUpdater(undefined, adapter)
        : new updaters.AppImageUpdater(undefined, adapter);
  made.logger = log;
  made.autoDownload = false;
  // SECURITY: it installs when nothing needs the program, and at no other end of it.
  made.autoInstallOnAppQuit = false;
  made.autoRunAppAfterInstall = true;
  // Its shortcuts would ask the server by a way of their own, and for parts that no list signs.
  made.disableDifferentialDownload = true;
  made.disableWebInstaller = true;
  // Whose turn it is was decided before.
  made.isUserWithinRollout = () => true;
  const internals = made as unknown as Internals;
  internals.configOnDisk = { value: Promise.resolve({ updaterCacheDirName: CACHE_NAME }) };
  internals.stagingUserIdPromise = { value: Promise.resolve('') };
  if (options.appImage !== null) {
    internals.spawnLog = async (command, _args, env) => {
      // Its own call would leave out which data folder was named.
      spawn(command, options.relaunchArguments, { env, detached: true, stdio: 'ignore' })
        .on('error', (error) => log.error(`the new version does not start: ${String(error)}`))
        .unref();
      return true;
    };
  }
  return Object.assign(made, { internals });
}

/** An update of an AppImage lies beside it, so that putting it in place needs no room and cannot end half-way. */
const cacheParent = ({ appImage, cacheFolder }: InstallerOptions): string =>
  appImage === null ? cacheFolder : dirname(appImage);

const removeCache = (options: InstallerOptions): Promise<void> =>
  rm(join(cacheParent(options), CACHE_NAME), { recursive: true, force: true });

/** The program as electron-updater sees it; it ends and restarts nothing by itself. */
const adapterOf = (options: InstallerOptions) => ({
  version: options.version,
  name: options.name,
  isPackaged: true,
  appUpdateConfigPath: '',
  userDataPath: cacheParent(options),
  baseCachePath: cacheParent(options),
  whenReady: async () => undefined,
  relaunch: () => undefined,
  quit: () => undefined,
  onQuit: () => undefined,
});

/**
 * What a provider of electron-updater's is asked for. An AppImage keeps its name, whatever version it holds: the start at
 * login and the operator's own shortcuts name it.
 */
function providerOf({ version, file }: Offered, appImage: string | null) {
  const name = appImage === null ? file.url : basename(appImage);
  const info = { url: name, sha512: file.sha512, size: file.size };
  const url = new URL(encodeURIComponent(name), 'https://verified.invalid/');
  const provider = {
    isUseMultipleRangeRequest: false,
    fileExtraDownloadHeaders: null,
    setRequestHeaders: () => undefined,
    getLatestVersion: async () => ({
      version,
      files: [info],
      path: name,
      sha512: file.sha512,
      releaseDate: '',
    }),
    resolveFiles: () => [{ url, info }],
  };
  // It is called with `new`, and an object that a function returns takes the place of the new one.
  return function VerifiedProvider() {
    return provider;
  } as never;
}

/** @throws what electron-updater reports instead of throwing it. */
function installNow(updater: AppImageUpdater | NsisUpdater): void {
  let fault: unknown = new Error('electron-updater did not install');
  const keep = (error: unknown) => {
    fault = error;
  };
  updater.on('error', keep);
  try {
    if (!updater.install(true, true)) throw fault;
  } finally {
    updater.off('error', keep);
  }
}

/** Squirrel takes the file from electron-updater, and asks the program to quit once it has it. */
async function installBySquirrel(
  updater: MacUpdater,
  { whenAskedToQuit }: InstallerOptions,
): Promise<void> {
  const failed = new Promise<never>((_resolve, reject) => updater.once('error', reject));
  const late = sleep(SQUIRREL_PATIENCE_MS, undefined, { ref: false }).then(() => {
    throw new Error('Squirrel did not install in time');
  });
  const asked = whenAskedToQuit();
  updater.quitAndInstall();
  await Promise.race([asked, failed, late]);
}
