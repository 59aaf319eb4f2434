/**
 * Plain Node has no Electron, and the package `electron` is there no API but the path of an executable,
 * which its first import downloads unless this variable names a folder. So the real package is imported,
 * as the real electron-store does it, and gives what it always gives outside Electron: a string. Nothing
 * is mocked; whoever calls Electron in such a test gets a TypeError. `npm test` sets the variable itself.
 */
process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/no/electron/in/plain/node';
