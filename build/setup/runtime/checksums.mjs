// @ts-check
import { readFileSync } from 'node:fs';
import { inProject } from '../paths.mjs';

/**
 * Electron's archives by name, each with its SHA-256, as the package `electron` brings them. The lockfile
 * pins that package, and so these.
 * @returns {Record<string, string>}
 */
export function pinnedChecksums() {
  return JSON.parse(readFileSync(inProject('node_modules', 'electron', 'checksums.json'), 'utf8'));
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
