import type { CSSVariablesResolver } from '@mantine/core';
import { ACCOUNT_COLOURS, type AccountColour } from '../../electron/contract/account-colours.ts';
import { GROUNDS, TONES, type Tone } from '../../electron/contract/colours.ts';

type Scheme = 'light' | 'dark';

const tones = (scheme: Scheme): Record<string, string> =>
  Object.fromEntries(
    (Object.keys(TONES) as Tone[]).map((tone) => [`--tone-${tone}`, TONES[tone][scheme]]),
  );

const accountColours = (scheme: Scheme): Record<string, string> =>
  Object.fromEntries(
    (Object.keys(ACCOUNT_COLOURS) as AccountColour[]).map((colour) => [
      `--account-${colour}`,
      ACCOUNT_COLOURS[colour][scheme],
    ]),
  );

/** The contract's tables of colours as CSS variables: window and tray cannot come to differ. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...tones('light'),
    ...accountColours('light'),
    '--ground': GROUNDS.light,
    '--surface': '#ffffff',
    '--line': '#d9dee6',
    '--hover': '#eceff4',
    '--scrollbar': '#b4bcc8',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#596170',
    '--mantine-color-placeholder': '#6a7281',
    '--mantine-color-default-border': '#b4bcc8',
    '--mantine-color-error': TONES.amber.light,
  },
  dark: {
    ...tones('dark'),
    ...accountColours('dark'),
    '--ground': GROUNDS.dark,
    '--surface': '#1b1e24',
    '--line': '#2d323b',
    '--hover': '#242830',
    '--scrollbar': '#454d5a',
    '--mantine-color-body': '#1b1e24',
    '--mantine-color-default-color': '#d5dae2',
    '--mantine-color-default-border': '#454d5a',
    '--mantine-color-error': TONES.amber.dark,
  },
});
