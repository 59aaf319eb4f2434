// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** All that the bundle is made from; a change anywhere in here means a new build. */
export const bundleSources = [
  'electron',
  'renderer',
  'build/vite',
  'build/help',
  // Help shows these.
  ...['guide', 'command-line', 'data', 'security', 'performance'].flatMap((name) => [
    `docs/${name}.md`,
    `docs/${name}.zh-CN.md`,
  ]),
  'docs/images',
  'build/public',
  'build/setup/bundle',
  'build/update-key',
  'build/update-feed',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** What else goes into it: another value means a new build. */
const variables = ['CDN_RECORDER_UPDATE_KEY', 'CDN_RECORDER_UPDATE_FEED'];

/** @param {string} folder @param {string} path
 * @returns {string[]} */
function filesOf(folder, path) {
  if (!existsSync(join(folder, path))) return [];
  return statSync(join(folder, path)).isDirectory() ? filesUnder(folder, path) : [path];
}

/** @param {string} folder @param {string} path
 * @returns {string[]} */
function filesUnder(folder, path) {
  const entries = readdirSync(join(folder, path), { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = `${path}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(folder, inside) : [inside];
    });
}

/**
 * One hash over names and contents. Not over times: a fresh checkout of the same commit, or a
 * branch switched back and forth, needs no new build.
 * @param {string} folder
 * @param {readonly string[]} sources
 */
export function hashSources(folder, sources = bundleSources) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesOf(folder, source))) {
    const content = readFileSync(join(folder, path));
    // The length keeps two files from being taken for one.
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  for (const name of variables) hash.update(`${name}\0${process.env[name] ?? ''}\0`);
  return hash.digest('hex');
}
