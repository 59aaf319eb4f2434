import { existsSync } from 'node:fs';
import { openForReading } from '../../database.ts';
import type { ListingKey, WatchRepository } from '../../ports.ts';
import { Connection } from '../../search/connection.ts';
import { FILES_MIGRATIONS } from '../schema.ts';
import { FileReader } from '../search/reader.ts';

/** How long a statement waits where another program writes, in milliseconds. */
const BUSY_MS = 2_000;

/** The list of files as a process sees it that does not own the data folder. */
export interface FilesLook extends Pick<WatchRepository, 'ofPreset' | 'cursor'> {
  close(): void;
}

/** Reads the list of files, and writes nothing. A question rejects where it cannot be read. */
export function lookIntoFiles(path: string): FilesLook {
  let opened: FileReader | undefined;
  const reader = (): FileReader | null => {
    if (!opened && !existsSync(path)) return null;
    const options = { synchronous: 'FULL', migrations: FILES_MIGRATIONS, busyMs: BUSY_MS } as const;
    opened ??= new FileReader(new Connection(openForReading(path, options)));
    return opened;
  };
  return {
    ofPreset: async (presetId) => reader()?.watchesOfPreset(presetId) ?? [],
    cursor: async (of: ListingKey) => reader()?.cursor(of) ?? null,
    close: () => opened?.close(),
  };
}
