import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';

const bundle = nodeBundle('main', 'electron/main.ts');

/** The main process, and beside it what it shows and serves: icons, and the recording of practice. */
export default defineConfig({
  ...bundle,
  publicDir: resolve(import.meta.dirname, '..', 'public'),
  build: { ...bundle.build, copyPublicDir: true },
});
