import { chmodSync, closeSync, openSync, writeFileSync } from 'node:fs';

/**
 * Writes a report to the file that the operator chose. It replaces an existing one: the dialog has asked.
 *
 * @throws Error of the file system; what was written by then may be cut short.
 */
export function writeReport(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    // SECURITY: an existing file keeps its mode; what is in a report is for its owner alone.
    chmodSync(path, 0o600);
    writeFileSync(file, text, 'utf8');
  } finally {
    closeSync(file);
  }
}
