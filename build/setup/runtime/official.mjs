// @ts-check
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../paths.mjs';
import { run } from '../processes.mjs';
import { during } from '../say.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} folder
 * @property {string} executable
 */

const packageFolder = inProject('node_modules', 'electron');

/** Where the executable is within an Electron folder.
 * @param {NodeJS.Platform} platform */
export function executableIn(platform = process.platform) {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {string} folder
 * @returns {Runtime} */
export const runtimeIn = (folder) => ({ folder, executable: join(folder, executableIn()) });

/** The official build, unless it is of another version than the package that asks for it. */
export function officialRuntime() {
  const runtime = runtimeIn(join(packageFolder, 'dist'));
  if (!existsSync(runtime.executable)) return undefined;
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const installed = readFileSync(join(runtime.folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return installed === version ? runtime : undefined;
}

/**
 * Electron's archives by name, each with its SHA-256, as the package `electron` brings them. The lockfile
 * pins that package, and so these.
 * @returns {Record<string, string>}
 */
export function pinnedChecksums() {
  return JSON.parse(readFileSync(join(packageFolder, 'checksums.json'), 'utf8'));
}

/** A variable, or a line in a person's `.npmrc`, which npm hands on as a variable. */
const FROM_THE_SERVER = /^(npm_config_)?electron_use_remote_checksums$/i;

/**
 * The environment without the switch by which Electron's installer believes the checksums that lie beside
 * the archive.
 * SECURITY: a mirror that hands out another executable would hand out the checksum to match.
 * @param {NodeJS.ProcessEnv} env
 */
export function withPinnedChecksums(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !FROM_THE_SERVER.test(name)));
}

/** `https://…/electron` as well as `https://…/electron/`: the installer only appends. */
const MIRROR = /^((npm_config_)?electron_(nightly_?)?mirror)$/i;

/**
 * The environment in which Electron's downloader takes the way that npm takes: by the proxy and with the
 * certificates that a person has told npm alone, and by a proxy at all, which it uses only if a switch says so.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function forDownloads(env) {
  const own = Object.fromEntries(
    Object.entries(withPinnedChecksums(env)).map(([name, value]) =>
      MIRROR.test(name) ? [name, value?.replace(/[^/]$/, '$&/')] : [name, value],
    ),
  );
  const first = (/** @type {string[]} */ ...names) => names.map((name) => own[name]).find(Boolean);
  const http = first('http_proxy', 'HTTP_PROXY', 'npm_config_proxy');
  const found = {
    HTTP_PROXY: http,
    HTTPS_PROXY: first('https_proxy', 'HTTPS_PROXY', 'npm_config_https_proxy') ?? http,
    NO_PROXY: first('no_proxy', 'NO_PROXY', 'npm_config_noproxy'),
    NODE_EXTRA_CA_CERTS: first('NODE_EXTRA_CA_CERTS', 'npm_config_cafile'),
  };
  const isProxied = found.HTTP_PROXY || found.HTTPS_PROXY;
  const known = Object.entries(found).filter(([, value]) => value);
  return {
    ...own,
    ...Object.fromEntries(known),
    ...(isProxied && { ELECTRON_GET_USE_PROXY: 'true' }),
  };
}

/** @param {string} text */
export function reasonIn(text) {
  const lines = text.split('\n').map((line) => line.trim());
  const cause = lines.find((line) => /^(\[?cause\]?:|\w*Error\b)/.test(line));
  return (cause ?? lines.find(Boolean) ?? 'no reason given').replace(/\.$/, '');
}

/** Enough for 120 MB on a slow line; a refused connection fails within seconds. */
const WHOLE_MS = 600_000;

/** How long the first byte may take: behind a proxy that answers nothing, none ever comes. */
const FIRST_BYTE_MS = 60_000;

/** @param {string} folder */
function holdsBytes(folder) {
  const names = readdirSync(folder, { recursive: true }).map(String);
  return names.some((name) => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    return found?.isFile() && found.size > 0;
  });
}

/**
 * Runs Electron's own installer, whose time is up when nothing has come within a minute.
 * @param {string} node
 * @param {string} installer
 * @param {NodeJS.ProcessEnv} env
 * @param {number} firstByteMs
 * @returns {Promise<string | null>} why it failed
 */
export async function download(node, installer, env, firstByteMs = FIRST_BYTE_MS) {
  const temporary = await mkdtemp(join(tmpdir(), 'cdn-recorder-electron-'));
  const nothing = new AbortController();
  const look = setTimeout(() => holdsBytes(temporary) || nothing.abort(), firstByteMs);
  try {
    const { code, stderr, timedOut } = await run(node, [installer], {
      cwd: inProject(),
      // Where it keeps what has come of the archive.
      env: { ...forDownloads(env), TMPDIR: temporary, TEMP: temporary, TMP: temporary },
      timeoutMs: WHOLE_MS,
      signal: nothing.signal,
    });
    if (nothing.signal.aborted) return `nothing came within ${firstByteMs / 1_000} seconds`;
    if (timedOut) return 'no end after 10 minutes';
    return code === 0 ? null : reasonIn(stderr);
  } finally {
    clearTimeout(look);
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** @param {string} node runs Electron's own installer
 * @returns {Promise<{runtime?: Runtime, reason: string}>} */
export async function installOfficial(node) {
  const reason = await during('Downloading Electron from its official place', () =>
    download(node, join(packageFolder, 'install.js'), process.env),
  );
  const runtime = reason === null ? officialRuntime() : undefined;
  return runtime ? { runtime, reason: '' } : { reason: reason ?? 'it left another version' };
}
