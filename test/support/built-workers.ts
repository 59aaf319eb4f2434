import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { nodeBundle } from '../../build/vite/node-bundle.ts';
import { repositoryRoot } from './desktop/electron.ts';
import { BUILT_WORKERS, WORKERS } from './workers.ts';

/**
 * Global set-up: bundles the workers of history and files as the program ships them, once for all tests of a run. From
 * the sources each of some hundred workers would read and strip every module again: two thirds of the processor time of
 * a station. In the project's folder, where the one package with native code is found; the environment tells tests and
 * the processes that they start.
 */
export default async function buildOnce(): Promise<() => void> {
  const home = join(repositoryRoot, '.vite');
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, 'workers-'));
  await Promise.all(
    Object.entries(WORKERS).map(([name, entry]) => {
      const config = nodeBundle(name, entry);
      return build({
        ...config,
        configFile: false,
        logLevel: 'error',
        build: { ...config.build, outDir: folder, sourcemap: false },
      });
    }),
  );
  process.env[BUILT_WORKERS] = folder;
  return () => {
    delete process.env[BUILT_WORKERS];
    rmSync(folder, { recursive: true, force: true });
  };
}
