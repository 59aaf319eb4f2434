import type { CSSVariablesResolver } from '@mantine/core';
import { ACCOUNT_COLOURS, type AccountColour } from '#contract/model/account-colours.ts';
import {
  type Appearance,
  BACKGROUNDS,
  DANGER,
  TILE_COLOURS,
  TILE_GROUNDS,
  TONES,
  type Tone,
} from '#contract/model/colours.ts';

type Scheme = 'light' | 'dark';
type Variables = Readonly<Record<`--${string}`, string>>;

const tones = (appearance: Appearance): Record<string, string> =>
  Object.fromEntries(
    (Object.keys(TONES) as Tone[]).map((tone) => [`--tone-${tone}`, TONES[tone][appearance]]),
  );

const tiles = (appearance: Appearance): Record<string, string> =>
  Object.fromEntries(
    TILE_GROUNDS.flatMap((name) => {
      const { ground, text, edge, stripe = ground } = TILE_COLOURS[appearance][name];
      return [
        [`--tile-${name}`, ground],
        [`--tile-${name}-text`, text],
        [`--tile-${name}-edge`, edge],
        [`--tile-${name}-stripe`, stripe],
      ];
    }),
  );

const accountColours = (scheme: Scheme): Record<string, string> =>
  Object.fromEntries(
    (Object.keys(ACCOUNT_COLOURS) as AccountColour[]).map((colour) => [
      `--account-${colour}`,
      ACCOUNT_COLOURS[colour][scheme],
    ]),
  );

/** Grounds, lines and texts that are no tone: what each appearance has of its own. */
const PLAIN: Readonly<Record<Appearance, Variables>> = {
  light: {
    '--focus': TONES.blue.light,
    '--surface': '#ffffff',
    '--line': '#d9dee6',
    '--hover': '#eceff4',
    '--scrollbar': '#b4bcc8',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#596170',
    '--mantine-color-placeholder': '#6a7281',
    '--mantine-color-default-border': '#b4bcc8',
  },
  dark: {
    '--focus': TONES.blue.dark,
    '--surface': '#1b1e24',
    '--line': '#2d323b',
    '--hover': '#242830',
    '--scrollbar': '#454d5a',
    '--mantine-color-body': '#1b1e24',
    '--mantine-color-default-color': '#d5dae2',
    '--mantine-color-default-border': '#454d5a',
  },
  contrastLight: {
    '--focus': '#0000d0',
    '--surface': '#ffffff',
    '--line': '#000000',
    '--hover': '#ededed',
    '--scrollbar': '#000000',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#000000',
    '--mantine-color-default-color': '#000000',
    '--mantine-color-default-hover': '#ededed',
    '--mantine-color-dimmed': '#2b2b2b',
    '--mantine-color-placeholder': '#3d3d3d',
    '--mantine-color-default-border': '#000000',
    '--mantine-color-disabled': '#ffffff',
    '--mantine-color-disabled-color': '#4a4a4a',
    '--mantine-color-disabled-border': '#4a4a4a',
  },
  contrastDark: {
    '--focus': '#00e5ff',
    '--surface': '#000000',
    '--line': '#ffffff',
    '--hover': '#1f1f1f',
    '--scrollbar': '#ffffff',
    '--mantine-color-body': '#000000',
    '--mantine-color-text': '#ffffff',
    '--mantine-color-default': '#000000',
    '--mantine-color-default-color': '#ffffff',
    '--mantine-color-default-hover': '#1f1f1f',
    '--mantine-color-dimmed': '#e6e6e6',
    '--mantine-color-placeholder': '#c4c4c4',
    '--mantine-color-default-border': '#ffffff',
    '--mantine-color-disabled': '#000000',
    '--mantine-color-disabled-color': '#b8b8b8',
    '--mantine-color-disabled-border': '#b8b8b8',
  },
};

/** From afar brown looks like red; no text stands on an edge, so this amber may be brighter than text. */
const LIGHT_AMBER_EDGE = '#d07a00';

const variables = (appearance: Appearance, scheme: Scheme) => ({
  ...tones(appearance),
  ...tiles(appearance),
  ...accountColours(scheme),
  '--ground': BACKGROUNDS[appearance],
  '--danger': DANGER[appearance],
  '--mantine-color-error': TONES.amber[appearance],
  '--edge-amber': appearance === 'light' ? LIGHT_AMBER_EDGE : TONES.amber[appearance],
  ...PLAIN[appearance],
});

/** The contract's tables of colours as CSS variables: window and tray cannot come to differ. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variables('light', 'light'),
  dark: variables('dark', 'dark'),
});

/** The same for those who ask for high contrast. */
export const contrastVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variables('contrastLight', 'light'),
  dark: variables('contrastDark', 'dark'),
});
