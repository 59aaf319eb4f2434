import { resolve } from 'node:path';
import { defineConfig, normalizePath, type Rolldown } from 'vite';
import { pageBundle, ZOD } from './page-bundle.ts';

const SCRIPT = normalizePath(resolve(import.meta.dirname, '..', '..', 'renderer', 'main.tsx'));

/**
 * The window, in a bundle of its own, and what it loads before it shows anything in one file. Shared with other pages
 * that code would lie in thirty, and each is a request that main answers while it starts itself.
 */
export default defineConfig(pageBundle(['index.html'], [ZOD, loadedFirst(SCRIPT)]));

/** The file of the modules that a script imports, and of what those import; not of what is imported when needed. */
function loadedFirst(script: string): Rolldown.CodeSplittingGroup {
  let loaded: Set<string> | null = null;
  return {
    debugName: 'window',
    name: (id, context) => {
      loaded ??= loadedBy(script, context);
      return loaded.has(id) ? 'window' : null;
    },
  };
}

function loadedBy(script: string, context: Rolldown.ChunkingContext): Set<string> {
  const loaded = new Set<string>();
  const open = [script];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (loaded.has(id)) continue;
    loaded.add(id);
    open.push(...(context.getModuleInfo(id)?.importedIds ?? []));
  }
  return loaded;
}
