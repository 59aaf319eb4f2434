import { z } from 'zod';

const MAX_LENGTH = 1024;

/** A passphrase of the operator's. Long ones are welcome; the minimum only rejects trivial ones. */
export const MIN_PASSPHRASE = 8;
export const passphraseSchema = z.string().min(1).max(MAX_LENGTH);
export const newPassphraseSchema = passphraseSchema.min(MIN_PASSPHRASE);

/** What the window for secrets was opened for. */
export const secretTaskSchema = z.discriminatedUnion('kind', [
  /** Enter an account, or change the one of this id. */
  z.strictObject({ kind: z.literal('account'), accountId: z.string().max(64).nullable() }),
  z.strictObject({ kind: z.literal('unlock') }),
  /** Set, change or remove the passphrase. */
  z.strictObject({ kind: z.literal('passphrase') }),
  z.strictObject({ kind: z.literal('proxy-login') }),
  /** Enter a target of messages, or change the one of this id. */
  z.strictObject({ kind: z.literal('webhook'), webhookId: z.string().max(64).nullable() }),
  /** Make a token of the HTTP API, which is shown there once. */
  z.strictObject({ kind: z.literal('token') }),
  /** Choose the proxy and the additional certificates. */
  z.strictObject({ kind: z.literal('network') }),
]);
export type SecretTask = z.infer<typeof secretTaskSchema>;

/** What goes on by itself once the task is done: the very click that was made while all was locked. */
export const intentSchema = z.strictObject({
  kind: z.enum(['start', 'stop', 'test', 'check', 'merge']),
  /** Name of the preset, or of the account to be tested. */
  name: z.string(),
});
export type Intent = z.infer<typeof intentSchema>;

/** The task, and what waits for it. */
export const secretRequestSchema = z.strictObject({
  task: secretTaskSchema,
  intents: z.array(intentSchema),
});
export type SecretRequest = z.infer<typeof secretRequestSchema>;

/**
 * The result of an attempt to unlock. `wrong`: the passphrase is not the one, and none is looked at before
 * `waitMs` has passed; `wait`: it was not even looked at, since that time has not passed yet.
 */
export const unlockAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  z.strictObject({ kind: z.literal('wrong'), waitMs: z.int().min(0) }),
  z.strictObject({ kind: z.literal('wait'), waitMs: z.int().min(0) }),
  /** Something other than a passphrase is missing: the state of the vault says what. */
  z.strictObject({ kind: z.literal('shut') }),
]);
export type UnlockAnswer = z.infer<typeof unlockAnswerSchema>;
