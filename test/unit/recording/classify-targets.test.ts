import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Preset } from '#contract/model/preset.ts';
import { REGIONS, serviceOf } from '#contract/model/region.ts';
import type { Recording } from '#contract/model/start.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { classifyTargets, stoppable, targetsOf } from '#contract/rules/classify-targets.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { allTargets } from '../../../electron/recording/plan-calls.ts';
import { accountOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { recordingOf } from '../../support/runs.ts';

const PRESET = presetOf({ vendors: ['Tencent', 'Ws'], streamIds: ['cdn01', 'cdn02'] });
const ACCOUNT = accountOf();
const classify = (recordings: readonly Recording[], preset: Preset = PRESET) =>
  classifyTargets(preset, ACCOUNT, recordings);

test('nothing runs: all of it is missing', () => {
  expect(classify([])).toEqual({
    running: [],
    uncertain: [],
    missing: allTargets(PRESET),
    orphaned: [],
  });
});

test('each stream at each vendor by itself, in the preset’s order', () => {
  const { running, uncertain, missing } = classify([
    recordingOf({ vendor: 'Ws', certainty: 'uncertain' }),
    recordingOf({ streamId: 'cdn02' }),
    recordingOf({ vendor: 'Ws', streamId: 'cdn02', certainty: 'person' }),
  ]);
  expect(targetsOf(running)).toEqual([
    { vendor: 'Tencent', streamIds: ['cdn02'] },
    { vendor: 'Ws', streamIds: ['cdn02'] },
  ]);
  expect(targetsOf(uncertain)).toEqual([{ vendor: 'Ws', streamIds: ['cdn01'] }]);
  expect(missing).toEqual([{ vendor: 'Tencent', streamIds: ['cdn01'] }]);
});

describe('whichever preset and account started it', () => {
  test('it runs for each that names its project, vendor and stream', () => {
    const { running, orphaned } = classify([
      recordingOf({ presetId: 'other', accountId: 'another name of the same AppId' }),
      recordingOf({ appId: 7, streamId: 'cdn02', presetId: 'other' }),
      recordingOf({ service: 'https://relay.station.example/', presetId: 'other' }),
    ]);
    expect(running).toHaveLength(1);
    expect(orphaned).toEqual([]);
  });

  test.each(Object.values(REGIONS))('%s is one service with the others', (endpoint) => {
    const account = accountOf({ endpoint });
    expect(classifyTargets(presetOf(), account, [recordingOf()]).running).toHaveLength(1);
  });

  test('a relay and a loopback address stand for themselves', () => {
    const others = ['https://relay.station.example/zego/', 'http://127.0.0.1:9100/'];
    expect(others.map(serviceOf)).toEqual(others);
    expect(serviceOf('https://RTC-API.zego.im.:443')).toBe(REGIONS.unified);
    expect(serviceOf('no address')).toBe('no address');
  });
});

describe('what a preset has started is its own until it ends', () => {
  const started = recordingOf();
  test.each([
    ['the stream was removed', presetOf({ streamIds: ['cdn02'] }), ACCOUNT],
    ['the vendor was removed', presetOf({ vendors: ['Ws'] }), ACCOUNT],
    ['it has another account', presetOf(), accountOf({ id: 'other', appId: 7 })],
    ['its account has another AppId', presetOf(), accountOf({ appId: 7 })],
    ['its account has another service', presetOf(), accountOf({ endpoint: 'https://a.example/' })],
  ])('%s', (_what, preset, account) => {
    const standing = classifyTargets(preset, account, [started]);
    expect(standing.orphaned).toEqual([started]);
    expect(standing.running).toEqual([]);
    expect(stoppable(standing)).toEqual([started]);
  });

  test('where its account was deleted, it still is what the preset names', () => {
    const { running, orphaned, missing } = classifyTargets(presetOf(), undefined, [started]);
    expect([running, orphaned, missing]).toEqual([[started], [], []]);
  });
});

const anyRecording = fc.record({
  vendor: fc.constantFrom(...VENDORS),
  streamId: fc.constantFrom('cdn01', 'cdn02', 'cdn03'),
  appId: fc.constantFrom(12345, 7),
  presetId: fc.constantFrom('preset', 'other'),
  accountId: fc.constantFrom('account', 'other'),
  certainty: fc.constantFrom('accepted' as const, 'person' as const, 'uncertain' as const),
});
const anyPreset = fc.record({
  vendors: fc.uniqueArray(fc.constantFrom(...VENDORS), { minLength: 1 }),
  streamIds: fc.uniqueArray(fc.constantFrom('cdn01', 'cdn02', 'cdn03'), { minLength: 1 }),
});

test('whatever runs: every stream at every vendor is in exactly one of the three', () => {
  fc.assert(
    fc.property(anyPreset, fc.array(anyRecording), (change, changes) => {
      const { vendors, streamIds } = change;
      const standing = classify(changes.map(recordingOf), presetOf(change));
      const { running, uncertain, missing } = standing;
      const flat = [...targetsOf(running), ...targetsOf(uncertain), ...missing].flatMap((target) =>
        target.streamIds.map((id) => `${target.vendor} ${id}`),
      );
      const all = vendors.flatMap((vendor) => streamIds.map((id) => `${vendor} ${id}`));
      expect(flat.sort()).toEqual(all.sort());
    }),
  );
});

test('whatever runs: what a preset has started is stopped by it, each once', () => {
  fc.assert(
    fc.property(anyPreset, fc.array(anyRecording), fc.boolean(), (change, changes, gone) => {
      const recordings = changes.map(recordingOf);
      const account = gone ? undefined : ACCOUNT;
      const ids = stoppable(classifyTargets(presetOf(change), account, recordings)).map(
        recordingId,
      );
      expect(new Set(ids).size).toBe(ids.length);
      // A later recording of a key stands for the earlier ones, as in `Recordings`.
      const last = new Map(recordings.map((one) => [recordingId(one), one]));
      const own = [...last.values()].filter(({ presetId }) => presetId === 'preset');
      expect(ids).toEqual(expect.arrayContaining(own.map(recordingId)));
    }),
  );
});
