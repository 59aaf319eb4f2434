import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LICENCE_LIST, licencesAsText } from '../setup/bundle/licences.mjs';
import { PREBUILDS } from './contents.ts';
import { EXECUTABLE, LAUNCHER, ROOM_COMMAND } from './product.ts';
import { PACKAGE_TYPE } from './staging.ts';

const root = join(import.meta.dirname, '..', '..');
const inPackage = (name: string) => join(import.meta.dirname, name);

/** Made with the bundle, which ends where a licence may not be shipped. */
async function packageLicences(): Promise<string> {
  const list = join(root, '.vite', 'renderer', LICENCE_LIST);
  return licencesAsText(JSON.parse(await readFile(list, 'utf8')));
}

async function installScript(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
  await chmod(to, 0o755);
}

/**
 * Keeps the one native binary that the package's system loads.
 * @param app where the archive is made from
 * @throws Error where the native package brings no binary for that system
 */
export async function keepPrebuild(app: string, platform: string, arch: string): Promise<void> {
  const builds = join(app, PREBUILDS);
  const wanted = `${platform}-${arch}`;
  const all = await readdir(builds);
  if (!all.includes(wanted)) {
    throw new Error(
      `@photostructure/sqlite brings no binary for ${wanted}, only for ${all.join(', ')}: choose one of them with --arch.`,
    );
  }
  const others = all.filter((name) => name !== wanted);
  // Electron for Linux runs on the GNU C library alone.
  const musl = (await readdir(join(builds, wanted))).filter((name) => name.endsWith('.musl.node'));
  const dropped = [...others, ...musl.map((name) => join(wanted, name))];
  await Promise.all(dropped.map((name) => rm(join(builds, name), { recursive: true })));
}

/**
 * What lies inside the application on macOS, where a signature covers it: licences, the command for a
 * terminal, and the type of the package, since one signed application serves dmg and zip.
 * @param app the folder `app` in `Contents/Resources`
 */
export async function fillMacResources(app: string): Promise<void> {
  const resources = dirname(app);
  const unpacked = join(resources, '..', '..', '..');
  await copyFile(
    join(unpacked, 'LICENSES.chromium.html'),
    join(resources, 'LICENSES.chromium.html'),
  );
  await copyFile(join(unpacked, 'LICENSE'), join(resources, 'LICENSE.electron.txt'));
  await copyFile(join(root, 'LICENSE'), join(resources, 'LICENSE'));
  await writeFile(join(resources, 'LICENSES.packages.txt'), await packageLicences());
  await writeFile(join(resources, PACKAGE_TYPE), 'dmg');
  await installScript(inPackage('mac-command.sh'), join(resources, 'bin', EXECUTABLE));
  await installScript(inPackage('mac-command.sh'), join(resources, 'bin', ROOM_COMMAND));
}

/**
 * What lies beside the executable.
 * @param folder of the packaged app
 */
export async function fillFolder(folder: string, platform: string): Promise<void> {
  // The packager works in a private folder; what it made is for every user of the machine.
  await chmod(folder, 0o755);
  // Electron's own lies where an installer looks for the product's.
  const license = join(folder, 'LICENSE');
  if (existsSync(license)) await rename(license, join(folder, 'LICENSE.electron.txt'));
  await copyFile(join(root, 'LICENSE'), license);
  await writeFile(join(folder, 'LICENSES.packages.txt'), await packageLicences());
  if (platform === 'linux') {
    await installScript(inPackage('launch.sh'), join(folder, LAUNCHER));
    const libraries = (await readdir(folder)).filter((name) => /\.so(\.\d+)*$/.test(name));
    // Electron's archive marks them as programs, which Debian's policy forbids.
    for (const name of libraries) await chmod(join(folder, name), 0o644);
  }
  if (platform === 'win32') {
    for (const name of [EXECUTABLE, ROOM_COMMAND]) {
      await installScript(inPackage('windows-command.cmd'), join(folder, 'bin', `${name}.cmd`));
    }
  }
}
