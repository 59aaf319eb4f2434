import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { nodeBundle } from '../../../build/vite/node-bundle.ts';
import { repositoryRoot } from '../desktop/electron.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the double of main and the main processes of the tests lie, built once for all files of a run. */
    builtDouble: string;
  }
}

const HERE = join(repositoryRoot, 'test', 'support', 'fake-bridge');
const MEDIA = join(repositoryRoot, 'test', 'support', 'media');

/** Global set-up of the tests of the window alone. */
export default async function buildOnce({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'built-double-'));
  await Promise.all([
    buildMain(folder, 'page-main', HERE),
    buildMain(folder, 'player-main', MEDIA),
    buildDouble(folder),
  ]);
  provide('builtDouble', folder);
  return () => rm(folder, { recursive: true, force: true });
}

function buildMain(folder: string, name: string, home: string) {
  const config = nodeBundle(name, join(home, `${name}.ts`));
  return build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, outDir: join(folder, 'main') },
  });
}

const buildDouble = (folder: string) =>
  build({
    configFile: false,
    root: repositoryRoot,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: join(folder, 'double'),
      lib: {
        entry: join(HERE, 'in-page.ts'),
        formats: ['iife'],
        name: 'fakePage',
        fileName: () => 'double.js',
      },
    },
  });
