import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPublicKey } from '../../electron/app/updates/feed-signature.ts';

const BUILD = resolve(import.meta.dirname, '..');

/** A variable, or else what a file in `build/` says; empty where there is neither. */
function textOf(variable: string, file: string): string {
  const path = resolve(BUILD, file);
  const text = process.env[variable] ?? (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return text.trim();
}

/**
 * What this build trusts and where it looks, put in place of the variables in the source: a program that runs reads
 * neither from its environment. Without a key it says that it cannot update.
 *
 * @throws for a key that is none, so that no release goes out which could never be replaced.
 */
export function updateSource(): Record<string, string> {
  const key = textOf('CDN_RECORDER_UPDATE_KEY', 'update-key');
  if (key !== '' && !readPublicKey(key)) {
    throw new Error('CDN_RECORDER_UPDATE_KEY (or build/update-key) is no public key of Ed25519');
  }
  const feed = textOf('CDN_RECORDER_UPDATE_FEED', 'update-feed');
  return {
    'process.env.CDN_RECORDER_UPDATE_KEY': JSON.stringify(key),
    'process.env.CDN_RECORDER_UPDATE_FEED': JSON.stringify(feed),
  };
}
