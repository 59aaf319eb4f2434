import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';
import { updateSource } from './update-source.ts';

const bundle = nodeBundle('main', 'electron/main.ts');

/** The main process, and beside it what it shows and serves: icons, and the recording of practice. */
export default defineConfig({
  ...bundle,
  define: { ...bundle.define, ...updateSource() },
  publicDir: resolve(import.meta.dirname, '..', 'public'),
  build: { ...bundle.build, copyPublicDir: true },
});
