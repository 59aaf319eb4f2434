import { posix } from 'node:path';

/** Paths that lead back to their first module, one for each way back; empty when there is none. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (module: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(module);
    if (seenAt !== -1) {
      cycles.push([...trail.slice(seenAt), module]);
      return;
    }
    if (done.has(module)) return;
    for (const next of graph.get(module) ?? []) visit(next, [...trail, module]);
    done.add(module);
  };
  for (const module of graph.keys()) visit(module, []);
  return cycles;
}

/**
 * The folders behind a graph of modules: one folder leads to another where a module directly in the one
 * imports a module directly in the other. A folder and its subfolder count like any two: the one may import
 * the other, and not both each other, so that a reader can start at one end.
 */
export function foldersOf(graph: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const [module, imported] of graph) {
    const from = posix.dirname(module);
    const reached = folders.get(from) ?? [];
    folders.set(from, reached);
    for (const to of imported.map((path) => posix.dirname(path))) {
      if (to !== from && !reached.includes(to)) reached.push(to);
    }
  }
  return folders;
}
