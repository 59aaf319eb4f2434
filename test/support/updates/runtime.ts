import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PackageType } from '#contract/model/update.ts';
import { publicKeyText } from '../../../electron/app/updates/feed-signature.ts';
import { atExit } from '../desktop/at-exit.ts';
import { electronPath, repositoryRoot } from '../desktop/electron.ts';
import { KEYS } from './feed.ts';

/** The program as a package holds it, as far as updates are concerned. */
export interface UpdatableApp {
  /** The executable of a runtime that says which package it came from. */
  readonly runtime: string;
  /** The folder of the app: built with the key of the tests. */
  readonly app: string;
  remove(): void;
}

/** Builds the program with a key, and puts it beside a copy of the runtime (hard links) with a `package-type`. */
export async function updatableApp(packageType: PackageType): Promise<UpdatableApp> {
  const original = dirname(electronPath());
  // Hard links need the same file system.
  const folder = mkdtempSync(join(dirname(original), 'updatable-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  atExit(remove);
  const runtime = join(folder, 'runtime');
  execFileSync('cp', ['-al', original, runtime]);
  writeFileSync(join(runtime, 'resources', 'package-type'), `${packageType}\n`);
  const app = join(folder, 'app');
  mkdirSync(app);
  copyFileSync(join(repositoryRoot, 'package.json'), join(app, 'package.json'));
  symlinkSync(join(repositoryRoot, 'node_modules'), join(app, 'node_modules'));
  const compiler = join(repositoryRoot, 'build', 'setup', 'bundle', 'compile.mjs');
  await promisify(execFile)(process.execPath, [compiler, join(app, '.vite')], {
    cwd: repositoryRoot,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      CDN_RECORDER_UPDATE_KEY: publicKeyText(KEYS.publicKey),
    },
  });
  return { runtime: join(runtime, basename(electronPath())), app, remove };
}
