import { describe, expect, test } from 'vitest';
import type { RecordingProfile } from '#contract/model/recording-profile.ts';
import { curlOf } from '../../../renderer/presets/editor/curl.ts';
import { fileRemarks, type Recorded } from '../../../renderer/presets/editor/file-remarks.ts';
import { formOf } from '../../../renderer/shared/presets/preset-form.ts';
import {
  accountRemarks,
  endRemarks,
  nameRemarks,
  overlapRemarks,
} from '../../../renderer/shared/presets/remarks.ts';
import { accountOf, stateOf, vaultOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { translator } from './text.ts';

const t = translator('en');
const capabilities = stateOf().vendors;
/** On this machine's clock, whatever its zone. */
const now = new Date(2026, 10, 22, 21, 0, 0);
const texts = (remarks: readonly { text: string }[]) => remarks.map(({ text }) => text);

describe('which vendors stop by themselves', () => {
  const about = { capabilities, nowMs: now.getTime() };
  test('those that know an end time; the others by the program, unless it is told not to', () => {
    expect(endRemarks({ vendors: ['Tencent', 'Ws'], end: { afterMinutes: 90 } }, about, t)).toEqual(
      [
        { weight: 'know', text: 'Tencent: auto-stops after 90 min, at 22:30 if started now.' },
        {
          weight: 'know',
          text: 'Ws: CDN Recorder stops it after 90 min, at 22:30 if started now; it must be running then.',
        },
      ],
    );
    const manual = {
      vendors: ['Tencent', 'Ws'],
      end: { afterMinutes: 90 },
      stopAtEnd: false,
    } as const;
    expect(endRemarks(manual, about, t)[1]).toEqual({
      weight: 'heed',
      text: 'Ws: no auto-stop; records until stopped manually.',
    });
    expect(texts(endRemarks({ vendors: ['Tencent', 'Huawei'], end: null }, about, t))).toEqual([
      'Tencent, Huawei: no end time; records until stopped manually.',
    ]);
    expect(endRemarks({ vendors: [], end: { afterMinutes: 90 } }, about, t)).toEqual([]);
  });
  test('a full day is said to end ten seconds early, where a vendor takes an end', () => {
    const fullDay =
      'A full day ends 10 seconds early: ZEGO rejects an end time more than 24 hours ahead by its own clock.';
    expect(
      texts(endRemarks({ vendors: ['Tencent'], end: { afterMinutes: 1440 } }, about, t)),
    ).toContain(fullDay);
    expect(
      texts(endRemarks({ vendors: ['Tencent'], end: { afterMinutes: 1439 } }, about, t)),
    ).not.toContain(fullDay);
    expect(
      texts(endRemarks({ vendors: ['Huawei'], end: { afterMinutes: 1440 } }, about, t)),
    ).not.toContain(fullDay);
  });
  test('a time of day that has passed is tomorrow’s', () => {
    expect(texts(endRemarks({ vendors: ['Tencent'], end: { at: '22:00' } }, about, t))).toEqual([
      'Tencent: auto-stops at 22:00.',
    ]);
    expect(texts(endRemarks({ vendors: ['Tencent'], end: { at: '20:00' } }, about, t))).toEqual([
      'Tencent: auto-stops at 20:00, tomorrow if started now.',
    ]);
    expect(texts(endRemarks({ vendors: ['Ws'], end: { at: '22:00' } }, about, t))).toEqual([
      'Ws: CDN Recorder stops it at 22:00; it must be running then.',
    ]);
    expect(texts(endRemarks({ vendors: ['Ws'], end: { at: '20:00' } }, about, t))).toEqual([
      'Ws: CDN Recorder stops it at 20:00, tomorrow if started now; it must be running then.',
    ]);
  });
});

test('an account says whether it is real, and whether it waits for its secret', () => {
  expect(texts(accountRemarks(accountOf(), vaultOf(), t))).toEqual([t('editor.remark.real')]);
  const test = accountOf({ badge: 'test' });
  expect(texts(accountRemarks(test, vaultOf(), t))).toEqual([t('editor.remark.test')]);
  expect(accountRemarks(undefined, vaultOf(), t)).toEqual([]);
  const [practice, locked] = accountRemarks(
    accountOf({ practice: true, secret: 'locked' }),
    vaultOf({ state: 'keyring-locked' }),
    t,
  );
  expect(practice).toMatchObject({ weight: 'know' });
  expect(locked).toMatchObject({ weight: 'heed', text: t('presets.secret.locked') });
});

test('another preset that names the same stream at the same vendor and account is named', () => {
  const form = formOf(presetOf({ streamIds: ['a', 'b', 'c'], vendors: ['Tencent', 'Ws'] }), []);
  const near = presetOf({ name: 'Near', streamIds: ['b'], vendors: ['Ws'] });
  const more = presetOf({ name: 'More', streamIds: ['a', 'b', 'x'] });
  const far = [
    presetOf({ streamIds: ['a'], vendors: ['Huawei'] }),
    presetOf({ streamIds: ['a'], accountId: 'another' }),
    presetOf({ streamIds: ['x'] }),
    presetOf({ streamIds: ['a'], archived: true }),
  ];
  expect(texts(overlapRemarks(form, [near, more, ...far], t))).toEqual([
    t('editor.remark.overlap.one', { preset: 'Near', id: 'b' }),
    t('editor.remark.overlap', { preset: 'More', count: 2 }),
  ]);
});

test('a name that reads like another preset’s', () => {
  const others = [presetOf({ name: 'N\u0435ws' }), presetOf({ name: 'Sport' })];
  expect(nameRemarks('News', others, t)).toEqual([
    { weight: 'heed', text: 'Another preset, “N\u0435ws”, has a very similar name.' },
  ]);
  // The same name is a mistake, and told as one.
  expect(nameRemarks(' Sport', others, t)).toEqual([]);
  expect(nameRemarks(' ', [presetOf({ name: '\u3164' })], t)).toEqual([]);
});

describe('how many files to expect', () => {
  const profile: RecordingProfile = {
    formats: ['M3U8', 'MP4'],
    intervalSeconds: 1800,
    retentionDays: null,
  };
  const files = (change: Partial<Recorded>) =>
    texts(
      fileRemarks(
        {
          ...{ profile, vendors: ['Tencent'], streams: 2, end: null, stopAtEnd: true },
          ...{ capabilities, now },
          ...change,
        },
        t,
      ),
    );
  test('unknown without an end; nothing without a stream or a vendor', () => {
    expect(files({})).toEqual([t('files.unknown')]);
    expect(files({ streams: 0 })).toEqual([]);
    expect(files({ vendors: [] })).toEqual([]);
  });
  test('by the end, for each vendor; what does not stop by itself only if somebody stops it', () => {
    const end = { afterMinutes: 90 };
    expect(files({ end, vendors: ['Tencent', 'Ws'] })).toContain(
      t('files.expected', { vendors: 'Tencent, Ws', count: 8 }),
    );
    expect(files({ end, vendors: ['Tencent', 'Ws'], stopAtEnd: false })).toEqual([
      t('files.expected', { vendors: 'Tencent', count: 8 }),
      t('files.expectedIfStopped', { vendors: 'Ws', count: 8 }),
      t('files.merge', { vendor: 'Tencent', formats: 'MP4', pieces: 3, most: 10 }),
      t('files.mergeNone', { vendor: 'Ws', formats: 'MP4', pieces: 3 }),
      t('files.undocumented', { vendors: 'Ws', documented: 'Tencent' }),
      t('files.rows', { vendor: 'Ws', count: 4 }),
    ]);
  });
  test('what cannot be merged is said, by vendor, format and number', () => {
    const all: RecordingProfile = { ...profile, formats: ['M3U8', 'FLV', 'MP4', 'AAC', 'MP3'] };
    const said = files({
      profile: all,
      vendors: ['Tencent', 'Huawei'],
      end: { afterMinutes: 360 },
    });
    expect(said).toContain(
      t('files.mergeTooMany', { vendor: 'Tencent', formats: 'MP4, MP3', pieces: 12, most: 10 }),
    );
    expect(said).toContain(
      t('files.mergeNone', { vendor: 'Tencent', formats: 'FLV, AAC', pieces: 12 }),
    );
    expect(said).toContain(
      t('files.merge', { vendor: 'Huawei', formats: 'MP4', pieces: 12, most: 20 }),
    );
    expect(said).toContain(
      t('files.mergeNone', { vendor: 'Huawei', formats: 'FLV, AAC, MP3', pieces: 12 }),
    );
  });
  test('formats without a picture, where there is no other', () => {
    const audio = t('files.audioOnly');
    expect(files({ profile: { ...profile, formats: ['AAC', 'MP3'] } })).toContain(audio);
    expect(files({ profile: { ...profile, formats: ['AAC', 'MP4'] } })).not.toContain(audio);
  });
  test('up to a time of day it is as long as it is until then', () => {
    expect(files({ end: { at: '21:30' } })).toEqual([
      t('files.expected', { vendors: 'Tencent', count: 4 }),
      t('files.whole'),
    ]);
  });
  test('and until when they are kept', () => {
    expect(files({ profile: { ...profile, retentionDays: 30 } }).at(-1)).toBe(
      t('files.kept', { days: 30, day: '2026-12-22' }),
    );
  });
  test('one file, one row and one day are in the singular', () => {
    const one: RecordingProfile = { ...profile, formats: ['MP4'], retentionDays: 1 };
    const vendors = ['Tencent', 'Ws'] as const;
    const end = { afterMinutes: 10 };
    const said = files({ profile: one, vendors, streams: 1, end, stopAtEnd: false });
    expect(said).toContain(
      'Tencent: 1 file expected at each vendor; each interruption adds another.',
    );
    expect(said).toContain('Ws: 1 file at each vendor if stopped manually then; no auto-stop.');
    expect(said).toContain('Ws responds with one row per format: 1 row.');
    expect(said).toContain('Kept for 1 day: until 2026-11-23 if the recording ends today.');
  });
});

describe('a copy as curl', () => {
  const url = 'https://rtc-api.zego.im/?StreamId[]=a&Signature=<Signature>';
  test('is one command for each request, and says how to sign', () => {
    const text = curlOf(
      [
        { url, endTime: null },
        { url: null, endTime: null },
      ],
      t,
    );
    expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
      `curl --globoff '${url}'`,
      '',
    ]);
    expect(text).toContain('md5(AppId + SignatureNonce + ServerSecret + Timestamp)');
    expect(text).not.toContain(t('curl.endTime'));
    expect(curlOf([{ url, endTime: 1 }], t)).toContain(t('curl.endTime'));
  });
  test('holds nothing that a shell would run', () => {
    const text = curlOf([{ url: `${url}&Domain=x'; touch y #`, endTime: null }], t);
    expect(text).toContain("&Domain=x%27; touch y #'\n");
    expect(text.match(/'/g)).toHaveLength(2);
  });
});
