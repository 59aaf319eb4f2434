import { STATUS_APPEARANCES } from '#contract/model/colours.ts';
import type { ShownStatus } from '#contract/model/run.ts';
import type { Counter, Trouble } from './preset-summary.ts';

/** The status whose sign and tone a counter has: what it counts looks the same beside a stream. */
export const COUNTER_STATUS: Readonly<Record<Counter, ShownStatus>> = {
  accepted: 'accepted',
  incomplete: 'partial',
  toVerify: 'unknown',
  notRecording: 'rejected',
  sending: 'sending',
};

/** The sign of what a counter counts. */
export const counterSign = (counter: Counter | Trouble): string =>
  STATUS_APPEARANCES[COUNTER_STATUS[counter]].sign;
