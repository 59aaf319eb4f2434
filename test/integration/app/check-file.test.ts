import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileCheck } from '#contract/model/file-check.ts';
import { checkFile } from '../../../electron/app/files/check-file.ts';
import { createTransport } from '../../../electron/zego/transport/transport.ts';
import { repositoryRoot } from '../../support/desktop/electron.ts';
import { aac, flv, hls, mp3, mp4 } from '../../support/media/containers.ts';
import { smallRecordings } from '../../support/media/files.ts';
import {
  type MediaServer,
  mediaServer,
  type ServedFile,
} from '../../support/media/media-server.ts';
import { PATIENT } from '../../support/patience.ts';

const BEGIN = Date.parse('2026-08-21T12:00:00Z');
const NOW = Date.parse('2026-08-21T13:00:00Z');
const SECONDS = 60;

let server: MediaServer;
const transport = createTransport({ timeouts: PATIENT });
beforeAll(async () => {
  server = await mediaServer();
});
afterAll(async () => {
  await transport.close();
  await server.close();
});

/** Checks what the server serves under this name, recorded for `seconds`. */
function check(
  name: string,
  files: Record<string, ServedFile>,
  { seconds = SECONDS, query = '' }: { seconds?: number | null; query?: string } = {},
): Promise<FileCheck> {
  for (const [path, file] of Object.entries(files)) server.files[path] = file;
  const at = (ms: number) => new Date(ms).toISOString();
  const times = seconds === null ? [null, null] : [at(BEGIN), at(BEGIN + seconds * 1000)];
  const [beginAt = null, endAt = null] = times;
  const file = { beginAt, endAt, durationSeconds: null };
  return checkFile({ file, url: `${server.origin}${name}${query}`, signed: false }, transport, NOW);
}

const one = (bytes: Buffer | string, name = '/a') => check(name, { [name]: { bytes } });

describe('a whole file', () => {
  test.each<[string, Buffer, FileCheck['container'], number]>([
    ['MP4, its index first', mp4(60.5, { indexLast: false }), 'mp4', 60.5],
    ['MP4, its index last', mp4(59.25), 'mp4', 59.25],
    ['FLV that states its length', flv(60), 'flv', 60],
    ['FLV that states none: by its last tag', flv(60, { stated: false }), 'flv', 60],
    ['MP3 that states its frames', mp3(60, { stated: true }), 'mp3', 60],
    ['MP3 behind a tag', mp3(60, { stated: true, tag: 5_000 }), 'mp3', 60],
  ])('%s', async (_name, bytes, container, seconds) => {
    const found = await one(bytes);
    expect(found).toMatchObject({ verdict: 'as-recorded', container, sizeBytes: bytes.length });
    expect(found.durationSeconds).toBeCloseTo(seconds, 0);
    expect([found.estimated, found.expectedSeconds]).toEqual([false, 60]);
    expect(found.checkedAt).toBe('2026-08-21T13:00:00.000Z');
  });

  test.each([
    ['MP3', mp3(60)],
    ['AAC', aac(60)],
  ])('%s without its length: estimated from its beginning', async (_name, bytes) => {
    const found = await one(bytes);
    expect(found).toMatchObject({ verdict: 'as-recorded', estimated: true });
    expect(Math.abs((found.durationSeconds ?? 0) - 60)).toBeLessThan(0.6);
  });

  test('a short AAC is counted to its end', async () => {
    const bytes = aac(3);
    const found = await check('/short.aac', { '/short.aac': { bytes } }, { seconds: 3 });
    expect(found).toMatchObject({ verdict: 'as-recorded', container: 'aac', estimated: false });
  });

  test('a list: the sum of its segments, of which three are looked for', async () => {
    const names = ['0.ts', '1.ts', '2.ts', '3.ts', '4.ts', '5.ts'];
    const segments = Object.fromEntries(names.map((name) => [`/l/${name}`, { bytes: 'ts' }]));
    server.requests.length = 0;
    const found = await check('/l/a.m3u8', { '/l/a.m3u8': { bytes: hls(names, 10) }, ...segments });
    expect(found).toMatchObject({ verdict: 'as-recorded', container: 'hls', segments: 6 });
    expect([found.durationSeconds, found.sizeBytes]).toEqual([60, null]);
    expect(server.requests.slice(1)).toEqual([
      'GET /l/0.ts bytes=0-0',
      'GET /l/2.ts bytes=0-0',
      'GET /l/5.ts bytes=0-0',
    ]);
  });

  test('a list of lists leads to its first', async () => {
    const outer =
      '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="avc1.64001f,mp4a.40.2"\nv/a.m3u8\n';
    const found = await check('/m.m3u8', {
      '/m.m3u8': { bytes: outer },
      '/v/a.m3u8': { bytes: hls(['0.ts'], 60) },
      '/v/0.ts': { bytes: 'ts' },
    });
    const codecs = ['avc1.64001f', 'mp4a.40.2'];
    expect(found).toMatchObject({ verdict: 'as-recorded', segments: 1, codecs });
  });

  test('little of a large file is read', async () => {
    const before = server.sent();
    const bytes = mp4(60, { bytes: 8_000_000 });
    expect(await one(bytes, '/large')).toMatchObject({ verdict: 'as-recorded' });
    expect(server.sent() - before).toBeLessThan(300_000);
  });
});

describe('real recordings', () => {
  const PRACTICE = join(repositoryRoot, 'build', 'public', 'practice', 'practice.mp4');
  const H264 = ['avc1.64000c', 'mp4a.40.2'];
  test.each<[string, FileCheck['container'], number, readonly string[]]>([
    ['short.mp4', 'mp4', 4.2, H264],
    ['short.m3u8', 'hls', 4.1, []],
    ['short.flv', 'flv', 2, []],
    ['short.mp3', 'mp3', 2, ['mp3']],
    ['short.aac', 'aac', 2, ['aac']],
  ])('%s', async (name, container, seconds, codecs) => {
    const found = await check(`/${name}`, smallRecordings(), { seconds });
    expect(found).toMatchObject({ verdict: 'as-recorded', container });
    expect(Math.abs((found.durationSeconds ?? 0) - seconds)).toBeLessThan(0.6);
    expect(found.codecs).toEqual(codecs);
  });

  test('that of practice, whole, cut off and without its index', async () => {
    const bytes = readFileSync(PRACTICE);
    const whole = await check('/p.mp4', { '/p.mp4': { bytes } }, { seconds: 8 });
    expect(whole).toMatchObject({ verdict: 'as-recorded', sizeBytes: bytes.length });
    expect(whole.codecs.map((codec) => codec.slice(0, 4))).toEqual(['avc1', 'mp4a']);
    expect(await one(bytes.subarray(0, -1), '/p1.mp4')).toMatchObject({ verdict: 'incomplete' });
    expect(await one(bytes.subarray(0, 900), '/p2.mp4')).toMatchObject({ verdict: 'incomplete' });
    const noise = Buffer.concat([Buffer.alloc(64, 1), bytes]);
    expect(await one(noise, '/p3.mp4')).toMatchObject({ verdict: 'unreadable' });
  });
});

describe('against the recorded time', () => {
  test.each([
    [60, 66, 'shorter'],
    [60, 64, 'as-recorded'],
    [60, 54, 'longer'],
    [3600, 3540 + 120, 'as-recorded'],
    [3600, 3500, 'longer'],
    [3500, 3600, 'shorter'],
  ])('%i s of file for %i s of recording: %s', async (length, seconds, verdict) => {
    const bytes = mp4(length);
    expect(await check('/t.mp4', { '/t.mp4': { bytes } }, { seconds })).toMatchObject({ verdict });
  });

  test('nothing to compare with', async () => {
    const bytes = mp4(60);
    expect(await check('/t.mp4', { '/t.mp4': { bytes } }, { seconds: null })).toMatchObject({
      verdict: 'found',
      expectedSeconds: null,
      durationSeconds: 60,
    });
  });
});

describe('what is broken', () => {
  test('cut off within its data', async () => {
    const found = await one(mp4(60, { indexLast: false }).subarray(0, 150_000));
    expect(found).toMatchObject({ verdict: 'incomplete', detail: 'mdat', sizeBytes: 150_000 });
  });

  test('cut off before its index', async () => {
    const whole = mp4(60);
    const found = await one(whole.subarray(0, whole.length - 116));
    expect(found).toMatchObject({ verdict: 'incomplete', detail: 'moov' });
  });

  test('an FLV that was cut off', async () => {
    expect(await one(flv(60).subarray(0, 50_001))).toMatchObject({ verdict: 'incomplete' });
  });

  test('a list without its last segment', async () => {
    const found = await check('/h/a.m3u8', {
      '/h/a.m3u8': { bytes: hls(['a.ts', 'sub/b.ts?x=secret'], 30) },
      '/h/a.ts': { bytes: 'ts' },
    });
    expect(found).toMatchObject({ verdict: 'incomplete', detail: 'b.ts', segments: null });
  });

  test('a list without an end', async () => {
    const found = await check('/g/a.m3u8', {
      '/g/a.m3u8': { bytes: hls(['a.ts'], 30, { ended: false }) },
      '/g/a.ts': { bytes: 'ts' },
    });
    expect(found).toMatchObject({ verdict: 'growing', durationSeconds: 30 });
  });

  test('a list that leads to another host: nothing is asked there', async () => {
    const other = await mediaServer({ '/b.ts': { bytes: 'ts' } });
    const found = await one(hls([`${other.origin}/b.ts`], 60), '/e.m3u8');
    expect(found).toMatchObject({ verdict: 'unreadable', detail: 'other host' });
    expect(other.requests).toEqual([]);
    await other.close();
  });

  test.each<[string, Buffer | string, FileCheck['verdict']]>([
    ['nothing in it', '', 'empty'],
    ['a page in place of the file', '<!doctype html><title>Sign in</title>', 'unreadable'],
    ['noise', Buffer.alloc(5000, 0xa5), 'unreadable'],
    ['a box without a size', Buffer.from('\0\0\0\x04ftypisom', 'latin1'), 'unreadable'],
    ['the word FLV alone', 'FLV', 'unreadable'],
    ['the word EXTM3U alone', '#EXTM3U\n#EXT-X-ENDLIST\n', 'incomplete'],
  ])('%s: %s', async (_name, bytes, verdict) => {
    expect(await one(bytes)).toMatchObject({ verdict });
  });
});

describe('what the server says', () => {
  test.each([
    [403, 'forbidden'],
    [404, 'gone'],
    [410, 'gone'],
    [500, 'refused'],
    [401, 'refused'],
  ])('%i: %s', async (status, verdict) => {
    expect(await check('/s', { '/s': { status } })).toMatchObject({ verdict, httpStatus: status });
  });

  test('a redirect is not followed', async () => {
    const headers = { location: `${server.origin}/t.mp4` };
    server.requests.length = 0;
    const found = await check('/r', {
      '/r': { status: 302, headers },
      '/t.mp4': { bytes: mp4(60) },
    });
    expect(found).toMatchObject({ verdict: 'refused', httpStatus: 302 });
    expect(server.requests).toHaveLength(1);
  });

  test('a key that opens the list opens the segments beside it', async () => {
    const key = 't=66c5&us=a&sign=b';
    const files = {
      '/k/a.m3u8': { bytes: hls(['0.ts'], 60), key },
      '/k/0.ts': { bytes: 'ts', key },
    };
    expect(await check('/k/a.m3u8', files)).toMatchObject({ verdict: 'forbidden' });
    expect(await check('/k/a.m3u8', files, { query: `?${key}` })).toMatchObject({
      verdict: 'as-recorded',
    });
  });

  test('no parts, the whole at once: its end is not waited for', async () => {
    const bytes = mp4(60, { bytes: 4_000_000 });
    const found = await check('/n', { '/n': { bytes, noRanges: true } });
    expect(found).toMatchObject({ verdict: 'found', sizeBytes: bytes.length, detail: 'no ranges' });
  });

  test('parts without the size of the whole', async () => {
    const found = await check('/p', { '/p': { bytes: mp4(60), noTotal: true } });
    expect(found).toMatchObject({ verdict: 'as-recorded', sizeBytes: null });
  });
});

describe('no answer', () => {
  const file = { beginAt: null, endAt: null, durationSeconds: null };
  const at = (url: string, near = transport) => checkFile({ file, url, signed: true }, near, NOW);

  test('nobody listens', async () => {
    const closed = await mediaServer();
    await closed.close();
    expect(await at(`${closed.origin}/a.mp4`)).toMatchObject({
      verdict: 'unreachable',
      reason: 'connection-refused',
      signed: true,
    });
  });

  test('a server that stays silent', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const impatient = createTransport({ timeouts: { ...PATIENT, headers: 1_000 } });
    expect(await at(`http://127.0.0.1:${port}/a.mp4`, impatient)).toMatchObject({
      verdict: 'unreachable',
      reason: 'no-answer',
    });
    await impatient.close();
    silent.close();
  });

  test.each([
    'not an address',
    'ftp://127.0.0.1/a',
    'file:///etc/passwd',
    'https://a:b@c.invalid/',
  ])('%s is no address of a file: nothing is asked', async (url) => {
    expect(await at(url)).toMatchObject({ verdict: 'unreadable', detail: 'address' });
  });
});
