import { accountSchema } from '../../../electron/contract/account.ts';
import {
  PRACTICE_BEHAVIOURS,
  PROBLEMS,
  VAULT_STATES,
} from '../../../electron/contract/app-state.ts';
import { ERROR_CODES } from '../../../electron/contract/channels.ts';
import { STATUS_LOOKS } from '../../../electron/contract/colours.ts';
import { REASONS } from '../../../electron/contract/outcome.ts';
import { REGIONS } from '../../../electron/contract/region.ts';
import { SOURCES } from '../../../electron/contract/run.ts';
import { capabilitiesSchema } from '../../../electron/contract/vendor.ts';
import { RETURN_CODES } from '../../../electron/zego/return-codes.ts';
import { SECTIONS } from '../../../renderer/shared/navigation.ts';

/** Keys that the code puts together: what stands around the part that varies, and the table it comes from. */
export interface KeyFamily {
  readonly before: string;
  readonly after: string;
  readonly values: readonly (string | number)[];
}

const CODES = [...RETURN_CODES.keys(), 'other'];

export const KEY_FAMILIES: readonly KeyFamily[] = [
  { before: 'accounts.protection.', after: '', values: accountSchema.shape.protection.options },
  { before: 'code.', after: '.meaning', values: CODES },
  { before: 'code.', after: '.advice', values: CODES },
  { before: 'error.', after: '', values: ERROR_CODES },
  { before: 'nav.', after: '', values: SECTIONS },
  { before: 'practice.behaviour.', after: '', values: PRACTICE_BEHAVIOURS },
  { before: 'problem.', after: '', values: PROBLEMS },
  { before: 'reason.', after: '', values: REASONS },
  { before: 'region.', after: '', values: Object.keys(REGIONS) },
  { before: 'run.again.', after: '', values: capabilitiesSchema.shape.secondStart.options },
  { before: 'source.', after: '', values: SOURCES },
  { before: 'status.', after: '', values: Object.keys(STATUS_LOOKS) },
  { before: 'vault.', after: '', values: VAULT_STATES },
  { before: 'welcome.', after: '.title', values: ['accepted', 'practice', 'account'] },
  { before: 'welcome.', after: '.text', values: ['accepted', 'practice', 'account'] },
];

export const keysOf = ({ before, after, values }: KeyFamily): string[] =>
  values.map((value) => `${before}${value}${after}`);
