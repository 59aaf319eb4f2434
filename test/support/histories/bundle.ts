import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { WORKERS } from '../workers.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const STATIONS = 'test/support/histories/station-process.ts';

/** The program of the stations in files that Node reads at once. */
export interface Bundle {
  readonly stations: string;
  readonly historyWorker: string;
  readonly filesWorker: string;
  /** Compiled code is kept here from one process to the next. */
  readonly cache: string;
}

/**
 * Bundles what a station process and its workers run. From the sources each of some forty workers
 * would strip the types of each module again, at each start: most of the processor time of a history.
 * In the project's folder, where the one package with native code is found.
 */
export async function bundleStations(): Promise<Bundle & { remove(): void }> {
  const home = join(ROOT, '.vite');
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, 'histories-'));
  // One by one: a part in common would bring each worker the whole program.
  for (const [name, entry] of Object.entries({ stations: STATIONS, ...WORKERS })) {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      ssr: { noExternal: true, external: ['electron', '@photostructure/sqlite'] },
      build: {
        outDir: folder,
        emptyOutDir: false,
        ssr: true,
        target: 'node24',
        minify: false,
        rolldownOptions: {
          input: { [name]: join(ROOT, entry) },
          output: {
            format: 'cjs',
            entryFileNames: '[name].cjs',
            chunkFileNames: '[name]-[hash].cjs',
          },
        },
      },
    });
  }
  return {
    stations: join(folder, 'stations.cjs'),
    historyWorker: join(folder, 'history-worker.cjs'),
    filesWorker: join(folder, 'files-worker.cjs'),
    cache: join(folder, 'cache'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
