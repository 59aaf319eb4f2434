import type { TileGround } from '#contract/model/colours.ts';
import type { PresetState } from '#contract/rules/preset-summary.ts';

/** A ground and the sign that goes with it, for each state that a preset can be in. */
export const PRESET_APPEARANCES: Readonly<
  Record<PresetState, { readonly ground: TileGround; readonly sign: string }>
> = {
  idle: { ground: 'idle', sign: '' },
  accepted: { ground: 'accepted', sign: '●' },
  partial: { ground: 'accepted', sign: '◐' },
  unknown: { ground: 'trouble', sign: '?' },
  'not-recording': { ground: 'trouble', sign: '✕' },
  'verified-not-recording': { ground: 'ended', sign: '○' },
  sending: { ground: 'sending', sign: '↑' },
  ended: { ground: 'ended', sign: '■' },
};
