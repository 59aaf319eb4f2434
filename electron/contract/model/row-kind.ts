import { z } from 'zod';

/**
 * What a vendor's own code says, apart from the vendor. Texts: `row.<kind>.meaning` and `.advice`. Only a
 * meaning that the vendor documents is one: every other code may hide a start.
 */
export const ROW_KINDS = {
  'vendor-internal': { started: 'uncertain', retry: 'ask' },
  'vendor-throttled': { started: 'no', retry: 'ask' },
  'vendor-credentials': { started: 'no', retry: 'no' },
  'bad-parameter': { started: 'no', retry: 'no' },
  'task-limit': { started: 'no', retry: 'no' },
  'daily-limit': { started: 'no', retry: 'no' },
  'service-off': { started: 'no', retry: 'no' },
  'vod-off': { started: 'no', retry: 'no' },
  'stream-absent': { started: 'no', retry: 'ask' },
  'resource-absent': { started: 'no', retry: 'ask' },
  'something-absent': { started: 'no', retry: 'ask' },
  'task-absent': { started: 'uncertain', retry: 'ask' },
  'already-recording': { started: 'yes', retry: 'no' },
  'exists-already': { started: 'uncertain', retry: 'ask' },
  'no-template': { started: 'no', retry: 'no' },
  'domain-absent': { started: 'no', retry: 'no' },
  'domain-state': { started: 'no', retry: 'no' },
  'not-supported': { started: 'no', retry: 'no' },
  'operation-failed': { started: 'uncertain', retry: 'ask' },
  'user-absent': { started: 'no', retry: 'no' },
} as const satisfies Record<string, RowMeaning>;
export type RowKind = keyof typeof ROW_KINDS;

export interface RowMeaning {
  readonly started: 'no' | 'uncertain' | 'yes';
  readonly retry: 'no' | 'ask';
}

export const rowKindSchema = z.enum(Object.keys(ROW_KINDS) as [RowKind, ...RowKind[]]);

/** The codes that a vendor documents, as its rows carry them, or the family before the first dot. */
export const rowCodesSchema = z.record(z.string(), rowKindSchema);
export type RowCodes = Readonly<Record<string, RowKind>>;
