import type { ShownStatus } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';

export const CERTAINTIES = ['accepted', 'reported', 'person', 'perhaps'] as const;

/** How a recording looks, by how certain it is: as the outcome that it came from. */
export const STATUS_OF: Readonly<Record<Recording['certainty'], ShownStatus>> = {
  accepted: 'accepted',
  reported: 'already-recording',
  person: 'accepted',
  perhaps: 'unknown',
};
