import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repositoryRoot } from '../desktop/electron.ts';

export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Our own code in which words are used; where they are kept does not count. */
export function sources(folder: 'renderer' | 'electron'): Source[] {
  const root = join(repositoryRoot, folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(repositoryRoot, path), text: readFileSync(path, 'utf8') }))
    .filter(({ path }) => !path.replaceAll('\\', '/').startsWith('electron/contract/locales/'));
}
