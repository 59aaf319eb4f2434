import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  certificateAddress,
  certificateSchema,
  readCertificatePage,
} from '#contract/model/certificate.ts';
import type { RecordedFile } from '#contract/model/file.ts';
import { canonicalJson } from '../../../../electron/app/files/canonical-json.ts';
import { certificateOf, contentOf } from '../../../../electron/app/files/certificate.ts';
import { certificateName } from '../../../../electron/desktop/windows/certificate-dialog.ts';
import { outcomeOf } from '../../../../electron/zego/answer/answer.ts';
import { checkOf, watchesOf } from '../../../support/fake-bridge/files-seeds.ts';
import { recordedFileOf } from '../../../support/recorded-files.ts';
import { callOf, runOf } from '../../../support/runs.ts';

const NOW = Date.parse('2026-08-21T13:00:00Z');

const call = callOf({
  id: 'c1',
  state: 'settled',
  attempts: 1,
  streamIds: ['cdn01', 'cdn02'],
  startedAt: '2026-08-21T12:00:00.000Z',
  durationMs: 148,
  endTime: 1_787_313_600,
  outcome: outcomeOf(
    [
      { streamId: 'cdn01', status: 'accepted', taskId: 'task-1', vendorRequestId: 'r-1' },
      { streamId: 'cdn02', status: 'unknown', reason: 'stream-missing' },
    ],
    { code: 0, message: 'success', httpStatus: 200, requestId: '4191282558729715911', raw: 'raw' },
  ),
  verdicts: [
    { streamId: 'cdn02', verdict: 'not-recording', at: '2026-08-21T12:01:00.000Z' },
    {
      streamId: 'cdn02',
      verdict: 'recording',
      at: '2026-08-21T12:05:00.000Z',
      file: {
        ...{ source: 'search', match: 'stream-and-time', fileId: 'f2', name: 'b.mp4' },
        ...{ taskId: null, provided: true },
      },
    },
  ],
});
const run = runOf({ id: 'r1', presetName: 'Evening news', calls: [call] });
const link = { callId: 'c1', runId: 'r1', presetId: 'p1', presetName: 'Evening news' };
const file = (change: Partial<RecordedFile>) =>
  recordedFileOf({ links: [{ ...link, match: 'id' }], ...change });

const content = (serverAheadMs: number | null = -1234.6) =>
  contentOf({
    run,
    known: { files: [file({ id: 7 }), file({ id: 8, name: 'c.mp4' })], watches: watchesOf(NOW) },
    checkOf: (id) => (id === 7 ? checkOf() : null),
    clock: { serverAheadMs, measuredAt: '2026-08-21T12:00:01.000Z' },
    version: '0.1.0',
    now: NOW,
  });

describe('what a certificate says', () => {
  test('the run, its calls with their ids and times, and the clock', () => {
    expect(content()).toMatchObject({
      madeAt: '2026-08-21T13:00:00.000Z',
      program: { name: 'CDN Recorder', version: '0.1.0' },
      run: { runId: 'r1', preset: 'Evening news' },
      clock: { serverAheadMs: -1235, measuredAt: '2026-08-21T12:00:01.000Z' },
      calls: [
        {
          ...{ callId: 'c1', sentAt: '2026-08-21T12:00:00.000Z', attempts: 1, code: 0 },
          ...{ endTime: 1_787_313_600, requestId: '4191282558729715911', httpStatus: 200 },
        },
      ],
    });
    expect(content(null).clock.serverAheadMs).toBeNull();
  });

  test('each stream as it was answered, and the newest word that settled it', () => {
    expect(content().outcomes).toMatchObject([
      { streamId: 'cdn01', status: 'accepted', taskId: 'task-1', settled: null },
      {
        ...{ streamId: 'cdn02', status: 'unknown', reason: 'stream-missing', taskId: null },
        settled: { verdict: 'recording', by: 'search', fileId: 'f2', provided: true },
      },
    ]);
  });

  test('each file with its match to this run, and its last check', () => {
    const [first, second] = content().files;
    expect(first).toMatchObject({ match: 'id', check: { verdict: 'as-recorded' } });
    expect(second).toMatchObject({ name: 'c.mp4', check: null });
    expect(content().searches[0]).toMatchObject({ vendor: 'Tencent', found: 1, expected: 2 });
  });

  test('its form is the contract’s, and the raw answer is not in it', () => {
    const certificate = certificateOf(content());
    expect(certificateSchema.parse(certificate)).toEqual(certificate);
    expect(JSON.stringify(certificate)).not.toContain('"raw"');
  });
});

describe('its hash', () => {
  test('is what its documentation says: anyone can compute it from the file', () => {
    const written = JSON.parse(JSON.stringify(certificateOf(content()), null, 2));
    // Written apart from the product, after the text in the certificate.
    const canonical = (value: unknown): string => {
      if (value === null || typeof value !== 'object') return JSON.stringify(value);
      if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
      const names = Object.keys(value).sort();
      const members = value as Record<string, unknown>;
      return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(members[name])}`).join()}}`;
    };
    const sha256 = createHash('sha256').update(canonical(written.content)).digest('hex');
    expect(written.sha256).toBe(sha256);
  });

  test('a changed character changes it', () => {
    const one = content();
    const other = { ...one, run: { ...one.run, preset: 'Evening newz' } };
    expect(certificateOf(other).sha256).not.toBe(certificateOf(one).sha256);
  });

  test('RFC 8785: names in the order of their code units, and no space', () => {
    // The example of its section 3.2.3.
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect([...canonicalJson(value).matchAll(/:"([^"]*)"/g)].map(([, text]) => text)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
    expect(canonicalJson({ b: [1, null, 'x'], a: 1e21, c: undefined })).toBe(
      '{"a":1e+21,"b":[1,null,"x"]}',
    );
  });

  test('the order in which members were made does not matter', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

test('all of it comes through the address of its page', () => {
  const page = { certificate: certificateOf(content()), language: 'zh-CN' as const };
  const address = new URL(`app://cdn-recorder/${certificateAddress(page)}`);
  expect(readCertificatePage(address.hash)).toEqual(page);
});

test.each([
  ['Evening news', 'certificate Evening news 2026-08-21.pdf'],
  ['体育直播 主信号', 'certificate 体育直播 主信号 2026-08-21.pdf'],
  ['a/b\\c:*?"<>|..', 'certificate a b c .. 2026-08-21.pdf'],
  // Eighty characters of four bytes would be more than a file name may have.
  ['𠀀'.repeat(80), `certificate ${'𠀀'.repeat(25)} 2026-08-21.pdf`],
  ['台'.repeat(80), `certificate ${'台'.repeat(33)} 2026-08-21.pdf`],
  [`${'a'.repeat(99)} b`, `certificate ${'a'.repeat(99)} 2026-08-21.pdf`],
])('the name that is proposed for %s', (preset, name) => {
  const named = { run: { ...content().run, preset, requestedAt: '2026-08-21T12:00:00.000Z' } };
  expect(certificateName(named, 'pdf')).toBe(name);
});
