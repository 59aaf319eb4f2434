import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';

const bundle = nodeBundle('main', 'electron/main.ts');

/** The main process, with the icons that tray and window show beside it. */
export default defineConfig({
  ...bundle,
  publicDir: resolve(import.meta.dirname, '..', 'icons', 'public'),
  build: { ...bundle.build, copyPublicDir: true },
});
