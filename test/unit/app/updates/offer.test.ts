import { describe, expect, it } from 'vitest';
import {
  feedName,
  feedSchema,
  feedsOf,
  fileFor,
  type UpdateFeed,
} from '../../../../electron/app/updates/feed.ts';
import { findOffer, type Installed, isInRollOut } from '../../../../electron/app/updates/offer.ts';
import { compareVersions, readVersion } from '../../../../electron/app/updates/version.ts';

const SHA512 = `${'A'.repeat(86)}==`;
const fileOf = (url: string) => ({ url, sha512: SHA512, size: 100 });
const feedOf = (version: string, change: Partial<UpdateFeed> = {}): UpdateFeed => ({
  version,
  files: [
    fileOf(`cdn-recorder_${version}_amd64.deb`),
    fileOf(`cdn-recorder-${version}.x86_64.rpm`),
  ],
  ...change,
});
const installedOf = (version: string, change: Partial<Installed> = {}): Installed => ({
  version,
  packageType: 'deb',
  arch: 'x64',
  installation: '11111111-2222-4333-8444-555555555555',
  ...change,
});

describe('versions', () => {
  it('come in the order of semver.org, rule 11', () => {
    const ordered = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.10',
      '1.1.0',
      '2.0.0',
    ].map((text) => readVersion(text));
    for (const [index, version] of ordered.entries()) {
      for (const [other, against] of ordered.entries()) {
        if (!version || !against) throw new Error('a version is not read');
        expect(Math.sign(compareVersions(version, against))).toBe(Math.sign(index - other));
      }
    }
  });

  it('differ in nothing but their numbers and what they test', () => {
    const [left, right] = [readVersion('1.2.3+build.1'), readVersion('1.2.3+other')];
    expect(left && right && compareVersions(left, right)).toBe(0);
  });

  it('are no other texts', () => {
    for (const text of [
      '',
      '1',
      '1.2',
      'v1.2.3',
      '1.2.3.4',
      '01.2.3',
      '1.2.3-',
      '1.2.3-01',
      'a.b.c',
    ]) {
      expect(readVersion(text)).toBeNull();
    }
  });
});

describe('what is offered', () => {
  const offerFor = (feeds: UpdateFeed[], installed: Installed, isStable = true) => {
    const found = findOffer(feeds, installed, isStable);
    return found.kind === 'offer' ? `${found.offer.kind} ${found.offer.version}` : found.kind;
  };

  it('is a newer version, and never the same or an older one', () => {
    expect(offerFor([feedOf('1.2.0')], installedOf('1.1.9'))).toBe('newer 1.2.0');
    expect(offerFor([feedOf('1.2.0')], installedOf('1.2.0'))).toBe('none');
    expect(offerFor([feedOf('1.1.0')], installedOf('1.2.0'))).toBe('none');
    expect(offerFor([feedOf('1.2.0-beta.1')], installedOf('1.2.0'), false)).toBe('none');
  });

  it('is the newest of the lists that a channel reads', () => {
    const feeds = [feedOf('1.2.0'), feedOf('1.3.0-beta.2')];
    expect(feedsOf('beta')).toEqual(['stable', 'beta']);
    expect(feedsOf('stable')).toEqual(['stable']);
    expect(offerFor(feeds, installedOf('1.2.0'), false)).toBe('newer 1.3.0-beta.2');
    expect(
      offerFor([feedOf('1.3.0'), feedOf('1.3.0-beta.2')], installedOf('1.3.0-beta.1'), false),
    ).toBe('newer 1.3.0');
  });

  it('is no version for testing in the list of the released ones', () => {
    expect(offerFor([feedOf('1.3.0-beta.1')], installedOf('1.2.0'))).toBe('none');
  });

  it('is an older version only as the way back from one for testing, on the channel of the released ones', () => {
    expect(offerFor([feedOf('1.2.0')], installedOf('1.3.0-beta.2'))).toBe('back 1.2.0');
    expect(offerFor([feedOf('1.2.0')], installedOf('1.3.0-beta.2'), false)).toBe('none');
    expect(offerFor([feedOf('1.2.0')], installedOf('1.3.0'))).toBe('none');
  });

  it('is nothing where a list or the program has no version', () => {
    expect(offerFor([feedOf('latest')], installedOf('1.2.0'))).toBe('unreadable');
    expect(offerFor([feedOf('1.3.0')], installedOf('test'))).toBe('unreadable');
  });

  it('is the file of this package and processor', () => {
    const files = [
      fileOf('CDN-Recorder-1.2.0-arm64.AppImage'),
      fileOf('CDN-Recorder-1.2.0.AppImage'),
      fileOf('cdn-recorder_1.2.0_arm64.deb'),
      fileOf('cdn-recorder_1.2.0_amd64.deb'),
      fileOf('CDN-Recorder-1.2.0-x64.exe'),
    ];
    const named = (type: Installed['packageType'], arch: string) =>
      fileFor(files, type, arch)?.url ?? null;
    expect(named('AppImage', 'x64')).toBe('CDN-Recorder-1.2.0.AppImage');
    expect(named('AppImage', 'arm64')).toBe('CDN-Recorder-1.2.0-arm64.AppImage');
    expect(named('deb', 'x64')).toBe('cdn-recorder_1.2.0_amd64.deb');
    expect(named('deb', 'arm64')).toBe('cdn-recorder_1.2.0_arm64.deb');
    expect(named('nsis', 'arm64')).toBeNull();
    expect(named('rpm', 'x64')).toBeNull();
    const other = installedOf('1.0.0', { packageType: 'rpm' });
    expect(findOffer([feedOf('1.2.0', { files })], other, true)).toEqual({
      kind: 'file-missing',
      version: '1.2.0',
    });
  });
});

describe('a roll-out', () => {
  const places = Array.from({ length: 2000 }, (_, index) => `installation ${index}`);
  const shareOf = (stagingPercentage: number, version = '1.2.0') =>
    places.filter((one) => isInRollOut({ version, stagingPercentage }, one));

  it('reaches about the share that it names, none at 0 and all at 100', () => {
    expect(shareOf(0)).toEqual([]);
    expect(shareOf(100)).toEqual(places);
    expect(shareOf(20).length / places.length).toBeCloseTo(0.2, 1);
  });

  it('only adds computers as it grows, and others come first at another version', () => {
    const [few, more] = [shareOf(10), new Set(shareOf(30))];
    expect(few.every((one) => more.has(one))).toBe(true);
    expect(shareOf(10, '1.3.0')).not.toEqual(few);
  });

  it('says that the turn of this computer has not come', () => {
    const feed = feedOf('1.2.0', { stagingPercentage: 0 });
    expect(findOffer([feed], installedOf('1.1.0'), true)).toEqual({ kind: 'later' });
    expect(findOffer([feed, feedOf('1.1.5')], installedOf('1.1.0'), true)).toMatchObject({
      offer: { version: '1.1.5' },
    });
  });
});

describe('a list', () => {
  it('has the name that electron-builder gives it', () => {
    expect(feedName('stable', { platform: 'linux', arch: 'x64' })).toBe('latest-linux.yml');
    expect(feedName('beta', { platform: 'linux', arch: 'arm64' })).toBe('beta-linux-arm64.yml');
    expect(feedName('stable', { platform: 'win32', arch: 'x64' })).toBe('latest.yml');
    expect(feedName('beta', { platform: 'darwin', arch: 'arm64' })).toBe('beta-mac.yml');
  });

  it('names files and no paths', () => {
    for (const url of [
      '../x.deb',
      '/x.deb',
      'https://other.example/x.deb',
      'a/b.deb',
      '.x.deb',
      'x\u202e.deb',
    ]) {
      expect(feedSchema.safeParse(feedOf('1.2.0', { files: [fileOf(url)] })).success).toBe(false);
    }
    expect(feedSchema.safeParse(feedOf('1.2.0')).success).toBe(true);
  });
});
