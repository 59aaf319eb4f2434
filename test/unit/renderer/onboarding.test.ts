import { expect, test } from 'vitest';
import { presetDraftSchema } from '#contract/model/preset.ts';
import {
  type FirstPreset,
  firstDraft,
  firstPresetProblems,
} from '../../../renderer/onboarding/first-preset.ts';
import { STEPS, stepBefore } from '../../../renderer/onboarding/progress.ts';

const FORM: FirstPreset = { name: ' First ', vendors: ['Tencent'], streams: 'a, b a' };

test('three steps, each with a way back but the first', () => {
  expect(STEPS.map(stepBefore)).toEqual([null, 'language', 'account']);
});

test('what is filled in makes a preset that the contract takes', () => {
  expect(firstPresetProblems(FORM, ['Other'])).toEqual({});
  const draft = firstDraft(FORM, 'practice');
  expect(presetDraftSchema.parse(draft)).toEqual({
    name: 'First',
    accountId: 'practice',
    vendors: ['Tencent'],
    streamIds: ['a', 'b'],
    end: null,
  });
});

test.each<[Partial<FirstPreset>, readonly string[]]>([
  [{ name: '  ' }, ['name']],
  [{ name: 'x'.repeat(81) }, ['name']],
  [{ name: 'Taken' }, ['name']],
  [{ vendors: [] }, ['vendors']],
  [{ streams: '' }, ['streams']],
  [{ streams: 'a/b' }, ['streams']],
  [{ name: '', vendors: [], streams: '' }, ['name', 'vendors', 'streams']],
])('%o is told at its fields', (change, fields) => {
  expect(Object.keys(firstPresetProblems({ ...FORM, ...change }, ['Taken'])).sort()).toEqual(
    [...fields].sort(),
  );
});
