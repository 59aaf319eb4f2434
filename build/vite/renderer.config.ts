import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { helpDocuments } from '../help/help-plugin.ts';

const project = resolve(import.meta.dirname, '..', '..');

/**
 * The pages, served from `app://` under a policy that allows no inline script: the window's, the one in which
 * secrets are entered, the one that plays a file, the one that is printed, and the one that sounds.
 */
export default defineConfig({
  root: resolve(project, 'renderer'),
  base: './',
  plugins: [react(), helpDocuments()],
  build: {
    outDir: resolve(project, '.vite', 'renderer'),
    emptyOutDir: true,
    rolldownOptions: {
      input: ['index.html', 'secrets.html', 'player.html', 'certificate.html', 'sound.html'].map(
        (page) => resolve(project, 'renderer', page),
      ),
      output: {
        codeSplitting: {
          // With its setting beside it, so that no schema in a shared chunk is made before that is set.
          groups: [{ name: 'zod', test: /[\\/]zod/ }],
        },
      },
    },
    target: 'chrome130',
    // Both would put code or data into the page itself, where the policy forbids it.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The page comes from the disk: one larger file is quicker than several small ones.
    chunkSizeWarningLimit: 4_000,
  },
});
