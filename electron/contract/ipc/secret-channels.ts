import { z } from 'zod';
import {
  newPassphraseSchema,
  passphraseSchema,
  secretRequestSchema,
  secretTaskSchema,
  unlockAnswerSchema,
} from '#contract/model/secrets.ts';

const nothing = z.null();

/** SECURITY: the window for secrets, and how they are kept. What takes a secret is for that window alone. */
export const SECRET_CHANNELS = {
  /**
   * Has the operator do what needs a secret, in the window for secrets or the key store's own. Resolves
   * when that is over: with the account that was saved, if one was.
   */
  'secrets.open': {
    args: z.strictObject({ task: secretTaskSchema }),
    result: z.strictObject({ accountId: z.string().nullable() }),
  },
  /** The task of the window for secrets; null when no task waits for it. */
  'secrets.request': {
    args: nothing,
    result: secretRequestSchema.nullable(),
    pages: ['secrets'],
  },
  'secrets.close': { args: nothing, result: nothing, pages: ['secrets'] },
  /** How high the step on the screen is, in its own pixels: main makes the window as high, within its bounds. */
  'secrets.fit': {
    args: z.strictObject({ height: z.int().min(1).max(20_000) }),
    result: nothing,
    pages: ['secrets'],
  },
  /** With null: what needs no passphrase. */
  'vault.unlock': {
    args: z.strictObject({ passphrase: passphraseSchema.nullable() }),
    result: unlockAnswerSchema,
    pages: ['secrets'],
  },
  /** Sets, changes or (with null) removes the passphrase; `current` is the one in force, if one is. */
  'vault.protect': {
    args: z.strictObject({
      current: passphraseSchema.nullable(),
      next: newPassphraseSchema.nullable(),
    }),
    result: unlockAnswerSchema,
    pages: ['secrets'],
  },
  /** The operator's choice where there is no key store: nothing is ever written. */
  'vault.memoryOnly': { args: nothing, result: nothing, pages: ['secrets'] },
  'vault.lock': { args: nothing, result: nothing },
  /** Looks again after the operator has repaired something outside the program. */
  'vault.retry': { args: nothing, result: nothing },
  /**
   * Asks a person, puts the vault's files aside and begins an empty one; accounts stay, their secrets are
   * missing. Null when the person declined.
   */
  'vault.startFresh': {
    args: nothing,
    result: z.strictObject({ quarantined: z.array(z.string()) }).nullable(),
    pages: ['main', 'secrets'],
  },
} as const;
