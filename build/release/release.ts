import type { Artifact } from '../package/artifacts.ts';

/** A package of a release. */
export interface ReleaseFile {
  readonly name: string;
  /** What it is; its version and runtime are in its name. */
  readonly artifact: Artifact;
  /** Bytes. */
  readonly size: number;
  /** In hexadecimal digits, as package managers take it. */
  readonly sha256: string;
  /** In base64, as the lists of versions take it. */
  readonly sha512: string;
}

/** What is handed out with a release for another program: no list of versions and no manifest names it. */
export interface ReleaseIntegration {
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

/** The one description that lists of versions and manifests are written from. */
export interface Release {
  readonly version: string;
  /** The day, as in the changelog: 2026-12-01. */
  readonly date: string;
  /** The section of the changelog, without its heading. */
  readonly notes: string;
  /** `owner/name`: where the packages are downloaded from. */
  readonly repository: string;
  readonly files: readonly ReleaseFile[];
  readonly integrations: readonly ReleaseIntegration[];
}

/** A file that is written beside the packages; its path is below the folder of the release. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

export const PUBLISHER = 'The CDN Recorder founders';

export const tagOf = ({ version }: Pick<Release, 'version'>): string => `v${version}`;

export const isBeta = ({ version }: Pick<Release, 'version'>): boolean => version.includes('-');

export const homepageOf = ({ repository }: Pick<Release, 'repository'>): string =>
  `https://github.com/${repository}`;

/** Where a file of the release is downloaded from. */
export const addressOf = (release: Release, name: string): string =>
  `${homepageOf(release)}/releases/download/${tagOf(release)}/${name}`;

/** The package of a kind for a system and a processor; undefined where the release has none. */
export const packageOf = (
  { files }: Release,
  wanted: Pick<Artifact, 'type' | 'platform' | 'arch'>,
): ReleaseFile | undefined =>
  files.find(
    ({ artifact }) =>
      artifact.type === wanted.type &&
      artifact.platform === wanted.platform &&
      artifact.arch === wanted.arch,
  );
