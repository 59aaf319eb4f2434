import { stringify } from 'yaml';
import { feedName, feedSchema } from '../../electron/app/updates/feed.ts';
import { isBeta, type Release, type ReleaseFile, type WrittenFile } from './release.ts';

/** The kinds that the program fetches by a list of versions; those of a list are for one system. */
const LISTS = [
  { machine: { platform: 'win32', arch: 'x64' }, types: ['nsis', 'zip'], arches: ['x64', 'arm64'] },
  { machine: { platform: 'darwin', arch: 'x64' }, types: ['zip', 'dmg'], arches: ['x64', 'arm64'] },
  ...['x64', 'arm64'].map((arch) => ({
    machine: { platform: 'linux', arch } as const,
    types: ['AppImage', 'deb', 'rpm', 'zip'],
    arches: [arch],
  })),
] as const;

/**
 * The lists of versions of a release, in the form of electron-builder: `latest*.yml`, or `beta*.yml` of a version
 * for testing. A system without packages has none.
 * @param percentage of the computers that are offered the version; 100 for all
 */
export function feedsOf(release: Release, percentage: number): WrittenFile[] {
  const channel = isBeta(release) ? 'beta' : 'stable';
  return LISTS.flatMap(({ machine, types, arches }) => {
    const files = types.flatMap((type) =>
      release.files.filter(
        ({ artifact }) =>
          artifact.type === type &&
          artifact.platform === machine.platform &&
          (arches as readonly string[]).includes(artifact.arch),
      ),
    );
    const [first] = files;
    if (first === undefined) return [];
    const text = stringify(feedOf(release, first, files, percentage), { lineWidth: 0 });
    return [{ path: feedName(channel, machine), text }];
  });
}

function feedOf(
  { version, date }: Release,
  first: ReleaseFile,
  files: readonly ReleaseFile[],
  percentage: number,
) {
  const feed = {
    version,
    files: files.map(({ name, sha512, size }) => ({ url: name, sha512, size })),
    // What electron-updater read before it knew `files`.
    path: first.name,
    sha512: first.sha512,
    releaseDate: `${date}T00:00:00.000Z`,
    ...(percentage === 100 ? {} : { stagingPercentage: percentage }),
  };
  feedSchema.parse(feed);
  return feed;
}
