import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../desktop/electron.ts';
import type { Sources } from './check.ts';

/** Every file in folders of the repository, by path from its root. */
export function readSources(folders: readonly string[]): Sources {
  return new Map(
    folders.flatMap((folder) =>
      readdirSync(join(repositoryRoot, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry): [string, string] => {
          const file = join(entry.parentPath, entry.name);
          const path = file.slice(repositoryRoot.length).replaceAll('\\', '/');
          return [path, readFileSync(file, 'utf8')];
        }),
    ),
  );
}
