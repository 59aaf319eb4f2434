import type { ShownState } from './signals.ts';

export interface Look {
  /** `#rrggbb` */
  readonly ground: string;
  readonly ink: string;
  readonly sign: string;
}

/** Red is the tally and nothing else; amber is neither red nor green. A sign goes with each colour. */
export const LOOKS: Readonly<Record<ShownState, Look>> = {
  idle: { ground: '#20242d', ink: '#dbe0e8', sign: '○' },
  sending: { ground: '#1a5fbf', ink: '#ffffff', sign: '…' },
  accepted: { ground: '#c8102e', ink: '#ffffff', sign: '●' },
  incomplete: { ground: '#f2a900', ink: '#161616', sign: '◐' },
  'to-verify': { ground: '#f2a900', ink: '#161616', sign: '?' },
  failed: { ground: '#f5f5f5', ink: '#161616', sign: '✕' },
  'file-found': { ground: '#1c7431', ink: '#ffffff', sign: '✓' },
  unknown: { ground: '#000000', ink: '#a9b1bf', sign: '?' },
};
