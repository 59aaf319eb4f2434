import type { RunStatus } from './run.ts';

/**
 * The studio's colours, not the web's: red is tally. One table feeds tray icons and window. Each tone
 * reads at 4.5:1 or better on its theme's ground (a test computes it), and never stands alone: a sign and
 * a word go with it.
 */
export const TONES = {
  /** Accepted, and not known to have ended: the tally. */
  red: { light: '#c22828', dark: '#ff7b72' },
  /** Trouble. */
  amber: { light: '#935600', dark: '#f5b04c' },
  /** Queued, sending. */
  blue: { light: '#1a5fbf', dark: '#79b4ff' },
  /** Idle. */
  grey: { light: '#5a6170', dark: '#a3acbb' },
  /** Practice: not air. */
  violet: { light: '#7339bd', dark: '#c6a1ff' },
  /** Proven by a test, and nothing less. */
  green: { light: '#1c7431', dark: '#6fd587' },
} as const;
export type Tone = keyof typeof TONES;

export const GROUNDS = { light: '#f6f7f9', dark: '#14161a' } as const;

/** A tone and the sign that goes with it, for each state that something can be in. */
export const STATUS_LOOKS: Readonly<Record<RunStatus | 'idle', { tone: Tone; sign: string }>> = {
  idle: { tone: 'grey', sign: '○' },
  queued: { tone: 'blue', sign: '…' },
  sending: { tone: 'blue', sign: '↑' },
  accepted: { tone: 'red', sign: '●' },
  partial: { tone: 'amber', sign: '◐' },
  rejected: { tone: 'amber', sign: '✕' },
  failed: { tone: 'amber', sign: '✕' },
  unknown: { tone: 'amber', sign: '?' },
};
