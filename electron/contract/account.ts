import { z } from 'zod';

const UINT32_MAX = 4_294_967_295;

export const accountNameSchema = z.string().trim().min(1).max(80);

/** AppId is a Uint32 (facts §1). */
export const appIdSchema = z.int().min(1).max(UINT32_MAX);

/**
 * ServerSecret: 32 characters by the documentation, but samples differ, so only the impossible is
 * refused (facts §6): empty, longer than any key, or with white space or control characters inside.
 */
export const serverSecretSchema = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces');

/** An account as every process may know it. The secret never leaves the vault. */
export const accountSchema = z.strictObject({
  id: z.string(),
  name: accountNameSchema,
  appId: appIdSchema,
  endpoint: z.string(),
  isTest: z.boolean(),
  /** True when the endpoint is a loopback address: whatever it records is not air. */
  practice: z.boolean(),
  /** Where the secret lives: made up for this run, in the system's key store, or in memory only. */
  protection: z.enum(['practice', 'keyring', 'memory']),
});
export type Account = z.infer<typeof accountSchema>;

/** The one message that carries a secret, from the form to the vault. */
export const accountEntrySchema = z.strictObject({
  name: accountNameSchema,
  appId: appIdSchema,
  serverSecret: serverSecretSchema,
  endpoint: z.string().max(2048),
  isTest: z.boolean(),
});
export type AccountEntry = z.infer<typeof accountEntrySchema>;
