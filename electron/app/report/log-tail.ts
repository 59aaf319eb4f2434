import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** The end of a log, at most so many bytes and whole lines only; empty when there is no log. */
export function logTail(path: string, bytes: number): string {
  let file: number;
  try {
    // A pipe in its place would let the report wait for ever.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    return '';
  }
  try {
    const status = fstatSync(file);
    if (!status.isFile()) return '';
    const { size } = status;
    const buffer = Buffer.alloc(Math.min(size, bytes));
    const read = readSync(file, buffer, 0, buffer.length, size - buffer.length);
    const text = buffer.toString('utf8', 0, read);
    return size > bytes ? text.slice(text.indexOf('\n') + 1) : text;
  } finally {
    closeSync(file);
  }
}
