import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileWatch } from '#contract/model/file.ts';
import { PRESET_SIGNALS, presetsWithFiles, signalOf } from '#contract/rules/preset-signal.ts';
import { PRESET_STATES, type PresetSummary } from '#contract/rules/preset-summary.ts';
import { LOOKS } from '../../../integrations/shared/looks.ts';
import * as shared from '../../../integrations/shared/signals.ts';

/** The integrations share no code with the program, and must not say other than its tiles and lamps. */
describe('a button shows what a lamp shows', () => {
  test('in every state, with files and without', () => {
    expect(shared.SIGNALS).toEqual(PRESET_SIGNALS);
    for (const state of PRESET_STATES) {
      for (const hasFiles of [false, true]) {
        const summary = { state, is: { accepted: false } } as PresetSummary;
        const { state: signal } = signalOf(summary, hasFiles);
        expect([state, shared.stateOf({ state }, hasFiles)]).toEqual([state, signal]);
      }
    }
  });

  test('and of a state that a newer program may have, that it is not known', () => {
    expect(shared.stateOf({ state: 'hibernating' }, true)).toBe('unknown');
    expect(shared.stateOf({ state: 'constructor' }, false)).toBe('unknown');
  });

  test('of files, whatever has been found of whatever runs', () => {
    const moment = fc.integer({ min: 0, max: 5 }).map((second) => `2026-11-28T10:00:0${second}Z`);
    const search = fc.record({
      id: fc.uuid(),
      presetId: fc.constantFrom('a', 'b'),
      run: fc.constantFrom('r1', 'r2', 'r3'),
      startedAt: moment,
      endedAt: fc.option(moment),
      found: fc.integer({ min: 0, max: 3 }),
      expected: fc.option(fc.integer({ min: 0, max: 3 })),
    });
    fc.assert(
      fc.property(fc.array(search, { maxLength: 6 }), (searches) => {
        const watches = searches.map((one) => ({ ...one, runId: one.run }) as unknown as FileWatch);
        expect(shared.presetsWithFiles(searches)).toEqual(presetsWithFiles(watches));
      }),
    );
  });
});

test('no state is told by colour alone, and red is the tally', () => {
  const looks = Object.entries(LOOKS);
  for (const [state, { ground, sign }] of looks) {
    const twins = looks.filter(([, one]) => one.ground === ground && one.sign === sign);
    expect(twins.map(([name]) => name)).toEqual([state]);
  }
  const isRed = ([, { ground }]: (typeof looks)[number]) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      Number.parseInt(ground.slice(at, at + 2), 16),
    );
    return red > 2 * green && red > 2 * blue;
  };
  expect(looks.filter(isRed).map(([state]) => state)).toEqual(['accepted']);
});
