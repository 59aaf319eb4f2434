import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './desktop/at-exit.ts';

export interface SmallDisk {
  readonly path: string;
  /** Leaves no block free but so many bytes. */
  fill(left?: number): void;
  /** Gives back what `fill` took. */
  empty(): void;
  readOnly(yes: boolean): void;
  unmount(): void;
}

/** Whether this process may mount a disk of its own. */
export const canMount = process.getuid?.() === 0 && mounts();

function mounts(): boolean {
  const path = mkdtempSync(join(tmpdir(), 'cdnr-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' });
    execFileSync('umount', [path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(path);
  }
}

/** A real file system of so many kibibytes, which can run full and be read-only for root too. */
export function smallDisk(kibibytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'cdnr-disk-'));
  const mount = (...options: string[]) => execFileSync('mount', options, { stdio: 'ignore' });
  mount('-t', 'tmpfs', '-o', `size=${kibibytes}k,mode=0700`, 'tmpfs', path);
  const filler = join(path, 'filler');
  let mounted = true;
  const unmount = () => {
    if (!mounted) return;
    mounted = false;
    execFileSync('umount', ['-l', path], { stdio: 'ignore' });
    rmdirSync(path);
  };
  atExit(unmount);
  return {
    path,
    fill(left = 0) {
      writeFileSync(filler, '');
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)));
    },
    empty: () => writeFileSync(filler, ''),
    readOnly: (yes) => mount('-o', `remount,${yes ? 'ro' : 'rw'}`, path),
    unmount,
  };
}
