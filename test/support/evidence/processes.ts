import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import type { Trace } from './traces.ts';

/** A process and all that came from it, by the kernel's own account. */
export function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const childrenOf = (of: number): number[] =>
    parents.filter(([, parent]) => parent === of).flatMap(([it]) => [it, ...childrenOf(it)]);
  return [pid, ...childrenOf(pid)];
}

/** What Chromium calls each of them: `renderer`, `zygote`, … and nothing for the main process. */
export const rolesOf = (pid: number): string[] =>
  familyOf(pid).map((one) => {
    const command = quietly(() => readFileSync(`/proc/${one}/cmdline`, 'latin1')) ?? '';
    return /--type=([\w-]+)/.exec(command)?.[1] ?? '';
  });

function parentOf(pid: string): number {
  const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? '';
  // The name of the program stands in brackets before it and may hold anything.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? -1);
}

/** What everybody on the machine can see of the processes, and the files that they hold open, deleted ones too. */
export function processTraces(pids: readonly number[]): Trace[] {
  return pids.flatMap((pid) => [
    ...['cmdline', 'environ'].flatMap((name) => {
      const content = quietly(() => readFileSync(`/proc/${pid}/${name}`));
      return content ? [{ place: `process: ${name}`, content }] : [];
    }),
    ...openFiles(pid),
  ]);
}

function openFiles(pid: number): Trace[] {
  const folder = `/proc/${pid}/fd`;
  return (quietly(() => readdirSync(folder)) ?? []).flatMap((name) => {
    const path = `${folder}/${name}`;
    const isFile = quietly(
      () => statSync(path).isFile() && readlinkSync(path).endsWith('(deleted)'),
    );
    const content = isFile ? quietly(() => readFileSync(path)) : undefined;
    return content ? [{ place: 'process: deleted file', content }] : [];
  });
}

/** Processes end while they are looked at. */
function quietly<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
