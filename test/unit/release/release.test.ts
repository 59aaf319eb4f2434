import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { artifactName } from '../../../build/package/artifacts.ts';
import { changelogFaults, sectionOf } from '../../../build/release/changelog.ts';
import { checksOf, type Facts } from '../../../build/release/checks.ts';
import { flatpakId } from '../../../build/release/flatpak.ts';
import { manifestFaults } from '../../../build/release/manifest-rules.ts';
import {
  findIntegrations,
  findPackages,
  INTEGRATION_NAMES,
  packagesOf,
  readArtifact,
} from '../../../build/release/packages.ts';
import type { Release, ReleaseFile, WrittenFile } from '../../../build/release/release.ts';
import { smokeSteps } from '../../../build/release/smoke.ts';
import { filesOf, manifestsOf } from '../../../build/release/write.ts';
import { feedSchema, fileFor } from '../../../electron/app/updates/feed.ts';
import {
  isSigned,
  publicKeyText,
  readPublicKey,
} from '../../../electron/app/updates/feed-signature.ts';
import { tempFolder } from '../../support/desktop/temp.ts';

const VERSION = '1.2.3';

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.3] - 2026-12-01

### Added

- Something.

## [1.2.2] - 2026-11-01

- Older.
`;

const known = new Map<string, readonly ReleaseFile[]>();

/** The packages of a version, each with other content, as they are found in a folder. */
function packages(version = VERSION, electron?: string): readonly ReleaseFile[] {
  const key = `${version} ${electron}`;
  const found = known.get(key) ?? made(version, electron);
  known.set(key, found);
  return found;
}

function made(version: string, electron?: string): ReleaseFile[] {
  const folder = tempFolder('release');
  try {
    for (const artifact of packagesOf(version, electron)) {
      const name = artifactName(artifact);
      const place = join(folder.path, artifact.type, artifact.arch);
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, name), `content of ${name}`);
    }
    writeFileSync(join(folder.path, 'RELEASES'), 'no package');
    return findPackages(folder.path, version);
  } finally {
    folder.remove();
  }
}

const INTEGRATIONS = INTEGRATION_NAMES.map((name, at) => ({
  ...{ name, path: `out/integrations/${name}`, size: 1 },
  sha256: String(at).repeat(64),
}));

const releaseOf = (files: readonly ReleaseFile[], version = VERSION): Release => ({
  version,
  date: '2026-12-01',
  notes: sectionOf(CHANGELOG, VERSION)?.text ?? '',
  repository: 'some-owner/cdn-recorder',
  files,
  integrations: INTEGRATIONS,
});

const release = (version = VERSION): Release => releaseOf(packages(version), version);

const keys = generateKeyPairSync('ed25519');
const written = (release: Release, percentage = 100): Map<string, string> =>
  new Map(filesOf(release, keys.privateKey, percentage).map(({ path, text }) => [path, text]));

describe('the changelog', () => {
  test('of a version ends where the next one begins', () => {
    expect(sectionOf(CHANGELOG, VERSION)).toEqual({
      date: '2026-12-01',
      text: '### Added\n\n- Something.',
    });
    expect(sectionOf(CHANGELOG, '9.9.9')).toBeNull();
  });

  test.each([
    ['is good', CHANGELOG, []],
    ['has no section', CHANGELOG.replace('[1.2.3]', '[1.2.4]'), ['has no section']],
    ['has no date', CHANGELOG.replace(' - 2026-12-01', ''), ['has no date']],
    ['is of tomorrow', CHANGELOG.replace('2026-12-01', '2026-12-03'), ['a day to come']],
    ['is empty', CHANGELOG.replace('### Added\n\n- Something.', ''), ['is empty']],
    ['holds more', CHANGELOG.replace('[Unreleased]\n', '[Unreleased]\n\n- New.\n'), ['Unreleased']],
  ])('that %s', (_what, changelog, faults) => {
    expect(changelogFaults(changelog, VERSION, '2026-12-02')).toEqual(
      faults.map((fault) => expect.stringContaining(fault)),
    );
  });
});

describe('packages', () => {
  test('are known by their names, of both processors and of each system', () => {
    const found = packages();
    expect(found).toHaveLength(16);
    expect(new Set(found.map(({ sha256 }) => sha256)).size).toBe(16);
    expect(readArtifact('cdn-recorder-1.2.3-x64-setup.exe', VERSION)).toMatchObject({
      type: 'nsis',
      platform: 'win32',
    });
    expect(readArtifact('cdn-recorder-1.2.4-x64-setup.exe', VERSION)).toBeNull();
  });

  test('with a runtime that stands in are known as such', () => {
    const found = packages(VERSION, '33.2.1');
    expect(found).toHaveLength(16);
    expect(found.map(({ artifact }) => artifact.electron)).toEqual(Array(16).fill('33.0.0'));
  });
});

describe('a release stops', () => {
  const facts = (): Facts => ({
    version: VERSION,
    changelog: CHANGELOG,
    today: '2026-12-02',
    changes: [],
    tags: ['v1.2.3'],
    files: packages(),
    integrations: INTEGRATIONS,
    sboms: ['linux', 'mac', 'win'].flatMap((system) =>
      ['x64', 'arm64'].map((arch) => `out/cdn-recorder-1.2.3-${system}-${arch}.cdx.json`),
    ),
    repository: 'some-owner/cdn-recorder',
    updateKey: publicKeyText(keys.publicKey),
    updateFeed: 'https://updates.example/',
    signingKey: publicKeyText(keys.publicKey),
    isCi: true,
  });
  const stops = (changed: Partial<Facts>) =>
    checksOf({ ...facts(), ...changed })
      .filter(({ faults }) => faults.length > 0)
      .map(({ name }) => name);

  test('at nothing where all is there', () => {
    expect(stops({})).toEqual([]);
  });

  test.each<[string, Partial<Facts>]>([
    ['changelog', { changelog: '' }],
    ['source', { changes: [' M package.json'] }],
    ['tag', { tags: ['v1.2.2'] }],
    ['integrations', { integrations: INTEGRATIONS.slice(1) }],
    ['sbom', { sboms: [] }],
    ['sbom', { sboms: ['cdn-recorder-1.2.3-linux-x64.cdx.json'] }],
    ['updates', { updateKey: null }],
    ['updates', { updateFeed: null }],
    ['signing key', { signingKey: null }],
    ['signing key', { signingKey: 'of another pair' }],
    ['repository', { repository: null }],
    ['machine', { isCi: false }],
  ])('at the %s', (name, changed) => {
    expect(stops(changed)).toEqual([name]);
  });

  test('at a version that is none, and at a package that is missing', () => {
    expect(stops({ version: '1.2' })).toContain('version');
    expect(stops({ version: '1.2.3-alpha' })).toContain('version');
    expect(stops({ files: facts().files.slice(1) })).toEqual(['packages']);
  });

  test('at a package with a runtime that stands in', () => {
    const standIns = packages(VERSION, '33.2.1');
    expect(stops({ files: standIns })).toEqual(['runtime', 'packages']);
    expect(stops({ files: [...packages(), ...standIns.slice(0, 1)] })).toEqual(['runtime']);
  });
});

describe('lists of versions', () => {
  test('are what the program reads, signed under their names', () => {
    const files = written(release());
    const key = readPublicKey(publicKeyText(keys.publicKey));
    for (const name of [
      'latest.yml',
      'latest-mac.yml',
      'latest-linux.yml',
      'latest-linux-arm64.yml',
    ]) {
      const text = files.get(name) ?? '';
      const feed = feedSchema.parse(parse(text));
      expect(feed.version).toBe(VERSION);
      expect(feed.stagingPercentage).toBeUndefined();
      expect(key && isSigned(name, Buffer.from(text), files.get(`${name}.sig`) ?? '', key)).toBe(
        true,
      );
    }
    const linux = feedSchema.parse(parse(files.get('latest-linux-arm64.yml') ?? ''));
    expect(fileFor(linux.files, 'deb', 'arm64')?.url).toBe('cdn-recorder_1.2.3_arm64.deb');
    const windows = feedSchema.parse(parse(files.get('latest.yml') ?? ''));
    expect(fileFor(windows.files, 'nsis', 'arm64')?.url).toBe('cdn-recorder-1.2.3-arm64-setup.exe');
    // An archive that a person has unpacked is told of newer versions, too.
    expect(fileFor(linux.files, 'zip', 'arm64')?.url).toMatch(/arm64\.zip$/);
    expect(fileFor(windows.files, 'nsis', 'x64')?.url).toBe('cdn-recorder-1.2.3-x64-setup.exe');
  });

  test('of a version for testing are those of the testers, with no manifests', () => {
    const files = written(release('1.3.0-beta.1'), 20);
    expect([...files.keys()].filter((path) => path.endsWith('.yml'))).toEqual([
      'beta.yml',
      'beta-mac.yml',
      'beta-linux.yml',
      'beta-linux-arm64.yml',
    ]);
    expect(feedSchema.parse(parse(files.get('beta.yml') ?? '')).stagingPercentage).toBe(20);
    expect([...files.keys()].filter((path) => path.includes('/'))).toEqual([]);
  });
});

describe('manifests', () => {
  const textOf = (path: string) =>
    manifestsOf(release()).find((one) => one.path === path)?.text ?? '';

  test('are those of winget, Homebrew and Flatpak, and keep their rules', () => {
    const manifests = manifestsOf(release());
    expect(manifests.map(({ path }) => path)).toEqual([
      'winget/CDNRecorder.CDNRecorder.yaml',
      'winget/CDNRecorder.CDNRecorder.installer.yaml',
      'winget/CDNRecorder.CDNRecorder.locale.en-US.yaml',
      'winget/CDNRecorder.CDNRecorder.locale.zh-CN.yaml',
      'homebrew/cdn-recorder.rb',
      'flatpak/io.github.some_owner.cdn_recorder.yaml',
    ]);
    expect(manifests.flatMap((manifest) => manifestFaults(manifest))).toEqual([]);
  });

  test('name the packages of this release, with their hashes', () => {
    const hashOf = (name: string) => packages().find((file) => file.name === name)?.sha256;
    const base = 'https://github.com/some-owner/cdn-recorder/releases/download/v1.2.3';
    const winget = parse(textOf('winget/CDNRecorder.CDNRecorder.installer.yaml'));
    expect(winget.Installers).toEqual([
      ...['x64', 'arm64'].map((arch) => ({
        Architecture: arch,
        InstallerUrl: `${base}/cdn-recorder-1.2.3-${arch}-setup.exe`,
        InstallerSha256: hashOf(`cdn-recorder-1.2.3-${arch}-setup.exe`)?.toUpperCase(),
      })),
    ]);
    const cask = textOf('homebrew/cdn-recorder.rb');
    expect(cask).toContain(`arm:   "${hashOf('cdn-recorder-1.2.3-arm64.dmg')}"`);
    expect(cask).toContain('download/v#{version}/cdn-recorder-#{version}-#{arch}.dmg"');
    const flatpak = parse(textOf('flatpak/io.github.some_owner.cdn_recorder.yaml'));
    expect(flatpak.modules[0].sources[0]).toMatchObject({
      url: `${base}/cdn-recorder-1.2.3-linux-x64.zip`,
      sha256: hashOf('cdn-recorder-1.2.3-linux-x64.zip'),
    });
  });

  test.each<[string, string, RegExp, string]>([
    [
      'a hash cut off',
      'winget/CDNRecorder.CDNRecorder.installer.yaml',
      /(Sha256: \w{60})\w+/,
      '$1',
    ],
    ['plain http', 'winget/CDNRecorder.CDNRecorder.installer.yaml', /Url: https/, 'Url: http'],
    ['an unknown field', 'winget/CDNRecorder.CDNRecorder.yaml', /DefaultLocale/, 'Locale'],
    [
      'an identifier without a dot',
      'winget/CDNRecorder.CDNRecorder.yaml',
      /CDNRecorder\.CDN/,
      'CDN',
    ],
    ['no texts', 'winget/CDNRecorder.CDNRecorder.locale.en-US.yaml', /License: .*\n/, ''],
    [
      'a processor of another name',
      'flatpak/io.github.some_owner.cdn_recorder.yaml',
      /x86_64/,
      'amd64',
    ],
    [
      'an id of two parts',
      'flatpak/io.github.some_owner.cdn_recorder.yaml',
      /id: .*/,
      'id: cdn.recorder',
    ],
    ['no commands', 'flatpak/io.github.some_owner.cdn_recorder.yaml', /buildsystem: simple/, ''],
    ['a stanza out of place', 'homebrew/cdn-recorder.rb', / {2}homepage .*\n/, ''],
    ['a fixed address', 'homebrew/cdn-recorder.rb', /#\{version\}/g, '1.2.3'],
    ['a description with an article', 'homebrew/cdn-recorder.rb', /desc "/, 'desc "A '],
    ['a gap', 'homebrew/cdn-recorder.rb', /"[0-9a-f]{64}"/, '"undefined"'],
  ])('a planted breach is found: %s', (_what, path, good, bad) => {
    const text = textOf(path);
    const planted: WrittenFile = { path, text: text.replace(good, bad) };
    expect(planted.text).not.toBe(text);
    expect(manifestFaults(planted)).not.toEqual([]);
  });

  test('are not made without their packages', () => {
    const files = packages();
    const without = (ending: string) =>
      releaseOf(files.filter(({ name }) => !name.endsWith(ending)));
    expect(() => manifestsOf(without('.exe'))).toThrow('no installer for Windows');
    expect(() => manifestsOf(without('arm64.dmg'))).toThrow('no image for macOS on arm64');
    expect(() => manifestsOf(without('.zip'))).toThrow('no archive for Linux');
  });

  test('an owner with a digit first still makes an id', () => {
    expect(flatpakId({ repository: '4k-tv/cdn-recorder' })).toBe('io.github._4k_tv.cdn_recorder');
  });
});

test('the sums of a release are those of its packages and integrations', () => {
  const sums = written(release()).get('SHA256SUMS') ?? '';
  expect(sums.trim().split('\n')).toHaveLength(16 + 2);
  for (const { name, sha256 } of [...packages(), ...INTEGRATIONS]) {
    expect(sums).toContain(`${sha256}  ${name}\n`);
  }
});

test('integrations are found by their names, with the sum of each', () => {
  expect(INTEGRATION_NAMES).toEqual([
    expect.stringMatching(/^companion-module-cdn-recorder-\d+\.\d+\.\d+.*\.tgz$/),
    'com.cdn-recorder.deck.streamDeckPlugin',
  ]);
  const folder = tempFolder('integrations');
  try {
    const [name = ''] = INTEGRATION_NAMES;
    writeFileSync(join(folder.path, name), 'abc');
    writeFileSync(join(folder.path, 'another.tgz'), 'abc');
    expect(findIntegrations(folder.path)).toEqual([
      {
        ...{ name, path: join(folder.path, name), size: 3 },
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
    ]);
  } finally {
    folder.remove();
  }
});

describe('the smoke test', () => {
  test.each([
    ['linux', ['apt-get', 'cdn-recorder', 'remove']],
    ['darwin', ['attach', 'CDN Recorder.app/Contents/MacOS/cdn-recorder', 'detach']],
    ['win32', ['/S', 'C:\\t\\cdn-recorder.exe', 'Uninstall CDN Recorder.exe']],
  ] as const)('of %s installs, asks for the version, and removes', (platform, marks) => {
    const steps = smokeSteps(platform, 'the package', VERSION, 'C:\\t');
    expect(steps).toHaveLength(marks.length);
    for (const [at, mark] of marks.entries()) {
      expect(steps[at]?.command.join(' ')).toContain(mark);
    }
    expect(steps.map(({ says }) => says)).toEqual([undefined, VERSION, undefined]);
  });
});
