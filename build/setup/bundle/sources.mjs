// @ts-check
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** All that the bundle is made from; a change anywhere in here means a new build. */
export const bundleSources = [
  'electron',
  'renderer',
  'build/vite',
  'build/public',
  'build/setup/bundle',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** @param {string} folder @param {string} path
 * @returns {string[]} */
function filesUnder(folder, path) {
  const found = statSync(join(folder, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(folder, path))
    .sort()
    .flatMap((name) => filesUnder(folder, `${path}/${name}`));
}

/**
 * One hash over names and contents. Not over times: a fresh checkout of the same commit, or a
 * branch switched back and forth, needs no new build.
 * @param {string} folder
 * @param {readonly string[]} sources
 */
export function hashSources(folder, sources = bundleSources) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesUnder(folder, source))) {
    const content = readFileSync(join(folder, path));
    // The length keeps two files from being taken for one.
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
