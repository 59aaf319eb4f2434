// @ts-check
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, join, sep } from 'node:path';
import { inProject } from './paths.mjs';
import { run } from './processes.mjs';

/**
 * How to call npm. Inside `npm start` its own path is known, which spares a look-up and is the very
 * npm that the person uses; elsewhere it is the one on PATH.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {{command: string, args: string[]}}
 */
export function npmCommand(env = process.env, platform = process.platform) {
  const cli = env.npm_execpath;
  if (cli && basename(cli) === 'npm-cli.js') {
    return { command: env.npm_node_execpath || process.execPath, args: [cli] };
  }
  return platform === 'win32'
    ? { command: env.ComSpec || 'cmd.exe', args: ['/d', '/s', '/c', 'npm'] }
    : { command: 'npm', args: [] };
}

/**
 * npm must not run on the Node that it is about to delete: `npm start` puts `node_modules/.bin`
 * first on PATH, and the project's own Node lives there.
 * @param {NodeJS.ProcessEnv} env
 */
export function withoutProjectBins(env) {
  const bins = `node_modules${sep}.bin`;
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const kept = (env[name] ?? '').split(delimiter).filter((folder) => !folder.endsWith(bins));
  return { ...env, [name]: kept.join(delimiter) };
}

/** Where the person's npm keeps what it downloads. */
export const ownCache = (env = process.env) => env.npm_config_cache || join(homedir(), '.npm');

/**
 * Where npm is to keep what it downloads: in the project where the person's own cache cannot be written,
 * as with a home folder that is read-only or gone.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} undefined: where npm keeps it anyway
 */
export function cacheFor(env) {
  return canBeMade(ownCache(env)) ? undefined : inProject('.vite', 'npm-cache');
}

/** @param {string} folder */
function canBeMade(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * `npm -s start` asks for silence by an environment variable that a child npm would obey too, and
 * its errors would be lost: they are asked for here.
 * @param {readonly string[]} args
 * @param {import('./processes.mjs').RunOptions} options
 */
export function runNpm(args, options = {}) {
  const npm = npmCommand();
  const cache = cacheFor(process.env);
  const more = ['--loglevel=error', ...(cache ? [`--cache=${cache}`] : [])];
  return run(npm.command, [...npm.args, ...args, ...more], {
    ...options,
    env: withoutProjectBins(options.env ?? process.env),
  });
}
