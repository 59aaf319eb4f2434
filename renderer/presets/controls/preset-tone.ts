import type { Tone } from '#contract/model/colours.ts';
import type { PresetState, PresetSummary } from '#contract/rules/preset-summary.ts';

const TONES: Readonly<Record<PresetState, Tone>> = {
  idle: 'grey',
  accepted: 'red',
  partial: 'amber',
  unknown: 'amber',
  'not-recording': 'amber',
  'verified-not-recording': 'grey',
  sending: 'blue',
  ended: 'grey',
};

/** The edge of a card or row. Red is the tally, and never for practice. */
export function presetTone({ state, practice }: Pick<PresetSummary, 'state' | 'practice'>): Tone {
  const tone = TONES[state];
  return practice && tone === 'red' ? 'violet' : tone;
}
