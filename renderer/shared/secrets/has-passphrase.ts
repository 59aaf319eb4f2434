import type { Protection } from '#contract/model/account.ts';

/** Whether somebody has to give a passphrase before a secret can be used. */
export const hasPassphrase = (protection: Protection | null): boolean =>
  protection === 'passphrase' || protection === 'keyring-passphrase';
