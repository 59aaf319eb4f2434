import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TempFolder, tempFolder } from '../../../support/desktop/temp.ts';
import { canMount, smallDisk } from '../../../support/small-disk.ts';
import { type FeedServer, feedServer, feedText } from '../../../support/updates/feed.ts';
import { updateService } from '../../../support/updates/service.ts';

const NAME = 'latest-linux.yml';
const BETA = 'beta-linux.yml';
/** More than one part, and no whole number of them. */
const DEB = { name: 'cdn-recorder_1.1.0_amd64.deb', bytes: Buffer.alloc(1_500_007, 'package') };
const TEXT = feedText('1.1.0', [DEB]);

let server: FeedServer;
let folder: TempFolder;
const open: { close(): Promise<unknown> }[] = [];

beforeEach(async () => {
  server = await feedServer();
  folder = tempFolder('updates');
  server.publish(NAME, TEXT, [DEB]);
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  await server.close();
  folder.remove();
});

function desk(
  ...more: Parameters<typeof updateService> extends [string, string, ...infer R] ? R : never
) {
  const made = updateService(`${server.origin}/`, folder.path, ...more);
  open.push(made);
  return made;
}

const isEmpty = () => readdirSync(folder.path).length === 0;

describe('a look', () => {
  test('offers a newer version, and tells the desktop of it once', async () => {
    const { service, world, shown } = desk();
    await service.check();
    expect(shown()).toMatchObject({
      activity: 'idle',
      fault: null,
      checkedAt: '2026-11-22T10:00:00.000Z',
      offer: { version: '1.1.0', kind: 'newer', size: DEB.bytes.length },
    });
    await service.check();
    expect(world.told).toEqual(['1.1.0']);
    expect(isEmpty()).toBe(true);
  });

  test('offers nothing where the version is the same or older', async () => {
    for (const version of ['1.0.0', '0.9.0', '1.0.0-beta.3']) {
      server.publish(NAME, feedText(version, [DEB]));
      const { service, shown } = desk();
      await service.check();
      expect(shown()).toMatchObject({ offer: null, fault: null, later: false });
    }
  });

  test('does not read what is not signed by the supplier, and says so', async () => {
    const signed = server.files[`/${NAME}.sig`];
    const cases: [string, () => void][] = [
      [
        'signature-wrong',
        () => server.publish(NAME, TEXT, [], generateKeyPairSync('ed25519').privateKey),
      ],
      // A list that was genuine elsewhere, and one byte of another size.
      [
        'signature-wrong',
        () =>
          server.publish(BETA, TEXT) ??
          Object.assign(server.files, { [`/${NAME}.sig`]: server.files[`/${BETA}.sig`] }),
      ],
      [
        'signature-wrong',
        () =>
          Object.assign(server.files, {
            [`/${NAME}`]: { bytes: TEXT.replace('1.1.0', '9.9.9') },
            [`/${NAME}.sig`]: signed,
          }),
      ],
      ['signature-missing', () => delete server.files[`/${NAME}.sig`]],
      ['server-refused', () => delete server.files[`/${NAME}`]],
      [
        'server-refused',
        () =>
          Object.assign(server.files, {
            [`/${NAME}`]: { status: 302, headers: { location: '/other.yml' } },
          }),
      ],
      [
        'feed-unreadable',
        () => Object.assign(server.files, { [`/${NAME}`]: { bytes: Buffer.alloc(70_000) } }),
      ],
      [
        'unreachable',
        () => Object.assign(server.files, { [`/${NAME}`]: { bytes: TEXT, cutAt: 40 } }),
      ],
    ];
    for (const [code, spoil] of cases) {
      server.publish(NAME, TEXT);
      spoil();
      let parsed = 0;
      const parse = async () => {
        parsed += 1;
        return null;
      };
      const { service, shown } = desk({ parse });
      await service.check();
      expect(shown()).toMatchObject({
        fault: { code },
        offer: null,
        checkedAt: null,
        activity: 'idle',
      });
      expect(parsed).toBe(0);
    }
  });

  test('calls a genuine list that is none unreadable', async () => {
    for (const text of ['version: 1.1.0', '[1, 2', 'version: x\nfiles: 3', ' ']) {
      server.publish(NAME, text);
      const { service, shown } = desk();
      await service.check();
      expect(shown().fault?.code).toBe('feed-unreadable');
    }
  });

  test('says that the server is not there', async () => {
    const { service, shown } = desk({}, { feed: 'http://127.0.0.1:9/' });
    await service.check();
    expect(shown().fault).toEqual({ code: 'unreachable', detail: '127.0.0.1:9 (ECONNREFUSED)' });
  });

  test('reads both lists on the channel for testing, of which the other may be absent', async () => {
    const { service, shown } = desk({}, { channel: 'beta' });
    await service.check();
    expect(shown().offer?.version).toBe('1.1.0');
    server.publish(BETA, feedText('1.2.0-beta.1', [DEB]));
    await service.check();
    expect(shown().offer?.version).toBe('1.2.0-beta.1');
    server.publish(
      BETA,
      feedText('1.2.0-beta.2', [DEB]),
      [],
      generateKeyPairSync('ed25519').privateKey,
    );
    await service.check();
    expect(shown()).toMatchObject({ fault: { code: 'signature-wrong', detail: BETA } });
  });

  test('offers the way back from a version for testing only on the channel of the released ones', async () => {
    const program = {
      version: '1.2.0-beta.1',
      packageType: 'deb',
      platform: 'linux',
      arch: 'x64',
    } as const;
    const { service, world, shown } = desk({ program }, { channel: 'beta' });
    await service.check();
    expect(shown().offer).toBeNull();
    world.settings = { ...world.settings, channel: 'stable' };
    service.followSettings();
    await service.check();
    expect(shown().offer).toMatchObject({ version: '1.1.0', kind: 'back' });
    expect(world.told).toEqual([]);
  });

  test('waits for the turn of this computer in a roll-out', async () => {
    server.publish(NAME, feedText('1.1.0', [DEB], 'stagingPercentage: 0'));
    const { service, shown } = desk();
    await service.check();
    expect(shown()).toMatchObject({ offer: null, later: true, fault: null });
    server.publish(NAME, feedText('1.1.0', [DEB], 'stagingPercentage: 100'));
    await service.check();
    expect(shown()).toMatchObject({ offer: { version: '1.1.0' }, later: false });
  });

  test('asks nothing where it is switched off or the build has no key', async () => {
    const off = desk({}, { enabled: false });
    const keyless = desk({ key: null });
    for (const { service } of [off, keyless]) {
      service.begin();
      await expect(service.check()).rejects.toMatchObject({ code: 'updates-unavailable' });
    }
    expect([off.world.timer, keyless.world.timer]).toEqual([null, null]);
    expect(server.requests).toEqual([]);
  });

  test('comes once a day, and a minute after the start where it is due', async () => {
    const { service, world, shown } = desk();
    service.begin();
    expect(world.timer?.ms).toBe(60_000);
    world.timer?.work();
    await expect.poll(() => shown().offer?.version).toBe('1.1.0');
    await expect.poll(() => world.timer?.ms).toBe(86_400_000);
    world.settings = { ...world.settings, enabled: false };
    service.followSettings();
    expect(world.timer).toBeNull();
  });
});

test('an installation that did not come about is told at the next start, and one that did is not', () => {
  for (const [installing, code] of [
    ['1.1.0', 'not-installed'],
    ['1.0.0', undefined],
  ] as const) {
    const { service, world, shown } = desk();
    world.notes = { ...world.notes, installing };
    service.begin();
    expect(shown().fault?.code).toBe(code);
    expect(world.notes.installing).toBeNull();
  }
});

describe('a download for the operator to install', () => {
  test('lies verified in the folder for downloads, with the command that installs it', async () => {
    const { service, shown } = desk();
    await service.check();
    await service.download();
    const path = join(folder.path, DEB.name);
    expect(shown()).toMatchObject({
      activity: 'idle',
      fault: null,
      ready: { path, command: `sudo apt install ${path}` },
    });
    expect(readFileSync(path).equals(DEB.bytes)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path)).toEqual([DEB.name]);
    await expect(service.install(() => undefined)).rejects.toMatchObject({
      code: 'updates-unavailable',
    });
  });

  test('takes the same file as it is, and leaves another one of its name alone', async () => {
    writeFileSync(join(folder.path, DEB.name), 'other');
    const { service, shown } = desk();
    await service.check();
    await service.download();
    const second = join(folder.path, 'cdn-recorder_1.1.0_amd64 (2).deb');
    expect(shown().ready?.path).toBe(second);
    expect(shown().ready?.command).toBe(`sudo apt install '${second}'`);
    const asked = server.requests.length;
    await service.download();
    expect(shown().ready?.path).toBe(second);
    expect(server.requests).toHaveLength(asked);
    expect(readFileSync(join(folder.path, DEB.name), 'utf8')).toBe('other');
  });

  test.each([
    ['cut-off', { bytes: DEB.bytes, cutAt: 1_200_000 }],
    ['hash-wrong', { bytes: Buffer.alloc(DEB.bytes.length, 'something else') }],
    ['hash-wrong', { bytes: DEB.bytes.subarray(1) }],
    ['server-refused', { status: 404 }],
    ['server-refused', { bytes: DEB.bytes, noRanges: true }],
  ])('that comes to %s leaves no file', async (code, file) => {
    server.files[`/${DEB.name}`] = file;
    const { service, shown } = desk();
    await service.check();
    await service.download();
    expect(shown()).toMatchObject({ activity: 'idle', ready: null, fault: { code } });
    expect(isEmpty()).toBe(true);
    server.files[`/${DEB.name}`] = { bytes: DEB.bytes };
    await service.download();
    expect(shown()).toMatchObject({ ready: { path: join(folder.path, DEB.name) }, fault: null });
  });

  test('goes on after a connection that was dropped once', async () => {
    const cut = { bytes: DEB.bytes, cutAt: 1_200_000 };
    server.files[`/${DEB.name}`] = cut;
    const pause = async () => {
      server.files[`/${DEB.name}`] = { bytes: DEB.bytes };
    };
    const { service, shown } = desk({ pause });
    await service.check();
    await service.download();
    expect(shown().ready).not.toBeNull();
  });

  test.runIf(canMount).each([
    ['before', null],
    ['in the middle', 10_000_000],
  ])('onto a disk that is full %s leaves no file', async (_when, free) => {
    const disk = smallDisk(1200);
    try {
      const change = free === null ? {} : { freeBytes: async () => free };
      const { service, shown } = desk({ ...change, downloads: () => disk.path });
      await service.check();
      await service.download();
      expect(shown()).toMatchObject({ ready: null, fault: { code: 'disk-full' } });
      expect(readdirSync(disk.path)).toEqual([]);
    } finally {
      disk.unmount();
    }
  });

  test('into a folder that takes no file says so', async () => {
    writeFileSync(join(folder.path, 'file'), '');
    const { service, shown } = desk({ downloads: () => join(folder.path, 'file', 'folder') });
    await service.check();
    await service.download();
    expect(shown()).toMatchObject({ ready: null, fault: { code: 'cannot-write' } });
  });

  test('ends when the operator cancels it, and leaves no file', async () => {
    const { service, shown } = desk();
    await service.check();
    const done = service.download();
    expect(shown().activity).toBe('downloading');
    service.cancel();
    await done;
    expect(shown()).toMatchObject({ activity: 'idle', ready: null, fault: null });
    expect(isEmpty()).toBe(true);
  });

  test('is given up where its version is withdrawn', async () => {
    const { service, shown } = desk();
    await service.check();
    await service.download();
    server.publish(NAME, feedText('1.0.0', [DEB]));
    await service.check();
    expect(shown()).toMatchObject({
      offer: null,
      ready: null,
      fault: { code: 'withdrawn', detail: '1.1.0' },
    });
  });
});
