import { readdirSync, readFileSync } from 'node:fs';

function parentOf(pid: string): string | null {
  try {
    return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}

function pssKb(pid: string): number {
  try {
    return Number(
      /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
    );
  } catch {
    return 0;
  }
}

/** Proportional set size of a process and all its descendants, in megabytes. Linux only. */
export function totalPssMb(root: number): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]));
  const belongs = (pid: string | null): boolean =>
    pid !== null && (pid === String(root) || belongs(parents.get(pid) ?? null));
  return pids.filter(belongs).reduce((sum, pid) => sum + pssKb(pid), 0) / 1024;
}
