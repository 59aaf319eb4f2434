import { z } from 'zod';
import { accountColourSchema } from './account-colours.ts';
import { MAX_NAME, newNameSchema, storedNameSchema } from './name-schema.ts';
import { VENDORS, type Vendor, vendorSchema } from './vendor.ts';

const UINT32_MAX = 4_294_967_295;

/** The name of a new account, or a new name of one. */
export const accountNameSchema = newNameSchema(MAX_NAME);
/** A name that refers to an account, or that one has had for long. */
export const knownAccountNameSchema = storedNameSchema(MAX_NAME);

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

/**
 * The project's CallbackSecret, and a vendor's playback key, from the console: their form is not documented, so
 * only the impossible is refused.
 */
export const consoleSecretSchema = serverSecretSchema;

/** An object that may have a member for each vendor, and no other: unlike a record, its names have an end. */
export const byVendor = <S extends z.ZodType>(member: S) =>
  z.strictObject(
    Object.fromEntries(VENDORS.map((vendor) => [vendor, member.optional()])) as Record<
      Vendor,
      z.ZodOptional<S>
    >,
  );

/** What the operator says a project is for; an account of a loopback address is practice whatever it says. */
export const BADGES = ['production', 'test'] as const;
export const badgeSchema = z.enum(BADGES);

/**
 * The `IsTest` that goes out with each call of a project; null where none does. Official samples send
 * `false`, and projects created up to 2021-11-16 require one (facts §1).
 */
export const isTestSchema = z.boolean().nullable();
export type IsTest = z.infer<typeof isTestSchema>;

/** What the operator may know of an account, and change: all but its secret. */
const accountFactsSchema = z.strictObject({
  name: knownAccountNameSchema,
  appId: appIdSchema,
  endpoint: z.string().max(2048),
  isTest: isTestSchema,
  badge: badgeSchema,
  colour: accountColourSchema,
  /**
   * Whether the project records every stream without being asked: then a file proves nothing of a call of ours.
   * Null or missing: not answered yet.
   */
  recordsByDefault: z.boolean().nullable().optional(),
});
export type AccountFacts = z.infer<typeof accountFactsSchema>;

/** An account as it is kept, with no secret in it. */
export const knownAccountSchema = accountFactsSchema.extend({ id: z.string().max(64) });
export type KnownAccount = z.infer<typeof knownAccountSchema>;

/**
 * How the secrets are protected: by a key in the system's key store, by a passphrase, by both, or by being
 * in this process's memory only.
 */
export const PROTECTIONS = ['keyring', 'keyring-passphrase', 'passphrase', 'memory'] as const;
export const protectionSchema = z.enum(PROTECTIONS);
export type Protection = z.infer<typeof protectionSchema>;

/** An account as every process may know it. The secret never leaves the vault. */
export const accountSchema = knownAccountSchema.extend({
  /** True when the endpoint is a loopback address: it is a practice account. */
  practice: z.boolean(),
  /** Where the secret lives; `practice`: made up for this run. Null where there is none. */
  protection: z.enum([...PROTECTIONS, 'practice']).nullable(),
  /** `held`: it can sign now; `locked`: after unlocking; `missing`: it has to be entered again. */
  secret: z.enum(['held', 'locked', 'missing']),
  /** Whether its CallbackSecret can be used now. */
  hasCallbackSecret: z.boolean(),
  /** The vendors whose playback key can be used now. */
  playbackKeysOf: z.array(vendorSchema),
});
export type Account = z.infer<typeof accountSchema>;

/** What becomes of a secret that an account may do without: null keeps a stored one, an empty text removes it. */
const optionalSecretSchema = z.union([consoleSecretSchema, z.literal('')]).nullable();

/**
 * The one message that carries secrets, from the form to the vault. Null keeps the stored one, which is
 * refused where AppId or endpoint change: a stored secret must not serve another destination. Of the last two
 * a missing one is kept like null.
 */
export const accountEntrySchema = accountFactsSchema.extend({
  serverSecret: serverSecretSchema.nullable(),
  callbackSecret: optionalSecretSchema.optional(),
  playbackKeys: byVendor(optionalSecretSchema).optional(),
});
export type AccountEntry = z.infer<typeof accountEntrySchema>;
