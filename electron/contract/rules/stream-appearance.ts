import { STATUS_APPEARANCES, type Tone } from '#contract/model/colours.ts';
import type { StreamStateName } from './stream-states.ts';

export interface StreamAppearance {
  readonly tone: Tone;
  readonly sign: string;
}

const NOT_RECORDING: StreamAppearance = STATUS_APPEARANCES.rejected;

const APPEARANCES: Readonly<Record<StreamStateName, StreamAppearance>> = {
  idle: STATUS_APPEARANCES.idle,
  missing: NOT_RECORDING,
  sending: STATUS_APPEARANCES.sending,
  accepted: STATUS_APPEARANCES.accepted,
  'already-recording': STATUS_APPEARANCES['already-recording'],
  'verified-recording': STATUS_APPEARANCES['verified-recording'],
  partial: STATUS_APPEARANCES.partial,
  unknown: STATUS_APPEARANCES.unknown,
  rejected: NOT_RECORDING,
  failed: NOT_RECORDING,
  'verified-not-recording': STATUS_APPEARANCES['verified-not-recording'],
  ended: { tone: 'grey', sign: '■' },
};

/** The tone and the sign of one stream at one vendor; red is the tally, and never for practice. */
export function streamAppearance(state: StreamStateName, practice: boolean): StreamAppearance {
  const { tone, sign } = APPEARANCES[state];
  return { tone: practice && tone === 'red' ? 'violet' : tone, sign };
}
