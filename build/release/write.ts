import type { KeyObject } from 'node:crypto';
import { createPublicKey } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSigned, signatureName, signFeed } from '../../electron/app/updates/feed-signature.ts';
import { feedsOf } from './feeds.ts';
import { flatpakManifest } from './flatpak.ts';
import { homebrewCask } from './homebrew.ts';
import { manifestFaults } from './manifest-rules.ts';
import { isBeta, type Release, type WrittenFile } from './release.ts';
import { wingetManifests } from './winget.ts';

/** Manifests of package managers; a version for testing has none. */
export const manifestsOf = (release: Release): WrittenFile[] =>
  isBeta(release)
    ? []
    : [...wingetManifests(release), homebrewCask(release), flatpakManifest(release)];

/** A signature for each list of versions, under the list's own name. @throws Error where it does not verify */
export function signaturesOf(feeds: readonly WrittenFile[], key: KeyObject): WrittenFile[] {
  const publicKey = createPublicKey(key);
  return feeds.map(({ path, text }) => {
    const signature = signFeed(path, Buffer.from(text), key);
    if (!isSigned(path, Buffer.from(text), signature, publicKey)) {
      throw new Error(`the signature of ${path} does not verify`);
    }
    return { path: signatureName(path), text: signature };
  });
}

/** `sha256sum --check` reads it beside the packages. */
export const checksumsOf = ({ files, integrations }: Release): WrittenFile => ({
  path: 'SHA256SUMS',
  text: [...files, ...integrations]
    .map(({ name, sha256 }) => `${sha256}  ${name}\n`)
    .toSorted()
    .join(''),
});

/**
 * Everything that is written beside the packages of a release.
 * @param percentage of the computers that are offered it
 * @throws Error where a manifest breaks the rules of its package manager
 */
export function filesOf(release: Release, key: KeyObject, percentage: number): WrittenFile[] {
  const manifests = manifestsOf(release);
  const faults = manifests.flatMap((manifest) => manifestFaults(manifest));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const feeds = feedsOf(release, percentage);
  return [
    { path: 'notes.md', text: `${release.notes}\n` },
    checksumsOf(release),
    ...feeds,
    ...signaturesOf(feeds, key),
    ...manifests,
  ];
}

/** Writes them below a folder. */
export function writeAll(folder: string, files: readonly WrittenFile[]): void {
  for (const { path, text } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
