// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../paths.mjs';

/**
 * @typedef {object} Licence of one package that is shipped
 * @property {string} name
 * @property {string} version
 * @property {string} licence by SPDX, as the package states it
 * @property {string} text all of its licence and notice files
 */

/** Where the list lies beside the pages: About reads it there, and it travels in the package's archive. */
export const LICENCE_LIST = 'licences.json';

/** What may be shipped in a program of ours: licences that ask for their text and a name, and no more. */
export const ALLOWED = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'],
  ...['BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Zlib', 'OFL-1.1'],
]);

/**
 * Whether one of the licences that a package offers, with all that it asks for at once, is allowed. What is no
 * expression of SPDX (`SEE LICENSE IN …`, `UNLICENSED`) names none.
 * @param {string} expression
 * @returns {boolean}
 */
export function isAllowed(expression) {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  // Nested ones are rare and need a person's eye.
  if (/[()]/.test(plain)) return false;
  return plain
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((name) => ALLOWED.has(name.trim())));
}

/**
 * The folder of the package that a bundled module belongs to; undefined for a module of ours.
 * @param {string} id as the bundler names it
 */
export function packageFolderOf(id) {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
}

/**
 * Collects the packages of all modules that a build has read. More than what is left of them in the end, for
 * what was dropped costs one text too many.
 * @param {Set<string>} folders
 * @returns {import('vite').Plugin}
 */
export function collectPackages(folders) {
  return {
    name: 'collect-packages',
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const folder = packageFolderOf(id);
        if (folder) folders.add(folder);
      }
    },
  };
}

const LICENCE_FILE = /^(un)?licen[sc]es?\b|^copying\b|^notice\b/i;

/** @param {string} holder */
const mitText = (holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/**
 * @param {string} folder of an installed package
 * @returns {Licence}
 * @throws Error when its licence is not on the list, or its text is not to be had.
 */
export function licenceOf(folder) {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const label = `${name} ${version}`;
  if (typeof license !== 'string' || !isAllowed(license)) {
    throw new Error(
      `${label} has the licence ${JSON.stringify(license)}, which is not on the list of those that may be shipped (build/setup/bundle/licences.mjs): take another package, or have the licence looked at and add it.`,
    );
  }
  const files = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort();
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0) {
    // The MIT licence's text is the same everywhere but for the name.
    if (license !== 'MIT')
      throw new Error(`${label} comes without the text of its licence (${license}).`);
    const holder = (typeof author === 'string' ? author : author?.name) ?? `the authors of ${name}`;
    texts.push(mitText(holder).trim());
  }
  return { name, version, licence: license, text: texts.join('\n\n') };
}

/** The package with native code: it is loaded from node_modules at run time, with what it needs. */
const UNBUNDLED = '@photostructure/sqlite';

/** What is shipped and in no bundle: Electron itself, and the packages that travel as they are. */
export function foldersBesideTheBundle() {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'));
  const needed = new Set(['electron']);
  for (const waiting = [UNBUNDLED]; waiting.length > 0; ) {
    const name = waiting.pop() ?? '';
    if (needed.has(name)) continue;
    needed.add(name);
    waiting.push(...Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {}));
  }
  return [...needed]
    .map((name) => inProject('node_modules', ...name.split('/')))
    .filter((folder) => existsSync(folder));
}

/**
 * Every package once, by name.
 * @param {Iterable<string>} folders
 */
export function licencesOf(folders) {
  const all = [...folders].map(licenceOf);
  const byLabel = new Map(all.map((one) => [`${one.name} ${one.version}`, one]));
  return [...byLabel.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/**
 * @param {string} folder of the built pages
 * @param {Iterable<string>} folders of all packages
 */
export async function writeLicences(folder, folders) {
  const list = licencesOf(folders);
  await writeFile(join(folder, LICENCE_LIST), `${JSON.stringify(list, null, 1)}\n`);
}

/** The same for people who look into the folder of the program.
 * @param {readonly Licence[]} list */
export const licencesAsText = (list) => `${HEADING}\n\n${list.map(licenceAsText).join('\n\n')}\n`;

const HEADING =
  'CDN Recorder contains the packages below, each under its own licence. Those of Electron and of what it contains (Chromium, Node.js and others) are in LICENSE.electron.txt and LICENSES.chromium.html.';

/** @param {Licence} one */
const licenceAsText = ({ name, version, licence, text }) =>
  `${'='.repeat(78)}\n${name} ${version} (${licence})\n\n${text}`;
