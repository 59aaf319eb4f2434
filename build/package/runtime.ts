import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };

/** The Electron that package.json asks for: the one that is handed out. */
export const WANTED_ELECTRON = manifest.devDependencies.electron;

/**
 * The version of an Electron, or of an app packaged with it.
 * @param folder with the executable in it (on macOS: with the application)
 */
export const electronIn = (folder: string): string =>
  readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');

/** Whether another Electron than the wanted one is in it: good for tests, never to be released. */
export const isStandIn = (version: string, wanted: string = WANTED_ELECTRON): boolean =>
  version !== wanted;

/** What the file name of a package says of a runtime that stands in: `-runtime33`. Empty for the wanted one. */
export function runtimeMark(version: string, wanted: string = WANTED_ELECTRON): string {
  if (!isStandIn(version, wanted)) return '';
  const [major, wantedMajor] = [version, wanted].map((text) => text.split('.')[0]);
  return `-runtime${major === wantedMajor ? version : major}`;
}

/** Whether a package names a runtime that stands in; by its file name alone. */
export const namesStandIn = (fileName: string): boolean => /-runtime\d/.test(fileName);
