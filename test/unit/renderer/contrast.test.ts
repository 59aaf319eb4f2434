import { DEFAULT_THEME } from '@mantine/core';
import { describe, expect, test } from 'vitest';
import {
  APPEARANCES,
  DANGER,
  BACKGROUNDS as GROUNDS,
  paletteOf,
  TILE_COLOURS,
  TILE_GROUNDS,
  TONES,
} from '#contract/model/colours.ts';
import {
  contrastVariablesResolver,
  cssVariablesResolver,
} from '../../../renderer/theme/css-variables.ts';
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

test.each(['light', 'dark'] as const)('in the %s theme a danger’s edge and sign read', (scheme) => {
  const variables: Record<string, string> = { ...resolved[scheme] };
  for (const ground of ['--ground', '--surface', '--hover', '--mantine-color-body']) {
    const ratio = contrast(variables['--danger'] ?? '', variables[ground] ?? '');
    expect([ground, ratio >= 4.5]).toEqual([ground, true]);
  }
});

test('a danger has a colour of its own: it is no state', () => {
  for (const appearance of APPEARANCES) {
    const colours: string[] = Object.values(TONES).map((tone) => tone[appearance]);
    expect([appearance, colours.includes(DANGER[appearance])]).toEqual([appearance, false]);
  }
});

const high = contrastVariablesResolver(DEFAULT_THEME);
const BACKGROUNDS = ['--ground', '--surface', '--hover', '--mantine-color-body'];

describe.each(['light', 'dark'] as const)('in high contrast, %s', (scheme) => {
  const variables: Record<string, string> = { ...high[scheme] };
  const ratios = (name: string) =>
    BACKGROUNDS.map((ground) => contrast(variables[name] ?? '', variables[ground] ?? ''));
  const named = (pattern: RegExp) => Object.keys(variables).filter((name) => pattern.test(name));

  // Text at 7:1 (WCAG 1.4.6), the disabled one too: an operator must read what cannot be pressed now.
  test.each([
    ...named(/^--tone-/),
    ...named(/^--mantine-color-(text|dimmed|placeholder|error|default-color|disabled-color)$/),
  ])('%s reads on every ground at 7:1', (name) => {
    expect(ratios(name).map((ratio) => ratio >= 7)).toEqual(BACKGROUNDS.map(() => true));
  });

  test.each(['--line', '--danger', '--focus', '--mantine-color-default-border', '--scrollbar'])(
    '%s is an edge that nobody overlooks',
    (name) => {
      expect(ratios(name).map((ratio) => ratio >= 7)).toEqual(BACKGROUNDS.map(() => true));
    },
  );

  test.each(named(/^--account-/))('%s stands out as a mark', (name) => {
    expect(ratios(name).map((ratio) => ratio >= 3)).toEqual(BACKGROUNDS.map(() => true));
  });

  test('the ring of the focus is no edge', () => {
    expect(variables['--focus']).not.toBe(variables['--line']);
  });
});

test('every tone has a colour of its own in every appearance', () => {
  for (const appearance of APPEARANCES) {
    const colours = Object.values(TONES).map((tone) => tone[appearance]);
    expect([appearance, new Set(colours).size]).toEqual([appearance, colours.length]);
  }
});

test.each([
  ['high-contrast', { dark: false, highContrast: false }, 'contrastDark'],
  ['light', { dark: true, highContrast: true }, 'light'],
  ['system', { dark: true, highContrast: false }, 'dark'],
  ['system', { dark: true, highContrast: true }, 'contrastDark'],
  ['system', { dark: false, highContrast: true }, 'contrastLight'],
  ['system', { dark: false, highContrast: false }, 'light'],
] as const)('the theme %s on %o is painted in %s', (theme, system, appearance) => {
  expect(paletteOf(theme, system)).toBe(appearance);
});

describe.each(APPEARANCES)('the tiles of the wall in %s', (appearance) => {
  const isHigh = appearance.startsWith('contrast');
  const tiles = TILE_COLOURS[appearance];

  test.each(TILE_GROUNDS)('text reads on the ground %s, on its stripes too', (name) => {
    const { ground, text, stripe = ground } = tiles[name];
    const least = isHigh ? 7 : 4.5;
    for (const under of [ground, stripe])
      expect([under, contrast(text, under) >= least]).toEqual([under, true]);
  });

  test('what is at rest has neither the brightest edge nor the brightest ground', () => {
    const strength = (colour: string) => contrast(colour, GROUNDS[appearance]);
    const others = TILE_GROUNDS.filter((name) => name !== 'idle');
    for (const name of others) {
      const edge = strength(tiles[name].edge);
      expect([name, edge > strength(tiles.idle.edge)]).toEqual([name, true]);
    }
    expect(strength(tiles.idle.ground)).toBeLessThan(strength(tiles.accepted.ground));
  });

  test('the amber corner is seen on the red ground, and the blue bar on its own', () => {
    expect(contrast(tiles.trouble.ground, tiles.accepted.ground)).toBeGreaterThan(2.5);
    expect(contrast(tiles.sending.edge, tiles.sending.ground)).toBeGreaterThan(3);
  });
});

test('the measure itself', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});
