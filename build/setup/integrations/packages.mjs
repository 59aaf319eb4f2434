// @ts-check
import { readFileSync } from 'node:fs';
import { inProject } from '../paths.mjs';

/** Where the packages that are handed out are put. */
export const MADE = ['out', 'integrations'];

/**
 * @typedef {object} Integration
 * @property {string} name its folder in `integrations/`
 * @property {readonly string[]} sources in that folder
 * @property {string} made the package that is handed out, in `MADE`
 * @property {readonly (readonly string[])[]} steps programs for Node and their arguments, run in its folder
 */

/** In each of them. */
const PACKAGE = ['package.json', 'package-lock.json', 'tsconfig.json'];
const LICENCES = inProject('build', 'setup', 'integrations', 'licences.mjs');

const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));

const COMPANION = 'node_modules/@companion-module/tools/dist/scripts';
const CHECK_MENDED = import.meta.resolve('./companion-check.mjs');
const companion = `companion-module-cdn-recorder-${version}`;

const STREAM_DECK = 'node_modules/@elgato/cli/bin/streamdeck.mjs';
const PLUGIN_ID = 'com.cdn-recorder.deck';
const plugin = `out/${PLUGIN_ID}.sdPlugin`;

/** The makers' own tools, offline: nothing but npm asks the network. @type {readonly Integration[]} */
export const INTEGRATIONS = [
  {
    name: 'companion-module',
    sources: [...PACKAGE, 'build-config.cjs', 'companion', 'src'],
    made: `${companion}.tgz`,
    steps: [
      [LICENCES],
      ['--import', CHECK_MENDED, `${COMPANION}/check-connection.js`],
      [`${COMPANION}/build-connection.js`, '--output', inProject(...MADE, companion)],
    ],
  },
  {
    name: 'stream-deck-plugin',
    sources: [...PACKAGE, 'build.mjs', 'plugin', 'src'],
    made: `${PLUGIN_ID}.streamDeckPlugin`,
    steps: [
      [LICENCES],
      ['build.mjs'],
      [STREAM_DECK, 'validate', '--no-update-check', plugin],
      [STREAM_DECK, 'pack', '--no-update-check', '--force', '--output', inProject(...MADE), plugin],
    ],
  },
];
