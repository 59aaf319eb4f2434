import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RECORDING_FORMATS } from '#contract/model/recording-profile.ts';
import { expectedFiles } from '#contract/rules/expected-files.ts';

const profile = (
  formats: readonly (typeof RECORDING_FORMATS)[number][],
  intervalSeconds = 7200,
) => ({
  formats: [...formats],
  intervalSeconds,
});

test.each([
  [
    'M3U8 is one file however long',
    profile(['M3U8'], 300),
    86_400,
    { each: 1, pieces: 288, cut: [] },
  ],
  ['two hours fit one file', profile(['MP4']), 7200, { each: 1, pieces: 1, cut: [] }],
  ['a second more does not', profile(['MP4']), 7201, { each: 2, pieces: 2, cut: ['MP4'] }],
  [
    'formats add up',
    profile(['M3U8', 'FLV', 'MP3'], 1800),
    5400,
    { each: 7, pieces: 3, cut: ['FLV', 'MP3'] },
  ],
] as const)('%s', (_, given, seconds, expected) => {
  expect(expectedFiles(given, seconds)).toEqual(expected);
});

test('the files of each format hold the whole recording and none is empty', () => {
  const formats = fc.uniqueArray(fc.constantFrom(...RECORDING_FORMATS), { minLength: 1 });
  fc.assert(
    fc.property(
      formats,
      fc.integer({ min: 300, max: 7200 }),
      fc.integer({ min: 1, max: 86_400 }),
      (chosen, interval, seconds) => {
        const { each, pieces, cut } = expectedFiles(profile(chosen, interval), seconds);
        expect(pieces * interval).toBeGreaterThanOrEqual(seconds);
        expect((pieces - 1) * interval).toBeLessThan(seconds);
        expect(each).toBeGreaterThanOrEqual(chosen.length);
        expect(cut).not.toContain('M3U8');
        expect(cut.length > 0 || each === chosen.length).toBe(true);
      },
    ),
  );
});
