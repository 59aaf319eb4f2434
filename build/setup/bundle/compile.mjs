// @ts-check
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'vite';
import { inProject } from '../paths.mjs';
import { collectPackages, foldersBesideTheBundle, writeLicences } from './licences.mjs';

/**
 * Compiles everything into the folder named on the command line. A program of its own, because Vite
 * needs a newer Node than set-up may run on.
 */
const target = resolve(process.argv[2] ?? inProject('.vite'));

/** @type {readonly (readonly [config: string, folder: string])[]} */
const parts = [
  ['launcher', 'build'],
  ['guard', 'build'],
  ['main', 'build'],
  ['history-worker', 'build'],
  ['files-worker', 'build'],
  ['preload', 'build'],
  ['window', 'renderer'],
  ['renderer', 'renderer'],
];

/** @type {Set<string>} */
const packages = new Set();

try {
  await Promise.all(
    parts.map(([name, folder]) =>
      build({
        configFile: inProject('build', 'vite', `${name}.config.ts`),
        logLevel: 'error',
        plugins: [collectPackages(packages)],
        build: { outDir: join(target, folder), emptyOutDir: false },
      }),
    ),
  );
  await writeLicences(join(target, 'renderer'), [...packages, ...foldersBesideTheBundle()]);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  // The bundler colours its messages even where NO_COLOR asks it not to.
  const text = process.stderr.isTTY ? message : stripVTControlCharacters(message);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
