import type { Protection } from '#contract/model/account.ts';
import type { VaultState } from '#contract/model/app-state.ts';

/** States that a person has caused and that one prompt ends. Not faults. */
export const LOCKED = [
  'keyring-locked',
  'passphrase-required',
  'locked-by-user',
] as const satisfies VaultState[];
type Locked = (typeof LOCKED)[number];

/** States in which files stay as they are until a person repairs the cause or quarantines them. */
export const FAULTS = [
  'key-without-store',
  'store-without-key',
  'backend-changed',
  'damaged',
  'newer',
  'unusable',
] as const satisfies VaultState[];
export type Fault = (typeof FAULTS)[number];

export const isLocked = (state: VaultState): state is Locked =>
  (LOCKED as readonly VaultState[]).includes(state);

export const isFault = (state: VaultState): state is Fault =>
  (FAULTS as readonly VaultState[]).includes(state);

/** Whether what is kept can be read and changed now. */
export const isAccessible = (state: VaultState): boolean => !isLocked(state) && !isFault(state);

/** Whether the operator has to enter a passphrase before a secret can be used. */
export const hasPassphrase = (protection: Protection | null): boolean =>
  protection === 'passphrase' || protection === 'keyring-passphrase';
