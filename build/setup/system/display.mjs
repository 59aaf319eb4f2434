// @ts-check
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stop } from '../say.mjs';
import { authorityFile } from './display-probe.mjs';

/** @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform */
export const hasDisplay = (env = process.env, platform = process.platform) =>
  platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/** Far from the numbers that a person's own displays have. */
const NUMBERS = /** @type {const} */ ([100, 30_000]);

/**
 * A free display number. Left to itself, Xvfb takes the first that is free in its own network
 * namespace and heeds no lock: in another namespace that is the number, and the socket, of a server that runs.
 */
export function freeDisplay() {
  for (;;) {
    const number = randomInt(...NUMBERS);
    const taken = [`/tmp/.X${number}-lock`, `/tmp/.X11-unix/X${number}`];
    if (!taken.some((path) => existsSync(path))) return number;
  }
}

/**
 * Xvfb under a shell that waits for the end of its standard input, a pipe of ours: when we end, even
 * killed, the pipe closes and the server goes; the shell itself must not be killed. In a process group of its own, so that Ctrl-C in a
 * terminal does not take the display away while the app is still cleaning up. The folder of the
 * cookie, made for this server alone, goes with it.
 */
const script = `
Xvfb ":$2" -displayfd 3 -auth "$1" -screen 0 1600x1000x24 -nolisten tcp -noreset </dev/null >/dev/null 2>&1 &
server=$!
exec 3>&-
read -r line
kill "$server" 2>/dev/null
wait "$server"
rm -r "\${1%/*}"`;

/**
 * @param {string} authority
 * @returns {Promise<{number: string, end: () => void}>}
 */
function startXvfb(authority) {
  const shell = spawn('/bin/sh', ['-c', script, 'display', authority, String(freeDisplay())], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let answer = '';
    const fail = () =>
      reject(
        new Stop('The virtual display did not start: see what "Xvfb :99" says, or set DISPLAY.'),
      );
    const timer = setTimeout(fail, 20_000);
    const numbers = /** @type {import('node:stream').Readable} */ (shell.stdio[3]);
    numbers.setEncoding('utf8').on('data', (chunk) => {
      answer += chunk;
      const number = /^(\d+)\n/.exec(answer)?.[1];
      if (!number) return;
      clearTimeout(timer);
      resolve({ number, end: () => shell.stdin?.end() });
    });
    numbers.once('end', () => {
      clearTimeout(timer);
      fail();
    });
    shell.once('error', fail);
  });
}

/** @param {string} program
 * @param {string} path */
const isOnPath = (program, path = process.env.PATH ?? '') =>
  path.split(':').some((folder) => folder && existsSync(`${folder}/${program}`));

/**
 * A virtual display that starts while set-up looks whether all is there; undefined where none is needed, or where
 * its program has yet to be installed. It goes when this process ends, whatever has become of the set-up.
 */
export function displayAhead() {
  if (hasDisplay() || !isOnPath('Xvfb')) return undefined;
  const display = withDisplay();
  // The caller hears of a failure when it waits for the display.
  display.catch(() => {});
  return display;
}

/**
 * The environment to run a desktop program in. Where there is no display, starts a virtual one:
 * tray, hotkeys and windows then work as on a desk, which is what servers and CI need. Not xvfb-run,
 * which sleeps three seconds.
 * @param {NodeJS.ProcessEnv} env
 */
export async function withDisplay(env = process.env) {
  if (hasDisplay(env)) return { env, end: () => {} };
  // SECURITY: without a cookie, X lets every user of the machine see the windows and press the keys.
  const authority = join(mkdtempSync(join(tmpdir(), 'cdn-recorder-display-')), 'authority');
  writeFileSync(authority, authorityFile(), { mode: 0o600 });
  const { number, end } = await startXvfb(authority);
  // A session type from elsewhere (ssh, a Wayland desktop) would lead Chromium past DISPLAY.
  const { XDG_SESSION_TYPE: _, ...rest } = env;
  return { env: { ...rest, DISPLAY: `:${number}`, XAUTHORITY: authority }, end };
}
