import { createHash } from 'node:crypto';
import type { PackageType, UpdateOffer } from '#contract/model/update.ts';
import { fileFor, type UpdateFeed, type UpdateFile } from './feed.ts';
import { compareVersions, readVersion, type Version } from './version.ts';

/** What is offered to this copy, with the file that it is. */
export interface Offered extends UpdateOffer {
  readonly file: UpdateFile;
}

export interface Installed {
  readonly version: string;
  readonly packageType: PackageType;
  readonly arch: string;
  /** Random, made once for each data folder; it never leaves the computer. */
  readonly installation: string;
}

export type Found =
  | { readonly kind: 'none' }
  /** A newer version is there, for a part of the computers to which this one does not belong yet. */
  | { readonly kind: 'later' }
  /** The version has no file for this copy. */
  | { readonly kind: 'file-missing'; readonly version: string }
  /** The list names no version. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'offer'; readonly offer: Offered };

/**
 * What genuine lists offer to this copy: the newest version above the installed one. A list that is older than the
 * installed version, because it was rolled back or because an old one is served again, offers nothing: only from a
 * version for testing the newest released one is offered as a way back, which the operator takes or leaves.
 *
 * @param feeds Genuine lists of the channel.
 * @param isStable Whether the operator wants released versions only.
 */
export function findOffer(
  feeds: readonly UpdateFeed[],
  installed: Installed,
  isStable: boolean,
): Found {
  const own = readVersion(installed.version);
  const read = feeds.map((feed) => ({ feed, version: readVersion(feed.version) }));
  if (own === null || read.some(({ version }) => version === null)) return { kind: 'unreadable' };
  const known = read
    .flatMap(({ feed, version }) => (version ? [{ feed, version }] : []))
    // A list of released versions that names one for testing is no offer to those who want none.
    .filter(({ version }) => !isStable || version.testing.length === 0)
    .sort((one, other) => compareVersions(other.version, one.version));
  const newer = known.filter(({ version }) => compareVersions(version, own) > 0);
  const open = newer.filter(({ feed }) => isInRollOut(feed, installed.installation));
  const [best] = open;
  if (best) return offered(best.feed, 'newer', installed);
  if (newer.length > 0) return { kind: 'later' };
  const [back] = isStable ? known : [];
  return back && isWayBack(back.version, own) ? offered(back.feed, 'back', installed) : NONE;
}

const NONE: Found = { kind: 'none' };

const isWayBack = (version: Version, own: Version): boolean =>
  own.testing.length > 0 && compareVersions(version, own) < 0;

function offered(
  { version, files }: UpdateFeed,
  kind: UpdateOffer['kind'],
  { packageType, arch }: Installed,
): Found {
  const file = fileFor(files, packageType, arch);
  if (!file) return { kind: 'file-missing', version };
  return { kind: 'offer', offer: { version, kind, size: file.size, file } };
}

/**
 * Whether this computer belongs to those that are offered a version by now. Its place is the same at each look, so that
 * a growing percentage only adds computers, and another one for each version, so that no computer is always the first.
 */
export function isInRollOut(
  { version, stagingPercentage }: Pick<UpdateFeed, 'version' | 'stagingPercentage'>,
  installation: string,
): boolean {
  if (stagingPercentage === undefined) return true;
  const digest = createHash('sha256').update(`${installation}\n${version}`).digest();
  const place = (digest.readUInt32BE(0) / 2 ** 32) * 100;
  return place < stagingPercentage;
}
