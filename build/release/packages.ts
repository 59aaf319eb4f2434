import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Artifact, artifactName } from '../package/artifacts.ts';
import { WANTED_ELECTRON } from '../package/runtime.ts';
import { INTEGRATIONS } from '../setup/integrations/packages.mjs';
import type { ReleaseFile, ReleaseIntegration } from './release.ts';

const KINDS = [
  { platform: 'linux', types: ['deb', 'rpm', 'AppImage', 'zip'] },
  { platform: 'win32', types: ['nsis', 'zip'] },
  { platform: 'darwin', types: ['dmg', 'zip'] },
] as const;

/** Every package of a release. @param electron of the runtime in them */
export const packagesOf = (version: string, electron: string = WANTED_ELECTRON): Artifact[] =>
  KINDS.flatMap(({ platform, types }) =>
    types.flatMap((type) =>
      ['x64', 'arm64'].map((arch) => ({ type, version, platform, arch, electron })),
    ),
  );

/** A package by its file name; null for another file. */
export function readArtifact(name: string, version: string): Artifact | null {
  const mark = /-runtime(\d[\d.]*?)(?=[-_.][a-z])/.exec(name)?.[1];
  // A runtime that stands in is named by its major version, or in full where that is the wanted one.
  const electron = mark === undefined ? WANTED_ELECTRON : mark.includes('.') ? mark : `${mark}.0.0`;
  return packagesOf(version, electron).find((one) => artifactName(one) === name) ?? null;
}

/** The files under a folder, however deep. */
export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

/** The packages of a version under a folder; other files are left out. */
export function findPackages(folder: string, version: string): (ReleaseFile & { path: string })[] {
  return filesUnder(folder).flatMap((path) => {
    const name = basename(path);
    const artifact = readArtifact(name, version);
    if (artifact === null) return [];
    const content = readFileSync(path);
    const hash = (algorithm: string) => createHash(algorithm).update(content);
    const [sha256, sha512] = [hash('sha256').digest('hex'), hash('sha512').digest('base64')];
    return [{ path, name, artifact, size: content.length, sha256, sha512 }];
  });
}

/** File names of what `npm run integrations` makes. */
export const INTEGRATION_NAMES: readonly string[] = INTEGRATIONS.map(({ made }) => made);

/** Those of them that lie in a folder. */
export const findIntegrations = (folder: string): ReleaseIntegration[] =>
  INTEGRATION_NAMES.map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => existsSync(path))
    .map(({ name, path }) => {
      const content = readFileSync(path);
      const sha256 = createHash('sha256').update(content).digest('hex');
      return { name, path, size: content.length, sha256 };
    });
