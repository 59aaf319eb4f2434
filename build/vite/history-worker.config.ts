import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';

/** A file of its own: a worker thread is started from a path. */
export default defineConfig(
  nodeBundle('history-worker', 'electron/storage/history/worker/worker.ts'),
);
