import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Vendor } from '#contract/model/vendor.ts';
import { checkFile } from '../../../electron/app/files/check-file.ts';
import type { FoundFile } from '../../../electron/zego/vendors/common/media.ts';
import { until } from '../../support/desktop/until.ts';
import { type PracticeBench, practiceBench, QUICK } from '../../support/practice-bench.ts';
import { whileTheClockStands } from '../../support/standing-clock.ts';

const STORES = ['Tencent', 'Ws', 'Huawei'] as const;

let bench: PracticeBench;
let startedMs: number;
/** The start was told these ids: by stream. */
const told: Partial<Record<Vendor, string | undefined>> = {};

beforeAll(async () => {
  bench = await practiceBench();
  // Each recording has the shortest length there is, however long the machine takes.
  await whileTheClockStands(async () => {
    startedMs = Date.now();
    for (const vendor of STORES) {
      const { streams } = await bench.ask({ vendor });
      told[vendor] = streams[0]?.taskId ?? streams[0]?.persistentId;
    }
    for (const vendor of STORES) await bench.ask({ vendor, action: 'StopCDNRecord' });
  });
});
afterAll(() => bench.close());

async function page(vendor: Vendor, search = {}) {
  const answer = await bench.search(vendor, search);
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return answer.value;
}

/** The files of one stream, once they have appeared. */
const filesOf = (vendor: Vendor, streamId: string): Promise<FoundFile[]> =>
  until(`files of ${streamId} at ${vendor}`, async () => {
    const { files } = await page(vendor, { streamId });
    const own = files.filter((file) => file.streamId === streamId);
    return own.length > 0 ? own : undefined;
  });

describe.each(STORES)('%s: a recording that was stopped', (vendor) => {
  test('has its files, which a search finds and reads whole', async () => {
    const files = await filesOf(vendor, 'cdn01');
    expect(files.map(({ format }) => format).sort()).toEqual(
      vendor === 'Tencent' ? ['m3u8', 'mp4'] : ['mp4'],
    );
    for (const file of files) {
      const made = Date.parse(file.createdAt ?? '');
      expect(made).toBeGreaterThanOrEqual(startedMs);
      expect(made).toBeLessThan(startedMs + 30_000);
      expect(file.sizeBytes).toBeGreaterThan(30_000);
    }
    expect((await page(vendor, { streamId: 'cdn01' })).unreadable).toBe(0);
  });

  test('plays from loopback: it is there, and as long as was recorded', async () => {
    const begin = new Date(startedMs).toISOString();
    const end = new Date(startedMs + 1_000).toISOString();
    for (const { url, format } of await filesOf(vendor, 'cdn02')) {
      expect(new URL(url ?? '').hostname).toBe('127.0.0.1');
      const file = { beginAt: begin, endAt: end, durationSeconds: null };
      const asked = { file, url: url ?? '', signed: false };
      expect(await checkFile(asked, bench.transport, Date.now())).toMatchObject({
        verdict: 'as-recorded',
        container: format === 'm3u8' ? 'hls' : 'mp4',
        durationSeconds: format === 'm3u8' ? 2 : 1,
        codecs: format === 'm3u8' ? [] : ['avc1.42c01e', 'mp4a.40.2'],
      });
    }
  });
});

describe('what vendors say of a file', () => {
  test('Ws and Huawei tell stream and begin by the key, Tencent neither', async () => {
    const near = (moment: string | null) => Math.abs(Date.parse(moment ?? '') - startedMs);
    for (const vendor of ['Ws', 'Huawei'] as const) {
      const [file] = await filesOf(vendor, 'cdn01');
      expect(near(file?.beginAt ?? null)).toBeLessThan(5_000);
      expect(file?.streamId).toBe('cdn01');
    }
    const [file] = await filesOf('Tencent', 'cdn01');
    expect([file?.beginAt, file?.url?.includes('cdn01')]).toEqual([null, false]);
  });

  test('the id that Ws told at the start is not the key', async () => {
    const [file] = await filesOf('Ws', 'cdn01');
    expect(told.Ws).toMatch(/^[0-9a-f]{36}$/);
    expect(file?.fileId).toMatch(/^practice-cdn01--\d{14}\.mp4$/);
  });

  test('Tencent filters by stream and by the time that a file was made', async () => {
    await filesOf('Tencent', 'cdn02');
    expect((await page('Tencent', { streamId: 'cdn03' })).files).toEqual([]);
    expect((await page('Tencent', { streamId: null })).files).toHaveLength(4);
    const before = Math.floor(startedMs / 1000) - 10;
    expect((await page('Tencent', { to: before })).files).toEqual([]);
  });

  test('a marker goes on behind its key', async () => {
    const [first, second] = (await page('Huawei')).files;
    const rest = await page('Huawei', { cursor: first?.fileId });
    expect(rest.files.map(({ fileId }) => fileId)).toEqual([second?.fileId]);
    expect(rest.next).toBeNull();
  });
});

describe('Aliyun', () => {
  test('has no files to ask for', async () => {
    const query = bench
      .prepare({ vendor: 'Aliyun' })
      .query.replace(/StartCDNRecord/, 'SearchMedia');
    const response = await fetch(`${bench.server.credentials.endpoint}?${query}`);
    expect(await response.json()).toMatchObject({ Code: 4, Data: null });
  });
});

describe('an address', () => {
  const addressOf = async (format: string) => {
    const files = await filesOf('Tencent', 'cdn01');
    return files.find((file) => file.format === format)?.url ?? '';
  };
  const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(url, { headers, method });

  test('answers ranges of an MP4', async () => {
    const url = await addressOf('mp4');
    const whole = Buffer.from(await (await get(url)).arrayBuffer());
    expect(whole.toString('latin1', 4, 8)).toBe('ftyp');
    const total = whole.length;
    for (const [range, from, to] of [
      ['bytes=0-0', 0, 0],
      ['bytes=30-40', 30, 40],
      [`bytes=${total - 5}-`, total - 5, total - 1],
      ['bytes=-7', total - 7, total - 1],
      ['bytes=10-99999999', 10, total - 1],
    ] as const) {
      const response = await get(url, { range });
      expect([response.status, response.headers.get('content-range')]).toEqual([
        206,
        `bytes ${from}-${to}/${total}`,
      ]);
      const part = Buffer.from(await response.arrayBuffer());
      expect(part.equals(whole.subarray(from, to + 1))).toBe(true);
    }
    const beyond = await get(url, { range: `bytes=${total}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${total}`]);
    expect((await get(url, { range: 'bytes=0-1,5-6' })).status).toBe(200);
  });

  test('gives a list whose segments are there', async () => {
    const url = await addressOf('m3u8');
    const response = await get(url);
    expect(response.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
    const list = await response.text();
    expect(list).toMatch(/^#EXTM3U\n[\s\S]*#EXT-X-ENDLIST\n$/);
    const names = list.split('\n').filter((line) => line.endsWith('.ts'));
    expect(names).toEqual(['segment-0.ts']);
    const segment = await get(new URL(names[0] ?? '', url).href);
    expect(segment.headers.get('content-type')).toBe('video/mp2t');
    // A packet of a transport stream begins with this byte, every 188 bytes.
    const bytes = Buffer.from(await segment.arrayBuffer());
    expect([bytes[0], bytes[188], bytes.length % 188]).toEqual([0x47, 0x47, 0]);
    expect((await get(new URL('segment-4.ts', url).href)).status).toBe(404);
  });

  test('cannot be guessed, and changes nothing', async () => {
    const url = await addressOf('mp4');
    const [, , secret = ''] = new URL(url).pathname.split('/');
    expect(secret).toMatch(/^[\w-]{22}$/);
    for (const path of ['/media/', '/media/x/a.mp4', `/media/${secret}/..%2f..%2fetc%2fpasswd`]) {
      expect((await get(new URL(url).origin + path)).status).toBe(404);
    }
    expect((await get(url.replace(secret, `${secret.slice(1)}A`))).status).toBe(404);
    expect((await get(url, {}, 'POST')).status).toBe(405);
    const head = await get(url, {}, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('is another one after each start of the program', async () => {
    const other = await practiceBench();
    const [, , secret = ''] = new URL(await addressOf('mp4')).pathname.split('/');
    const response = await get(`${other.server.credentials.endpoint}media/${secret}/segment-0.ts`);
    expect(response.status).toBe(404);
    await other.close();
  });
});

describe('behaviours', () => {
  const benchOf = async (
    behaviour: Parameters<PracticeBench['server']['behave']>[0],
    tempo = QUICK,
  ) => {
    const own = await practiceBench({ tempo });
    own.server.behave(behaviour);
    return own;
  };
  const count = async (own: PracticeBench, streamId = 'cdn01') => {
    const answer = await own.search('Tencent', { streamId });
    return answer.kind === 'ok' ? answer.value.files.length : -1;
  };

  test.concurrent('a file appears although the answer of its start was lost', async () => {
    const own = await benchOf('answer-lost-with-file');
    expect(await own.ask()).toMatchObject({ status: 'unknown', reason: 'connection-lost' });
    await until('a file', async () => (await count(own)) > 0);
    await own.close();
  });

  test.concurrent('a part is closed every so often, and parts are merged', async () => {
    const own = await benchOf('files-in-parts');
    await own.ask({ vendor: 'Tencent' });
    await own.ask({ vendor: 'Huawei' });
    await until('two parts in two formats', async () => (await count(own)) >= 4);
    await mergeAtTencent(own);
    await mergeAtHuawei(own);
    await own.close();
  });

  test.concurrent('files come late, or not at all', async () => {
    const muchLater = { ...QUICK, appearsLate: 600_000 };
    const late = await benchOf('files-late', muchLater);
    const missing = await benchOf('files-missing');
    for (const own of [late, missing]) {
      await own.ask();
      await own.ask({ action: 'StopCDNRecord' });
    }
    await new Promise((resume) => setTimeout(resume, 1_200));
    expect([await count(late), await count(missing)]).toEqual([0, 0]);
    await late.close();
    await missing.close();
  });

  test.concurrent('what was refused leaves no file, nor does what was never done', async () => {
    const own = await benchOf('normal');
    await own.ask({ streamIds: ['cdn01', 'fail-cdn02'] });
    own.server.behave('connection-lost');
    await own.ask({ streamIds: ['cdn03'] });
    own.server.behave('normal');
    await own.ask({ action: 'StopCDNRecord', streamIds: ['cdn01', 'fail-cdn02', 'cdn03'] });
    await until('the file of the accepted one', async () => (await count(own)) > 0);
    expect([await count(own, 'fail-cdn02'), await count(own, 'cdn03')]).toEqual([0, 0]);
    await own.close();
  });

  async function mp4sOf(own: PracticeBench, vendor: Vendor): Promise<string[]> {
    const answer = await own.search(vendor);
    const files = answer.kind === 'ok' ? answer.value.files : [];
    return files.filter(({ format }) => format === 'mp4').map(({ fileId }) => fileId);
  }

  async function mergeAtTencent(own: PracticeBench): Promise<void> {
    const parts = (await mp4sOf(own, 'Tencent')).slice(-2);
    const merged = await own.merge('Tencent', parts);
    const taskId = merged.kind === 'ok' ? merged.value.taskId : '';
    const task = await until('the merge is finished', async () => {
      const answer = await own.task('Tencent', taskId);
      const value = answer.kind === 'ok' ? answer.value : null;
      return value?.state === 'finished' ? value : undefined;
    });
    const all = await own.search('Tencent', { streamId: null });
    const found = all.kind === 'ok' && all.value.files.find(({ fileId }) => fileId === task.fileId);
    expect(found).toMatchObject({ name: 'whole show.mp4', url: task.url, durationSeconds: 2 });
    expect(await mp4sOf(own, 'Tencent')).not.toContain(task.fileId);
    expect(await own.merge('Tencent', [parts[0] ?? '', '5'])).toMatchObject({ code: 41_003 });
    expect(await own.merge('Tencent', parts.slice(1))).toMatchObject({ code: 2 });
    expect(await own.task('Tencent', 'x')).toMatchObject({ kind: 'refused', code: 1000 });
  }

  async function mergeAtHuawei(own: PracticeBench): Promise<void> {
    const before = await mp4sOf(own, 'Huawei');
    expect(await own.merge('Huawei', before.slice(0, 2))).toMatchObject({ kind: 'ok' });
    const after = await until('a new key', async () => {
      const keys = await mp4sOf(own, 'Huawei');
      return keys.find((key) => key.endsWith('whole show.mp4'));
    });
    expect(after).toBe('record/practice/command_record/cdn01/whole show.mp4');
  }
});
