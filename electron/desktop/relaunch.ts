import { resolve } from 'node:path';
import { app } from 'electron';
import { appImageFile } from '../app/updates/package-type.ts';

/** How this process was started, for another one. */
export interface StartedWith {
  /** The data folder that the command line named; null where it named none. */
  readonly askedFolder: string | null;
  /** The kernel's switches: with another key store the secrets would be out of reach. */
  readonly switches: readonly string[];
}

/**
 * What the program is started again with, by this process or by an installer.
 *
 * @param program the app that a bare Electron is to run
 */
export const restartArguments = (
  { askedFolder, switches }: StartedWith,
  program: readonly string[] = [],
): string[] => [
  ...switches,
  ...program,
  ...(askedFolder === null ? [] : [`--user-data-dir=${resolve(askedFolder)}`]),
];

/**
 * Starts the program again once this process has ended, where the operator expects it: an installation or a start
 * came to nothing.
 */
export function relaunch(how: StartedWith): void {
  // The executable of an AppImage is gone with its mount; the file brings its app along.
  const execPath = appImageFile(process.env);
  const program = app.isPackaged || execPath ? [] : [app.getAppPath()];
  app.relaunch({ args: restartArguments(how, program), ...(execPath && { execPath }) });
}
