// @ts-check
import { pathToFileURL } from 'node:url';
import { electronArguments, inputFor, runApp } from './electron-process.mjs';
import { inProject } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { runScript } from './run-script.mjs';
import { displayAhead, withDisplay } from './system/display.mjs';

/** What Chromium needs to do without a display (`HEADLESS_SWITCHES` of the app). */
const HEADLESS = ['--ozone-platform=headless', '--disable-gpu'];

/** Options after which the app opens no tray and no window (`needsNoWindow` of the app). */
const NO_WINDOW = [
  ...['--receive', '--list', '--status', '--watch', '--dry-run', '--history'],
  ...['--room-init', '--room-migrate', '--room-status'],
];
const NO_WINDOW_WITH_VALUE = ['--export=', '--room-add-operator='];

/** @param {string} arg */
const isWithoutWindow = (arg) =>
  NO_WINDOW.includes(arg) || NO_WINDOW_WITH_VALUE.some((option) => arg.startsWith(option));

const ADDRESSES = ['DBUS_SESSION_BUS_ADDRESS', 'DBUS_SYSTEM_BUS_ADDRESS'];

/** `npm start`: what is missing is made, then the app runs in our place, with our streams. */
await runScript(async () => {
  const given = process.argv.slice(2);
  // Chromium does without a display then, whatever the environment names.
  const hasNoWindow = given.some(isWithoutWindow);
  const early = hasNoWindow ? undefined : displayAhead();
  const { executable, appFolder } = await prepare('start');
  const { env, end } = hasNoWindow
    ? { env: process.env, end: () => {} }
    : await (early ?? withDisplay());
  const appEnv = await withBuses(given, env);
  const asRoot = process.getuid?.() === 0;
  const args = electronArguments({
    appFolder,
    args: [...(hasNoWindow ? HEADLESS : []), ...given],
    asRoot,
  });
  try {
    return await runApp(executable, args, appEnv, { input: await inputFor(args) });
  } finally {
    end();
  }
});

/**
 * The environment in which the app finds its buses. Electron 33 aborts at an empty address, and a run without
 * tray and window dies with a bus that it does not need: the app turns its addresses aside itself, but in one
 * start of two a thread of Chromium's has read them by then. So it is done before the app begins, by the app's
 * own code out of the bundle.
 * @param {readonly string[]} args the app's
 * @param {NodeJS.ProcessEnv} given
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function withBuses(args, given) {
  const env = { ...given };
  for (const name of ADDRESSES) if (env[name] === '') delete env[name];
  const isHeadless = args.some((arg) => arg === '--exit' || isWithoutWindow(arg));
  if (process.platform !== 'linux' || !isHeadless) return env;
  const { href } = pathToFileURL(inProject('.vite', 'build', 'launcher.cjs'));
  /** @type {typeof import('../../electron/control/command-line/headless-bus.ts')} */
  const { leaveBuses } = await import(href);
  leaveBuses(env, args);
  return env;
}
