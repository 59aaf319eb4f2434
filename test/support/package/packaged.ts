import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { inject } from 'vitest';
import { EXECUTABLE } from '../../../build/package/product.ts';
import { repositoryRoot } from '../desktop/electron.ts';

/** Packaging takes some seconds, a deb some more; a download of Electron may come first. */
export const PACKAGING_MS = 600_000;

export interface Packaged {
  folder: string;
  executable: string;
  archive: string;
  resources: string;
}

const packagedIn = (folder: string): Packaged => {
  const resources = join(folder, 'resources');
  return {
    folder,
    executable: join(folder, EXECUTABLE),
    resources,
    archive: join(resources, 'app.asar'),
  };
};

/** The scripts behind `npm run package` and `npm run make`; answers with the paths that they print. */
async function forge(
  script: 'package' | 'make',
  args: string[],
  out = inject('packageFolder'),
): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(repositoryRoot, 'build', 'setup', 'forge', 'forge.mjs'), script, `--out=${out}`, ...args],
    { cwd: repositoryRoot, env: { ...process.env, CDN_RECORDER_TEST_QUICK_DEB: '1' } },
  );
  return stdout.split('\n').filter((line) => line !== '');
}

/** The packaged app, made by the first who asks in a run of the tests. */
export async function packageOnce(): Promise<Packaged> {
  const record = join(inject('packageFolder'), 'packaged');
  if (!existsSync(record)) {
    const [folder] = await forge('package', []);
    if (!folder) throw new Error('npm run package names no folder');
    writeFileSync(record, folder);
  }
  return packagedIn(readFileSync(record, 'utf8'));
}

/** Installers of the packaged app. */
export async function makeInstallers(targets: string): Promise<string[]> {
  await packageOnce();
  return forge('make', ['--from-package', `--targets=${targets}`]);
}

/** Packages the app once more, into a folder of its own, and makes installers of that. */
export const makeAgain = (targets: string): Promise<string[]> =>
  forge('make', [`--targets=${targets}`], join(inject('packageFolder'), 'again'));

/**
 * A package to do harm to. Its files are hard links to those of the original: whoever changes one puts a
 * new one in its place.
 */
export function copyOf(original: Packaged, name: string): Packaged {
  const folder = join(dirname(original.folder), `${basename(original.folder)}-${name}`);
  execFileSync('rm', ['-rf', folder]);
  execFileSync('cp', ['-al', original.folder, folder]);
  return packagedIn(folder);
}

/** A copy with one fuse the other way round: what the fuse does is seen by what happens without it. */
export async function withFuse(
  original: Packaged,
  name: keyof typeof FuseV1Options,
  on: boolean,
): Promise<Packaged> {
  const copy = copyOf(original, `${name}-${on}`);
  replace(copy.executable, readFileSync(original.executable));
  chmodSync(copy.executable, 0o755);
  await flipFuses(copy.executable, { version: FuseVersion.V1, [FuseV1Options[name]]: on });
  return copy;
}

/** A new file in the place of a hard link. */
export function replace(path: string, content: Buffer): void {
  rmSync(path);
  writeFileSync(path, content);
}
