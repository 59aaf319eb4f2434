import { readdirSync, readFileSync } from 'node:fs';

/** A line of the kernel's own on a process; empty once that is gone. */
function told(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

const parentOf = (pid: string): string | null =>
  /^PPid:\s+(\d+)/m.exec(told(pid, 'status'))?.[1] ?? null;

const pssKb = (pid: string): number =>
  Number(/^Pss:\s+(\d+)/m.exec(told(pid, 'smaps_rollup'))?.[1] ?? 0);

function family(root: number): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]));
  const belongs = (pid: string | null): boolean =>
    pid !== null && (pid === String(root) || belongs(parents.get(pid) ?? null));
  return pids.filter(belongs);
}

/** Proportional set size of a process and all its descendants, in megabytes. Linux only. */
export function totalPssMb(root: number): number {
  return family(root).reduce((sum, pid) => sum + pssKb(pid), 0) / 1024;
}

/** `sysconf(_SC_CLK_TCK)`: the same on every Linux that Electron runs on. */
const TICKS_A_SECOND = 100;

/** Seconds that each process of a family has computed so far, by its id. Linux only. */
export function cpuSeconds(root: number): Map<string, number> {
  return new Map(
    family(root).map((pid) => {
      // After the name, which may hold spaces, come fields 3 and on; 14 and 15 are user and system time.
      const fields = told(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
      return [pid, (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_A_SECOND];
    }),
  );
}
