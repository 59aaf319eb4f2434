// @ts-check
/**
 * What an official Electron does with `electron <folder or file>`; the runtime from the registry
 * comes without it. It takes the first argument that is no switch, gives the app its name, version
 * and path, and runs it.
 */
const electron = require('electron');
const { existsSync, readFileSync, statSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

const { dialog } = electron;
/** Electron's own loader uses these two, which its types do not show.
 * @type {Electron.App & {setVersion(version: string): void, setAppPath(path: string): void}} */
const app = /** @type {any} */ (electron.app);

/** @param {string} target */
function describe(target) {
  const folder = statSync(target).isDirectory() ? target : undefined;
  const manifestPath = join(folder ?? dirname(target), 'package.json');
  const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, 'utf8')) : {};
  return {
    manifest,
    appPath: folder ?? dirname(target),
    entry: folder ? join(folder, manifest.main ?? 'index.js') : target,
  };
}

/** @param {string} target */
function load(target) {
  const { manifest, appPath, entry } = describe(target);
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
  app.setAppPath(appPath);
  const isModule =
    entry.endsWith('.mjs') || (manifest.type === 'module' && !entry.endsWith('.cjs'));
  // `require` runs the entry before `ready`, which an app may rely on; a module cannot be required.
  if (isModule) return import(pathToFileURL(entry).href);
  require(entry);
}

/** @param {unknown} error */
function fail(error) {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`The app could not be loaded: ${text}\n`);
  // Without this, Electron shows a window about the error and waits for a click.
  dialog.showErrorBox = () => {};
  app.exit(1);
}

const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
try {
  if (!target) throw new Error('no folder or file was named');
  Promise.resolve(load(resolve(target))).catch(fail);
} catch (error) {
  fail(error);
}
