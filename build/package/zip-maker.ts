import { execFile } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MakerBase, type MakerOptions } from '@electron-forge/maker-base';
import MakerZip from '@electron-forge/maker-zip';
import type { ForgePlatform } from '@electron-forge/shared-types';
import { artifactName } from './artifacts.ts';
import { PRODUCT } from './product.ts';
import { sortedFiles } from './reproducible.ts';
import { electronIn } from './runtime.ts';
import { staged } from './staging.ts';

/**
 * Zips what lies in a folder, the same bytes from the same files: in one order, without owners, without the
 * times at which somebody last read them, and in one time zone (a zip knows none).
 * @param entry the folder within `parent` that the archive begins with
 */
export async function zipFolder(parent: string, entry: string, to: string): Promise<void> {
  const files = await sortedFiles(join(parent, entry));
  await rm(to, { force: true });
  await new Promise<void>((resolve, reject) => {
    const child = execFile(
      'zip',
      ['-X', '-y', '-q', to, '-@'],
      { cwd: parent, env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' } },
      (error) => (error ? reject(error) : resolve()),
    );
    child.stdin?.end(`${files.map((file) => `${entry}/${file}`).join('\n')}\n`);
  });
}

/** Windows has no `zip`: there the order is PowerShell's, and two archives of the same files may differ. */
async function withForge(options: MakerOptions, target: string): Promise<void> {
  const [made = ''] = await new MakerZip({}, ['win32']).make(options);
  await rename(made, target);
}

/** The archive for those who install nothing, and on macOS for updates. */
export class ZipMaker extends MakerBase<object> {
  readonly name = 'zip';
  readonly defaultPlatforms: ForgePlatform[] = ['linux', 'darwin', 'win32'];

  override isSupportedOnCurrentPlatform = (): boolean => true;

  override async make(options: MakerOptions): Promise<string[]> {
    const { dir, makeDir, targetArch, targetPlatform: platform, packageJSON } = options;
    const { version } = packageJSON;
    const electron = electronIn(dir);
    const name = artifactName({ type: 'zip', version, platform, arch: targetArch, electron });
    const target = join(makeDir, name);
    await mkdir(makeDir, { recursive: true });
    await staged(dir, 'zip', async (copy) => {
      if (process.platform === 'win32') await withForge({ ...options, dir: copy }, target);
      else if (platform === 'darwin') await zipFolder(copy, `${PRODUCT}.app`, target);
      else await zipFolder(dirname(copy), basename(copy), target);
    });
    return [target];
  }
}
