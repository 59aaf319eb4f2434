import { DEFAULT_THEME } from '@mantine/core';
import { describe, expect, test } from 'vitest';
import { cssVariablesResolver } from '../../../renderer/theme/css-variables.ts';
import { contrast } from './contrast.ts';

const resolved = cssVariablesResolver(DEFAULT_THEME);

describe.each(['light', 'dark'] as const)('in the %s theme', (scheme) => {
  const variables: Record<string, string> = { ...resolved[scheme] };
  const tones = Object.keys(variables).filter((name) => name.startsWith('--tone-'));
  const colours = Object.keys(variables).filter((name) => name.startsWith('--account-'));
  test.each(colours)('%s stands out from every ground that it lies on', (colour) => {
    // A mark, not a text: 3:1 (WCAG 1.4.11).
    for (const ground of ['--ground', '--surface', '--hover']) {
      const ratio = contrast(variables[colour] ?? '', variables[ground] ?? '');
      expect([ground, ratio >= 3]).toEqual([ground, true]);
    }
  });
  test.each(tones)('%s reads on every ground that it lies on', (tone) => {
    for (const ground of ['--ground', '--surface', '--hover']) {
      const ratio = contrast(variables[tone] ?? '', variables[ground] ?? '');
      expect([ground, ratio >= 4.5]).toEqual([ground, true]);
    }
  });
});

test('the measure itself', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});
