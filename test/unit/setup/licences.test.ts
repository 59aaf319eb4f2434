import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  foldersBesideTheBundle,
  isAllowed,
  licenceOf,
  licencesAsText,
  licencesOf,
  packageFolderOf,
} from '../../../build/setup/bundle/licences.mjs';
import { repositoryRoot } from '../../support/desktop/electron.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('licences');
});
afterEach(() => folder.remove());

/** An installed package with these fields and files. */
function plant(manifest: Record<string, unknown>, files: Record<string, string> = {}): string {
  const path = join(folder.path, 'node_modules', 'planted');
  mkdirSync(path, { recursive: true });
  const named = { name: 'planted', version: '1.2.3', ...manifest };
  writeFileSync(join(path, 'package.json'), JSON.stringify(named));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

describe('which licences may be shipped', () => {
  test.each(['MIT', 'ISC', 'Apache-2.0', '(MIT OR CC0-1.0)', 'GPL-3.0-only OR MIT', 'MIT AND ISC'])(
    '%s may',
    (licence) => {
      expect(isAllowed(licence)).toBe(true);
    },
  );

  test.each([
    'GPL-3.0-only',
    'AGPL-3.0',
    'MPL-2.0',
    'MIT AND GPL-3.0-only',
    '(MIT AND (GPL-2.0 OR LGPL-3.0))',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE.txt',
    '',
  ])('%j may not', (licence) => {
    expect(isAllowed(licence)).toBe(false);
  });
});

describe('a planted package', () => {
  test.each([
    ['under a licence that is not on the list', { license: 'GPL-3.0-only' }],
    ['without a licence', {}],
    ['with one in the form of former times', { license: { type: 'MIT' } }],
  ])('%s ends the build, named', (_name, manifest) => {
    const path = plant(manifest, { LICENSE: 'text' });
    expect(() => licencesOf([path])).toThrow(/^planted 1\.2\.3 has the licence .+ not on the list/);
  });

  test('without its licence’s text ends the build, named', () => {
    const path = plant({ license: 'Apache-2.0' });
    expect(() => licencesOf([path])).toThrow(/^planted 1\.2\.3 comes without the text/);
  });

  test('under MIT without a text gets it, with its author’s name', () => {
    const { text } = licenceOf(plant({ license: 'MIT', author: { name: 'A. Author' } }));
    expect(text).toMatch(/Copyright \(c\) A\. Author\n\nPermission is hereby granted/);
  });

  test('brings all of its texts, the notice too', () => {
    const texts = { 'LICENSE-MIT': 'the licence', 'NOTICE.md': 'the notice', 'README.md': 'no' };
    const licence = licenceOf(plant({ license: 'MIT' }, texts));
    expect(licence).toMatchObject({ name: 'planted', version: '1.2.3', licence: 'MIT' });
    expect(licence.text).toBe('the licence\n\nthe notice');
    expect(licencesAsText([licence])).toContain('planted 1.2.3 (MIT)\n\nthe licence');
  });
});

test.each([
  ['/a/node_modules/zod/v4/index.js', '/a/node_modules/zod'],
  ['/a/node_modules/@mantine/core/styles.css?inline', '/a/node_modules/@mantine/core'],
  ['/a/node_modules/x/node_modules/y/i.js', '/a/node_modules/x/node_modules/y'],
  ['\0/a/node_modules/undici/index.js?commonjs-proxy', '/a/node_modules/undici'],
  ['C:\\a\\node_modules\\@s\\p\\i.js', 'C:\\a\\node_modules\\@s\\p'],
  ['/a/electron/main.ts', undefined],
  ['\0rolldown/runtime.js', undefined],
])('the module %j belongs to %j', (id, path) => {
  expect(packageFolderOf(id)).toBe(path);
});

test('what is shipped beside the bundle is named: Electron, and what is installed for run time', () => {
  const names = licencesOf(foldersBesideTheBundle()).map(({ name }) => name);
  expect(names).toEqual(['@photostructure/sqlite', 'electron', 'node-addon-api', 'node-gyp-build']);
  expect(foldersBesideTheBundle()).toContain(join(repositoryRoot, 'node_modules', 'electron'));
});
