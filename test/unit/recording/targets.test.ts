import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VENDORS } from '../../../electron/contract/vendor.ts';
import { allTargets, standingOf } from '../../../electron/recording/targets.ts';
import { presetOf } from '../../support/presets.ts';
import { recordingOf } from '../../support/runs.ts';

const PRESET = presetOf({ vendors: ['Tencent', 'Ws'], streamIds: ['cdn01', 'cdn02'] });

test('nothing runs: all of it is missing', () => {
  expect(standingOf(PRESET, [])).toEqual({
    running: [],
    perhaps: [],
    missing: allTargets(PRESET),
    known: [],
  });
});

test('each stream at each vendor by itself, in the preset’s order', () => {
  const recordings = [
    recordingOf({ streamId: 'cdn02' }),
    recordingOf({ vendor: 'Ws', certainty: 'perhaps' }),
  ];
  expect(standingOf(PRESET, recordings)).toEqual({
    running: [{ vendor: 'Tencent', streamIds: ['cdn02'] }],
    perhaps: [{ vendor: 'Ws', streamIds: ['cdn01'] }],
    missing: [
      { vendor: 'Tencent', streamIds: ['cdn01'] },
      { vendor: 'Ws', streamIds: ['cdn02'] },
    ],
    known: [
      { vendor: 'Tencent', streamIds: ['cdn02'] },
      { vendor: 'Ws', streamIds: ['cdn01'] },
    ],
  });
});

test('what a person saw runs', () => {
  const { running } = standingOf(PRESET, [recordingOf({ certainty: 'person' })]);
  expect(running).toEqual([{ vendor: 'Tencent', streamIds: ['cdn01'] }]);
});

test('whichever preset started it; another account is another world', () => {
  const { running } = standingOf(PRESET, [
    recordingOf({ presetId: 'other' }),
    recordingOf({ accountId: 'other', streamId: 'cdn02' }),
  ]);
  expect(running).toEqual([{ vendor: 'Tencent', streamIds: ['cdn01'] }]);
});

test('whatever runs: every stream at every vendor is in exactly one of the three', () => {
  const streamId = fc.constantFrom('cdn01', 'cdn02', 'cdn03');
  const anyRecording = fc.record({
    vendor: fc.constantFrom(...VENDORS),
    streamId,
    accountId: fc.constantFrom('account', 'other'),
    certainty: fc.constantFrom('accepted' as const, 'person' as const, 'perhaps' as const),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...VENDORS), { minLength: 1 }),
      fc.uniqueArray(streamId, { minLength: 1 }),
      fc.array(anyRecording),
      (vendors, streamIds, changes) => {
        const preset = presetOf({ vendors, streamIds });
        const { running, perhaps, missing } = standingOf(preset, changes.map(recordingOf));
        const flat = [...running, ...perhaps, ...missing].flatMap((target) =>
          target.streamIds.map((id) => `${target.vendor} ${id}`),
        );
        const all = vendors.flatMap((vendor) => streamIds.map((id) => `${vendor} ${id}`));
        expect(flat.sort()).toEqual(all.sort());
      },
    ),
  );
});
