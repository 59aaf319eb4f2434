import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
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
      try {
        writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)));
      } catch (error) {
        // A process that writes at the same time has taken the last of it: it is full.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
    empty: () => writeFileSync(filler, ''),
    readOnly: (yes) => mount('-o', `remount,${yes ? 'ro' : 'rw'}`, path),
    unmount,
  };
}

/** A disk that turns read-only under open files, as a real one does when it fails; and is mended afterwards. */
export interface FailingDisk {
  readonly path: string;
  fail(): void;
  /** To be called when no process has a file of it open. */
  mend(): void;
  unmount(): void;
}

const run = (command: string, ...options: string[]) =>
  execFileSync(command, options, { stdio: 'ignore' });

/** Whether this machine lends a block device to a file. */
export const canFail = canMount && lendsDevices();

function lendsDevices(): boolean {
  try {
    failingDisk().unmount();
    return true;
  } catch {
    return false;
  }
}

export function failingDisk(): FailingDisk {
  const folder = mkdtempSync(join(tmpdir(), 'cdnr-image-'));
  const image = join(folder, 'image');
  writeFileSync(image, '');
  truncateSync(image, 16 * 1024 * 1024);
  const path = mkdtempSync(join(tmpdir(), 'cdnr-disk-'));
  const mount = () => run('mount', '-o', 'loop', image, path);
  let mounted = false;
  const unmount = () => {
    if (mounted) run('umount', '-l', path);
    mounted = false;
    rmSync(path, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    run('mkfs.ext4', '-q', image);
    mount();
    mounted = true;
  } catch (error) {
    unmount();
    throw error;
  }
  atExit(unmount);
  return {
    path,
    fail: () => run('mount', '-o', 'remount,abort', path),
    mend() {
      run('umount', path);
      // 1: errors were corrected.
      try {
        run('e2fsck', '-fy', image);
      } catch (error) {
        if ((error as { status?: number }).status !== 1) throw error;
      }
      mount();
    },
    unmount,
  };
}
