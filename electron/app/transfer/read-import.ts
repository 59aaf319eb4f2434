import { MAX_IMPORT_BYTES } from '#contract/model/import.ts';
import { readSmallFile } from '../read-small-file.ts';

export type ReadImport =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: 'unreadable' | 'too-large' | 'not-utf8' };

/** The text of a regular file of at most MAX_IMPORT_BYTES. Never throws. */
export async function readImport(path: string): Promise<ReadImport> {
  const read = await readSmallFile(path, MAX_IMPORT_BYTES);
  return read.ok ? decoded(read.bytes) : read;
}

function decoded(bytes: Buffer): ReadImport {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, fault: 'not-utf8' };
  }
}
