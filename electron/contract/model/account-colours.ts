import { z } from 'zod';

/**
 * Colours that tell accounts apart. None of them is a tone of the studio's: a project must not look like
 * a tally. Each stands beside the account's name and badge, never alone; 3:1 or better on its theme's
 * ground (WCAG 1.4.11).
 */
export const ACCOUNT_COLOURS = {
  slate: { light: '#64748b', dark: '#94a3b8' },
  teal: { light: '#0d8a80', dark: '#4fd1c5' },
  indigo: { light: '#4f54d6', dark: '#9aa2ff' },
  pink: { light: '#c43c8b', dark: '#f39ac9' },
  brown: { light: '#8a6246', dark: '#cfa384' },
  olive: { light: '#6d7a1f', dark: '#bcc65a' },
} as const;
export type AccountColour = keyof typeof ACCOUNT_COLOURS;

const NAMES = Object.keys(ACCOUNT_COLOURS) as [AccountColour, ...AccountColour[]];
export const accountColourSchema = z.enum(NAMES);

/** The first of the least used colours: the operator distinguishes accounts at a glance. */
export function freeColour(used: readonly AccountColour[]): AccountColour {
  const count = (colour: AccountColour) => used.filter((other) => other === colour).length;
  return NAMES.reduce((best, colour) => (count(colour) < count(best) ? colour : best));
}
