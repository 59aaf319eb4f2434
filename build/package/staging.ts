import { existsSync } from 'node:fs';
import {
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { PackageType } from './artifacts.ts';
import { PRODUCT } from './product.ts';
import { settleModes, settleTimes, sourceDateEpoch } from './reproducible.ts';

/** Says in each package which kind it is. electron-updater reads it too, on Linux. */
export const PACKAGE_TYPE = 'package-type';

/** The folder `resources` of a packaged app. */
export function resourcesIn(folder: string): string {
  const application = join(folder, `${PRODUCT}.app`);
  return existsSync(application)
    ? join(application, 'Contents', 'Resources')
    : join(folder, 'resources');
}

/** The same tree, of hard links where the disk has them. */
async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await link(source, target).catch(() => copyFile(source, target));
  }
}

/**
 * Lends a copy of the packaged app with its `package-type` in it, one time on all files, and modes for all users. Makers run side by
 * side: none writes into the folder of another. On macOS the type is inside the signature, written before it.
 */
export async function staged<Made>(
  folder: string,
  type: PackageType,
  use: (copy: string) => Promise<Made>,
): Promise<Made> {
  const home = await mkdtemp(join(dirname(folder), '.stage-'));
  const copy = join(home, basename(folder));
  try {
    await linkTree(folder, copy);
    const typeFile = join(resourcesIn(copy), PACKAGE_TYPE);
    if (!existsSync(typeFile)) await writeFile(typeFile, type);
    await settleModes(copy);
    await settleTimes(copy, sourceDateEpoch());
    return await use(copy);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
