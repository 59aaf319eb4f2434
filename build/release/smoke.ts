import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { EXECUTABLE, PRODUCT } from '../package/product.ts';
import { findPackages } from './packages.ts';

/** A command of the smoke test; `says` must stand in its output. */
export interface Step {
  readonly command: readonly string[];
  readonly says?: string;
}

const VOLUME = '/tmp/cdn-recorder-image';

/**
 * Installs a package, asks the program for its version, and removes it again.
 * @param folder where the installer of Windows puts the program
 */
export function smokeSteps(
  platform: NodeJS.Platform,
  file: string,
  version: string,
  folder: string,
): Step[] {
  if (platform === 'linux') {
    return [
      { command: ['sudo', 'apt-get', 'install', '--yes', file] },
      { command: ['xvfb-run', '--auto-servernum', EXECUTABLE, '--version'], says: version },
      { command: ['sudo', 'apt-get', 'remove', '--yes', EXECUTABLE] },
    ];
  }
  if (platform === 'darwin') {
    const program = join(VOLUME, `${PRODUCT}.app`, 'Contents', 'MacOS', EXECUTABLE);
    return [
      { command: ['hdiutil', 'attach', '-nobrowse', '-readonly', '-mountpoint', VOLUME, file] },
      { command: [program, '--version'], says: version },
      { command: ['hdiutil', 'detach', VOLUME] },
    ];
  }
  return [
    // The folder comes last and without quotes, as NSIS wants it.
    { command: [file, '/S', `/D=${folder}`] },
    { command: [`${folder}\\${EXECUTABLE}.exe`, '--version'], says: version },
    { command: [`${folder}\\Uninstall ${PRODUCT}.exe`, '/S'] },
  ];
}

const INSTALLERS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'deb',
  darwin: 'dmg',
  win32: 'nsis',
};

function main(): void {
  const made = join(import.meta.dirname, '..', '..', 'out', 'make');
  const found = existsSync(made) ? findPackages(made, manifest.version) : [];
  const file = found.find(
    ({ artifact }) =>
      artifact.type === INSTALLERS[process.platform] && artifact.arch === process.arch,
  );
  if (file === undefined) throw new Error('out/make holds no installer for this machine');
  const folder = join(process.env.RUNNER_TEMP ?? made, EXECUTABLE);
  for (const { command, says } of smokeSteps(
    process.platform,
    file.path,
    manifest.version,
    folder,
  )) {
    const [program = '', ...args] = command;
    process.stdout.write(`${command.join(' ')}\n`);
    const { status, stdout, error } = spawnSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (error !== undefined) throw error;
    process.stdout.write(stdout);
    if (status !== 0) throw new Error(`${program} ended with ${status}`);
    if (says !== undefined && !stdout.includes(says)) {
      throw new Error(`${program} does not say ${says}`);
    }
  }
}

if (process.argv[1] === import.meta.filename) main();
