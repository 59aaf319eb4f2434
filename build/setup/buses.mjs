// @ts-check
import { pathToFileURL } from 'node:url';
import { inProject } from './paths.mjs';

const ADDRESSES = ['DBUS_SESSION_BUS_ADDRESS', 'DBUS_SYSTEM_BUS_ADDRESS'];

/**
 * The environment in which the app finds its buses. Electron 33 aborts at an empty address, and a run without
 * tray and window dies with a bus that it does not need: the app turns its addresses aside itself, but in one
 * start of two a thread of Chromium's has read them by then. So it is done before the app begins, by the app's
 * own code out of the bundle.
 * @param {readonly string[]} args the app's
 * @param {NodeJS.ProcessEnv} given
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function withBuses(args, given) {
  const env = { ...given };
  for (const name of ADDRESSES) if (env[name] === '') delete env[name];
  const isHeadless = args.includes('--exit') || args.includes('--receive');
  if (process.platform !== 'linux' || !isHeadless) return env;
  const { href } = pathToFileURL(inProject('.vite', 'build', 'launcher.cjs'));
  /** @type {typeof import('../../electron/control/command-line/headless-bus.ts')} */
  const { leaveBuses } = await import(href);
  leaveBuses(env, args);
  return env;
}
