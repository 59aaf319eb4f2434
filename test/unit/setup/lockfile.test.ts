import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../../support/desktop/electron.ts';

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}
type Packages = Readonly<Record<string, LockedPackage>>;

/** 64 bytes in base64: what the registry computed over the package's archive. */
const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** Why npm would install something else than the lockfile means, without a word. */
function looseEntries(packages: Packages): string[] {
  return Object.entries(packages).flatMap(([path, entry]) => {
    if (path === '') return [];
    if (entry.link) return [`${path} is a link to a folder`];
    // Also git, a file and plain http: what is fetched from there has no hash of the registry's.
    if (entry.resolved !== undefined) return [`${path} names the place it comes from`];
    if (!SHA512.test(entry.integrity ?? '')) return [`${path} has no integrity by SHA-512`];
    return [];
  });
}

const packagesOf = (folder: string): Packages =>
  JSON.parse(readFileSync(join(repositoryRoot, folder, 'package-lock.json'), 'utf8')).packages;

const packages = packagesOf('.');

/**
 * The remedy: take the entries named out of `package-lock.json`, then, in a folder that has only it,
 * `package.json` and `.npmrc`: `npm install --package-lock-only`. npm asks the registry for them anew.
 */
test('every locked package has its hash, the shipped libraries among them', () => {
  expect(Object.keys(packages).length).toBeGreaterThan(500);
  expect(looseEntries(packages)).toEqual([]);
});

test.each(['companion-module', 'stream-deck-plugin'])('so has each of %s', (name) => {
  const own = packagesOf(`integrations/${name}`);
  expect(Object.keys(own).length).toBeGreaterThan(10);
  expect(looseEntries(own)).toEqual([]);
});

const zod = packages['node_modules/zod'] ?? {};
test.each<[string, LockedPackage, string]>([
  ['without a hash', { version: '4.6.7' }, 'has no integrity by SHA-512'],
  ['with an empty one', { ...zod, integrity: '' }, 'has no integrity by SHA-512'],
  [
    'with one that can be forged',
    { ...zod, integrity: 'sha1-qUqP2Gtk1z0m0QmZl8n5j2Q1v0A=' },
    'has no integrity by SHA-512',
  ],
  [
    'with one cut short',
    { ...zod, integrity: zod.integrity?.slice(0, 40) ?? '' },
    'has no integrity by SHA-512',
  ],
  [
    'from a repository',
    { ...zod, resolved: 'git+ssh://git@host/zod.git#1a2b' },
    'names the place it comes from',
  ],
  ['that is a link', { ...zod, link: true }, 'is a link to a folder'],
])('a package %s is found', (_name, planted, what) => {
  expect(looseEntries({ ...packages, 'node_modules/zod': planted })).toEqual([
    `node_modules/zod ${what}`,
  ]);
});
