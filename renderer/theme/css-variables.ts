import type { CSSVariablesResolver } from '@mantine/core';
import { GROUNDS, TONES, type Tone } from '../../electron/contract/colours.ts';

const tones = (scheme: 'light' | 'dark'): Record<string, string> =>
  Object.fromEntries(
    (Object.keys(TONES) as Tone[]).map((tone) => [`--tone-${tone}`, TONES[tone][scheme]]),
  );

/** The contract's table of colours as CSS variables: window and tray cannot come to differ. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...tones('light'),
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
