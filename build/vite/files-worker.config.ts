import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';

/** A file of its own: a worker thread is started from a path. */
export default defineConfig(nodeBundle('files-worker', 'electron/storage/files/worker/worker.ts'));
