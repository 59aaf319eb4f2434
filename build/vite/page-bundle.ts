import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Rolldown, UserConfig } from 'vite';
import manifest from '../../package.json' with { type: 'json' };
import { helpDocuments } from '../help/help-plugin.ts';
import { withoutUnusedSchemas } from './unused-schemas.ts';

const project = resolve(import.meta.dirname, '..', '..');

/**
 * Pages that are served from `app://` under a policy that allows no inline script.
 *
 * @param groups which modules go into one file; the bundler splits the rest
 */
export function pageBundle(
  pages: readonly string[],
  groups: Rolldown.CodeSplittingGroup[],
): UserConfig {
  return {
    root: resolve(project, 'renderer'),
    base: './',
    define: {
      // For About, which says so where another one runs.
      'import.meta.env.VITE_WANTED_ELECTRON': JSON.stringify(manifest.devDependencies.electron),
    },
    plugins: [react(), helpDocuments(), withoutUnusedSchemas()],
    build: {
      outDir: resolve(project, '.vite', 'renderer'),
      emptyOutDir: true,
      rolldownOptions: {
        input: pages.map((page) => resolve(project, 'renderer', page)),
        output: { codeSplitting: { groups, includeDependenciesRecursively: false } },
      },
      target: 'chrome130',
      // Both would put code or data into the page itself, where the policy forbids it.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      // The page comes from the disk: one larger file is quicker than several small ones.
      chunkSizeWarningLimit: 4_000,
    },
  };
}

/** With its setting beside it, so that no schema in a shared file is made before that is set. */
export const ZOD: Rolldown.CodeSplittingGroup = { name: 'zod', test: /[\\/]zod/, priority: 1 };
