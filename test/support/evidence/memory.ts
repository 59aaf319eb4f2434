import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { secretFinder } from '../leaks.ts';

const CHUNK = 16 * 1024 * 1024;
/** No form of a secret is longer: chunks overlap by that much. */
const OVERLAP = 4096;

/** Only root may read the memory of processes that Chromium has closed to others. */
export const canReadMemory = process.getuid?.() === 0;

/** Whether a process has any of the secrets in its memory, freed memory included. One that ended has not. */
export function memoryHolds(pid: number, secrets: readonly string[]): boolean {
  if (!existsSync(`/proc/${pid}/mem`)) return false;
  const holds = secretFinder(secrets);
  const file = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(CHUNK);
  try {
    return regionsOf(pid).some(([from, to]) => {
      for (let at = from; at < to; at += CHUNK - OVERLAP) {
        const read = readRegion(file, buffer, Math.min(CHUNK, to - at), at);
        if (holds(buffer.subarray(0, read))) return true;
      }
      return false;
    });
  } finally {
    closeSync(file);
  }
}

/** What may be written to: code and data of the programs themselves are the same for everybody. */
function regionsOf(pid: number): [from: number, to: number][] {
  return [
    ...readFileSync(`/proc/${pid}/maps`, 'utf8').matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm),
  ].map(([, from = '', to = '']) => [Number.parseInt(from, 16), Number.parseInt(to, 16)]);
}

/** Regions come and go, and those that are only reserved cannot be read: nothing is in them. */
function readRegion(file: number, buffer: Buffer, length: number, at: number): number {
  try {
    return readSync(file, buffer, 0, length, at);
  } catch {
    return 0;
  }
}
