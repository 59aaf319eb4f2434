import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '#contract/model/account.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { FileAccess } from '../../../electron/app/files/file-access.ts';
import { createTransport } from '../../../electron/zego/transport/transport.ts';
import { accountOf } from '../../support/app-states.ts';
import { filesBench, reportOf } from '../../support/files-bench.ts';
import { mp4 } from '../../support/media/containers.ts';
import { type MediaServer, mediaServer } from '../../support/media/media-server.ts';

const NOW = Date.parse('2026-08-21T13:00:00Z');
const KEY = 'playback-key-of-the-console';

let server: MediaServer;
const transport = createTransport();
const { store } = filesBench();
beforeAll(async () => {
  server = await mediaServer();
});
afterAll(async () => {
  await transport.close();
  await server.close();
});

let accounts: Account[];
let keys: Record<string, string>;
let isAccessible: boolean;
let unlocked: number;
beforeEach(() => {
  accounts = [{ ...accountOf({ id: 'account' }), appId: 12345 }];
  keys = {};
  isAccessible = true;
  unlocked = 0;
});

const access = new FileAccess({
  files: store,
  vault: {
    get isAccessible() {
      return isAccessible;
    },
    playbackKey: (id: string, vendor: Vendor) => keys[`${id} ${vendor}`] ?? null,
  },
  unlock: async () => {
    unlocked += 1;
    isAccessible = true;
  },
  reader: transport,
  listAccounts: () => accounts,
  now: () => NOW,
});

let made = 0;
/** Puts a file into the list and returns its place. */
async function fileIn(change: Parameters<typeof reportOf>[0] = {}): Promise<number> {
  made += 1;
  const url = `https://files.example.com/rec/f${made}.mp4`;
  const [file] = await store.report([reportOf({ fileId: `f${made}`, url, ...change })]);
  if (!file) throw new Error('the report made no file');
  return file.id;
}

describe('the address of a file', () => {
  test('without a key it is the vendor’s own', async () => {
    const id = await fileIn({ url: 'http://files.example.com/plain.mp4' });
    expect(await access.open(id)).toMatchObject({
      url: 'http://files.example.com/plain.mp4',
      signed: false,
    });
    expect(await access.openSafely(id)).toMatchObject({
      url: 'https://files.example.com/plain.mp4',
    });
  });

  test.each([
    ['Tencent', /^https:\/\/files\.example\.com\/rec\/\w+\.mp4\?t=[0-9a-f]+&.*sign=[0-9a-f]{32}$/],
    [
      'Ws',
      /^https:\/\/files\.example\.com\/rec\/\w+\.mp4\?wsSecret=[0-9a-f]{32}&wsABStime=[0-9a-f]+$/i,
    ],
    ['Huawei', /^https:\/\/files\.example\.com\/[0-9a-f]{64}\/[0-9a-f]+\/rec\/\w+\.mp4$/i],
  ] as const)(
    'with one of %s it is signed, and the list keeps it unsigned',
    async (vendor, form) => {
      const id = await fileIn({ vendor });
      keys[`account ${vendor}`] = KEY;
      const { file, url, signed } = await access.open(id);
      expect([signed, url]).toEqual([true, expect.stringMatching(form)]);
      expect(url).not.toContain(KEY);
      const stored = await access.open(id);
      expect(stored.file.url).toBe(file.url);
      expect(file.url).toMatch(/^https:\/\/files\.example\.com\/rec\/\w+\.mp4$/);
    },
  );

  test('an account that is gone: another one of the same project has the key', async () => {
    const id = await fileIn({ accountId: 'gone' });
    accounts = [{ ...accountOf({ id: 'other' }), appId: 12345 }];
    keys['other Tencent'] = KEY;
    expect((await access.open(id)).signed).toBe(true);
    accounts = [{ ...accountOf({ id: 'other' }), appId: 999 }];
    expect((await access.open(id)).signed).toBe(false);
  });

  test('locked secrets are asked for first; of practice never', async () => {
    isAccessible = false;
    keys['account Tencent'] = KEY;
    expect((await access.open(await fileIn({ practice: true }))).signed).toBe(false);
    expect(unlocked).toBe(0);
    expect((await access.open(await fileIn())).signed).toBe(true);
    expect(unlocked).toBe(1);
  });

  test.each([[null], ['javascript:alert(1)'], ['ftp://files.example.com/a.mp4'], ['a.mp4']])(
    '%s is none',
    async (url) => {
      await expect(access.open(await fileIn({ url }))).rejects.toMatchObject({
        code: 'file-without-address',
      });
    },
  );

  test('a place that no file has', async () => {
    const id = await fileIn();
    await expect(access.open(id + 1000)).rejects.toMatchObject({ code: 'not-found' });
    await expect(access.open(0)).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('a check asks at the signed address', async () => {
  const id = await fileIn({ url: `${server.origin}/f.mp4`, durationSeconds: 300 });
  server.files['/f.mp4'] = { bytes: mp4(300), key: 'never' };
  expect(await access.check(id)).toMatchObject({ verdict: 'forbidden', signed: false });
  keys['account Tencent'] = KEY;
  server.requests.length = 0;
  const { url } = await access.open(id);
  server.files['/f.mp4'] = { bytes: mp4(300) };
  expect(await access.check(id)).toMatchObject({ verdict: 'as-recorded', signed: true });
  expect(server.requests[0]).toMatch(/^GET \/f\.mp4\?t=/);
  expect(new URL(url).pathname).toBe('/f.mp4');
});
