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
 * Starts the program again once this process has ended, where the operator expects it: an installation or a start
 * came to nothing.
 */
export function relaunch({ askedFolder, switches }: StartedWith): void {
  const folder = askedFolder === null ? [] : [`--user-data-dir=${resolve(askedFolder)}`];
  // A bare Electron is told which app it is to run.
  const program = app.isPackaged ? [] : [app.getAppPath()];
  // The executable of an AppImage is gone with its mount.
  const execPath = appImageFile(process.env);
  app.relaunch({ args: [...switches, ...program, ...folder], ...(execPath && { execPath }) });
}
