/** Read by GTK 3 when it starts (gdk.c of GTK 3.24); other values have it draw by OpenGL. */
const VARIABLE = 'GDK_GL';

/**
 * Has GTK start without the graphics driver. GTK 3 asks the driver for its visuals, though nothing of ours is drawn by
 * it, and so loads the driver, and with Mesa all of LLVM, into main: 11 MB of its own memory and 43 MB of mapped files.
 * The pages are drawn in the process for graphics, which is not concerned. To be called before Electron starts GTK,
 * which is after the program's first file has run; taken back once Electron is ready, as the programs that the operator
 * opens from here inherit the variables. A value that is set already stays.
 *
 * @param ready Electron has started GTK
 */
export async function startToolkitWithoutGraphics(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  ready: Promise<unknown>,
): Promise<void> {
  if (platform !== 'linux' || environment[VARIABLE] !== undefined) return;
  environment[VARIABLE] = 'disable';
  await ready;
  delete environment[VARIABLE];
}
