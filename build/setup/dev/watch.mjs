// @ts-check
import { build } from 'vite';
import { inProject } from '../paths.mjs';

/** @typedef {{on(name: 'event', listener: (event: {code: string}) => void): void, close(): Promise<void>}} Watcher */

/**
 * Builds one part of the main process and builds it again at every change.
 * @param {string} name of the Vite configuration
 * @param {() => void} onBuilt after each build that worked
 */
async function watchPart(name, onBuilt) {
  const watcher = /** @type {Watcher} */ (
    /** @type {unknown} */ (
      await build({
        configFile: inProject('build', 'vite', `${name}.config.ts`),
        logLevel: 'error',
        mode: 'development',
        build: { watch: {} },
      })
    )
  );
  await new Promise((resolve) => {
    let failed = false;
    watcher.on('event', ({ code }) => {
      if (code === 'START') failed = false;
      if (code === 'ERROR') failed = true;
      if (code === 'END' && !failed) {
        onBuilt();
        resolve(undefined);
      }
    });
  });
  return watcher;
}

/**
 * All that runs on Electron's Node. The first builds are awaited, so that the app starts once.
 * @param {() => void} onChanged
 */
export async function watchMain(onChanged) {
  let ready = false;
  const notify = () => ready && onChanged();
  const parts = ['guard', 'main', 'preload', 'history-worker', 'files-worker'];
  await Promise.all(parts.map((name) => watchPart(name, notify)));
  ready = true;
}
