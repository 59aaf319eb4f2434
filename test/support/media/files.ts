import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServedFile } from './media-server.ts';

const FOLDER = join(import.meta.dirname, 'files');

/** The small recordings beside this file, as a server serves them: `/short.mp4` and so on. */
export const smallRecordings = (): Record<string, ServedFile> =>
  Object.fromEntries(
    readdirSync(FOLDER).map((name) => [`/${name}`, { bytes: readFileSync(join(FOLDER, name)) }]),
  );
