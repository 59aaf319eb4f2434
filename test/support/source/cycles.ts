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
