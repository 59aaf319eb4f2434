import { describe, expect, test } from 'vitest';
import { isShipped, shippedManifest } from '../../../build/package/contents.ts';
import manifest from '../../../package.json' with { type: 'json' };

describe('what goes into the archive', () => {
  test.each([
    '',
    '/package.json',
    '/.vite',
    '/.vite/build/guard.cjs',
    '/.vite/build/icons/app.png',
    '/.vite/build/practice/practice.mp4',
    '/.vite/renderer/assets/index-1.js',
    '/node_modules',
    '/node_modules/@photostructure/sqlite/dist/index.cjs',
    '/node_modules/@photostructure/sqlite/prebuilds/linux-x64/x.node',
    '/node_modules/node-gyp-build/node-gyp-build.js',
  ])('%j does', (path) => {
    expect(isShipped(path)).toBe(true);
  });

  test.each([
    '/provision.json',
    '/.env',
    '/.npmrc',
    '/.git/config',
    '/.vite/sources.sha256',
    '/.vite/build.lock',
    '/.vite/partial-1/build/main.cjs',
    '/.vite/build/main.cjs.map',
    '/.vite/builder/x.js',
    '/electron/main.ts',
    '/test/support/provision.ts',
    '/docs/guide.md',
    '/out/CDN Recorder-linux-x64/cdn-recorder',
    '/package-lock.json',
    '/node_modules/zod/package.json',
    '/node_modules/.cache/x',
    '/node_modules/@photostructure/sqlite/src/binding.cpp',
    '/node_modules/@photostructure/sqlite/dist/index.cjs.map',
    '/node_modules/@photostructure/other/package.json',
  ])('%j does not', (path) => {
    expect(isShipped(path)).toBe(false);
  });

  test('of package.json what the program needs, and nothing of how it is made', () => {
    const shipped = shippedManifest(manifest);
    expect(shipped).toMatchObject({
      name: 'cdn-recorder',
      productName: 'CDN Recorder',
      version: manifest.version,
      main: manifest.main,
    });
    const { '@photostructure/sqlite': sqlite } = manifest.dependencies;
    expect(shipped.dependencies).toEqual({ '@photostructure/sqlite': sqlite });
    for (const key of ['scripts', 'devDependencies', 'engines', 'allowScripts']) {
      expect(shipped).not.toHaveProperty(key);
    }
  });

  test('all that the program needs at run time is shipped', () => {
    expect(isShipped(`/${manifest.main}`)).toBe(true);
    for (const name of Object.keys(shippedManifest(manifest).dependencies)) {
      expect(isShipped(`/node_modules/${name}/package.json`)).toBe(true);
    }
  });
});
