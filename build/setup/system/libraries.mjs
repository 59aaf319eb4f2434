// @ts-check
import { existsSync } from 'node:fs';
import { run } from '../processes.mjs';
import { Stop } from '../stop.mjs';

/** @param {string} listing what `ldd` prints */
export function missingLibraries(listing) {
  const names = [...listing.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

/**
 * On a Linux whose package names we do not know, the executable itself says what it lacks.
 * @param {string} executable
 */
export async function checkLibraries(executable) {
  const { stdout } = await run('ldd', [executable], { env: { ...process.env, LC_ALL: 'C' } });
  const names = missingLibraries(stdout);
  if (names.length) {
    throw new Stop(
      `Electron lacks the shared libraries ${names.join(', ')}: install the packages of your distribution that hold them, then start again.`,
    );
  }
}

/** @param {string} program
 * @param {string} path */
export const isOnPath = (program, path = process.env.PATH ?? '') =>
  path.split(':').some((folder) => folder && existsSync(`${folder}/${program}`));
