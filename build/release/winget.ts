import { stringify } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { EXECUTABLE, PRODUCT, SCHEME } from '../package/product.ts';
import {
  addressOf,
  homepageOf,
  PUBLISHER,
  packageOf,
  type Release,
  tagOf,
  type WrittenFile,
} from './release.ts';

/** Its two parts are publisher and package; it never changes. */
export const WINGET_ID = 'CDNRecorder.CDNRecorder';
const MANIFEST_VERSION = '1.10.0';
/** Of the schema: release notes are cut there. */
const MOST_NOTES = 10_000;

const NAMES = {
  en: 'Start and stop CDN recordings of live streams from the tray',
  zh: '从托盘启动和停止直播流的 CDN 录制',
};

/** The four manifests of winget: version, installers, and the texts in English and Chinese. */
export function wingetManifests(release: Release): WrittenFile[] {
  const about = { PackageIdentifier: WINGET_ID, PackageVersion: release.version };
  const texts = (locale: string, type: string, short: string) => ({
    ...about,
    PackageLocale: locale,
    Publisher: PUBLISHER,
    PublisherUrl: homepageOf(release),
    PackageName: PRODUCT,
    PackageUrl: homepageOf(release),
    License: manifest.license,
    LicenseUrl: `${homepageOf(release)}/blob/${tagOf(release)}/LICENSE`,
    ShortDescription: short,
    ...ending(type),
  });
  const { ManifestType, ManifestVersion, ...english } = texts('en-US', 'defaultLocale', NAMES.en);
  const kinds: [kind: string, schema: string, content: object][] = [
    ['', 'version', { ...about, DefaultLocale: 'en-US', ...ending('version') }],
    ['.installer', 'installer', { ...about, ...installers(release), ...ending('installer') }],
    [
      '.locale.en-US',
      'defaultLocale',
      {
        ...english,
        Moniker: EXECUTABLE,
        Tags: ['cdn', 'live', 'recording', 'streaming'],
        ReleaseNotes: release.notes.slice(0, MOST_NOTES),
        ReleaseNotesUrl: `${homepageOf(release)}/releases/tag/${tagOf(release)}`,
        ManifestType,
        ManifestVersion,
      },
    ],
    ['.locale.zh-CN', 'locale', texts('zh-CN', 'locale', NAMES.zh)],
  ];
  return kinds.map(([kind, schema, content]) => ({
    path: `winget/${WINGET_ID}${kind}.yaml`,
    text: `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${schema}.${MANIFEST_VERSION}.schema.json\n\n${stringify(content, { lineWidth: 0 })}`,
  }));
}

const ending = (type: string) => ({ ManifestType: type, ManifestVersion: MANIFEST_VERSION });

/** @throws Error where the release has no installer for x64 */
function installers(release: Release) {
  const found = ['x64', 'arm64'].flatMap((arch) => {
    const file = packageOf(release, { type: 'nsis', platform: 'win32', arch });
    return file === undefined
      ? []
      : [
          {
            Architecture: arch,
            InstallerUrl: addressOf(release, file.name),
            InstallerSha256: file.sha256.toUpperCase(),
          },
        ];
  });
  if (found.length === 0) throw new Error('the release has no installer for Windows');
  return {
    InstallerType: 'nullsoft',
    Scope: 'user',
    InstallModes: ['interactive', 'silent'],
    UpgradeBehavior: 'install',
    Protocols: [SCHEME],
    ReleaseDate: release.date,
    Installers: found,
  };
}
