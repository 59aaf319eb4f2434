import type { ShownStatus } from './run.ts';

/** In which the window is painted: two usual ones, and two of high contrast. */
export const APPEARANCES = ['light', 'dark', 'contrastLight', 'contrastDark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

/**
 * The studio's colours, not the web's: red is tally. One table feeds tray icons and window. Each tone
 * reads on its appearance's backgrounds at 4.5:1 or better, in high contrast at 7:1 (a test computes it), and
 * never stands alone: a sign and a word go with it.
 */
export const TONES = {
  /** Accepted or reported by a vendor as recording, and not known to have ended: the tally. */
  red: { light: '#c22828', dark: '#ff7b72', contrastLight: '#9b0000', contrastDark: '#ff8a82' },
  /** Trouble. */
  amber: { light: '#935600', dark: '#f5b04c', contrastLight: '#6b3d00', contrastDark: '#ffc14d' },
  /** Queued, sending. */
  blue: { light: '#1a5fbf', dark: '#79b4ff', contrastLight: '#00408f', contrastDark: '#9ccbff' },
  /** Idle. */
  grey: { light: '#5a6170', dark: '#a3acbb', contrastLight: '#3d424c', contrastDark: '#d0d0d0' },
  /** Practice. */
  violet: { light: '#7339bd', dark: '#c6a1ff', contrastLight: '#5a1f9e', contrastDark: '#d9bcff' },
  /** Proven by a test, and nothing less. */
  green: { light: '#1c7431', dark: '#6fd587', contrastLight: '#0a4f1c', contrastDark: '#7fe89b' },
} as const satisfies Record<string, Record<Appearance, string>>;
export type Tone = keyof typeof TONES;

/**
 * The edge and the sign of a button that stops, deletes, quits or sets files aside. Never a ground: a red ground
 * is the tally's. Its text has the colour of every text.
 */
export const DANGER: Readonly<Record<Appearance, string>> = {
  light: '#b0123f',
  dark: '#ff8397',
  contrastLight: '#8f002f',
  contrastDark: '#ff94a5',
};

export const BACKGROUNDS: Readonly<Record<Appearance, string>> = {
  light: '#f6f7f9',
  dark: '#14161a',
  contrastLight: '#ffffff',
  contrastDark: '#000000',
};

/** What the desktop asks of every program's colours. */
export interface SystemColours {
  readonly dark: boolean;
  readonly highContrast: boolean;
}

/** The appearance that a theme of the settings stands for; high contrast is dark, for the control room's sake. */
export function paletteOf(
  theme: 'system' | 'light' | 'dark' | 'high-contrast',
  system: SystemColours,
): Appearance {
  if (theme === 'high-contrast') return 'contrastDark';
  if (theme !== 'system') return theme;
  if (system.highContrast) return system.dark ? 'contrastDark' : 'contrastLight';
  return system.dark ? 'dark' : 'light';
}

/** A tone and the sign that goes with it, for each state that something can be in. */
export const STATUS_APPEARANCES: Readonly<
  Record<ShownStatus | 'idle', { tone: Tone; sign: string }>
> = {
  idle: { tone: 'grey', sign: '○' },
  queued: { tone: 'blue', sign: '…' },
  sending: { tone: 'blue', sign: '↑' },
  accepted: { tone: 'red', sign: '●' },
  'already-recording': { tone: 'red', sign: '◉' },
  'verified-recording': { tone: 'red', sign: '◉' },
  'verified-not-recording': { tone: 'grey', sign: '○' },
  partial: { tone: 'amber', sign: '◐' },
  rejected: { tone: 'amber', sign: '✕' },
  failed: { tone: 'amber', sign: '✕' },
  unknown: { tone: 'amber', sign: '?' },
};

/** What a tile of the wall is painted in, whatever its state says in sign and words. */
export const TILE_GROUNDS = [
  'idle',
  'accepted',
  'trouble',
  'sending',
  'practice',
  'ended',
] as const;
export type TileGround = (typeof TILE_GROUNDS)[number];

interface TileColours {
  readonly ground: string;
  readonly text: string;
  /** The second ground of stripes; the text reads on both. */
  readonly stripe?: string;
  readonly edge: string;
}

const RED = { ground: '#c8102e', text: '#ffffff', edge: '#c8102e' };
const AMBER = { ground: '#f2a900', text: '#161616', stripe: '#d69200', edge: '#f2a900' };

/**
 * Grounds and texts of the wall's tiles in each appearance: text at 4.5:1 or better, in high contrast at 7:1 (a
 * test computes it). Seen from the chair, what is at rest recedes and has never the brightest edge.
 */
export const TILE_COLOURS: Readonly<Record<Appearance, Readonly<Record<TileGround, TileColours>>>> =
  {
    light: {
      idle: { ground: '#e6e9ee', text: '#4c5361', edge: '#e6e9ee' },
      accepted: RED,
      trouble: AMBER,
      sending: { ground: '#e6e9ee', text: '#1c2129', edge: '#1a5fbf' },
      practice: { ground: '#f6f7f9', text: '#7339bd', edge: '#7339bd' },
      ended: { ground: '#cfd5de', text: '#333a46', edge: '#cfd5de' },
    },
    dark: {
      idle: { ground: '#20242d', text: '#a9b1bf', edge: '#20242d' },
      accepted: RED,
      trouble: AMBER,
      sending: { ground: '#20242d', text: '#eef1f6', edge: '#2f6fed' },
      practice: { ground: '#14161a', text: '#c6a1ff', edge: '#a78bfa' },
      ended: { ground: '#343a46', text: '#dbe0e8', edge: '#343a46' },
    },
    contrastLight: {
      idle: { ground: '#f1f1f1', text: '#2b2b2b', edge: '#b8b8b8' },
      accepted: { ground: '#9b0000', text: '#ffffff', edge: '#000000' },
      trouble: { ground: '#ffb52e', text: '#000000', stripe: '#eb9d00', edge: '#000000' },
      sending: { ground: '#f1f1f1', text: '#000000', edge: '#00408f' },
      practice: { ground: '#ffffff', text: '#5a1f9e', edge: '#5a1f9e' },
      ended: { ground: '#d0d0d0', text: '#1c1c1c', edge: '#8a8a8a' },
    },
    contrastDark: {
      idle: { ground: '#0d0d0d', text: '#d0d0d0', edge: '#4a4a4a' },
      accepted: { ground: '#a50010', text: '#ffffff', edge: '#ff8a82' },
      trouble: { ground: '#ffc14d', text: '#000000', stripe: '#e0a020', edge: '#ffffff' },
      sending: { ground: '#0d0d0d', text: '#ffffff', edge: '#9ccbff' },
      practice: { ground: '#000000', text: '#d9bcff', edge: '#d9bcff' },
      ended: { ground: '#333333', text: '#f0f0f0', edge: '#6b6b6b' },
    },
  };
