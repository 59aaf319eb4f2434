import { z } from 'zod';

/** `stable`: released versions. `beta`: whichever is newer, a version for testing or a released one. */
export const UPDATE_CHANNELS = ['stable', 'beta'] as const;
export const updateChannelSchema = z.enum(UPDATE_CHANNELS);
export type UpdateChannel = z.infer<typeof updateChannelSchema>;

/** What this copy was installed from, as `resources/package-type` names it. */
export const PACKAGE_TYPES = ['deb', 'rpm', 'AppImage', 'zip', 'nsis', 'dmg'] as const;
export const packageTypeSchema = z.enum(PACKAGE_TYPES);
export type PackageType = z.infer<typeof packageTypeSchema>;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * A folder with the signed lists of versions. SECURITY: the lists are signed, so plain http could not replace one; it
 * would still tell every listener what runs at the desk, so it is for loopback only.
 */
export const feedAddressSchema = z
  .string()
  .trim()
  .max(2048)
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, hostname, username, password, search, hash } = new URL(text);
    const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
    return isSafe && username === '' && password === '' && search === '' && hash === '';
  }, 'must be an https: address without login, query and fragment (http: is for loopback addresses only)');

/** What the operator chose. */
export const updateSettingsSchema = z.strictObject({
  /** False until the operator switches it on: it sends requests that nothing else needs. */
  enabled: z.boolean(),
  channel: updateChannelSchema,
  /** In place of the address that the build has; null for that one. */
  feed: feedAddressSchema.nullable(),
});
export type UpdateSettings = z.infer<typeof updateSettingsSchema>;

export const UPDATES_OFF: UpdateSettings = { enabled: false, channel: 'stable', feed: null };

/** What went wrong with a look, a download or an installation. Words: `updates.fault.*`. */
export const UPDATE_FAULTS = [
  'unreachable',
  'server-refused',
  'signature-missing',
  'signature-wrong',
  'feed-unreadable',
  'file-missing',
  'cut-off',
  'hash-wrong',
  'disk-full',
  'cannot-write',
  'not-installed',
  'withdrawn',
] as const;
export const updateFaultSchema = z.enum(UPDATE_FAULTS);
export type UpdateFaultCode = z.infer<typeof updateFaultSchema>;

/** Why an update is not installed now. Words: `updates.obstacle.*`. */
export const UPDATE_OBSTACLES = [
  'unknown-what-runs',
  'sending',
  'recording',
  'maybe-recording',
  'merging',
  'exporting',
  'schedule',
  'quitting',
] as const;
export const updateObstacleSchema = z.enum(UPDATE_OBSTACLES);
export type UpdateObstacle = z.infer<typeof updateObstacleSchema>;

/** `back`: the newest released version, older than the version for testing that is installed. */
export const updateOfferSchema = z.strictObject({
  version: z.string(),
  kind: z.enum(['newer', 'back']),
  /** Bytes. */
  size: z.int().min(1),
});
export type UpdateOffer = z.infer<typeof updateOfferSchema>;

export const updatesViewSchema = z.strictObject({
  /** Null where this copy came from no package that is known. */
  packageType: packageTypeSchema.nullable(),
  /** Whether this build can tell a genuine list of versions from a false one. */
  hasKey: z.boolean(),
  /** The address in force; null where none is known. */
  feed: z.string().nullable(),
  /** The address of the build; null where it has none. */
  builtInFeed: z.string().nullable(),
  /** Whether the program installs an update itself, or only downloads it. */
  installs: z.boolean(),
  activity: z.enum(['idle', 'checking', 'downloading', 'installing']),
  /** Per cent of the download. */
  progress: z.int().min(0).max(100),
  /** When the lists were last read and found genuine. */
  checkedAt: z.iso.datetime().nullable(),
  /** The newest version for this copy; null where there is none or none is known. */
  offer: updateOfferSchema.nullable(),
  /** A newer version is there, and this computer's turn has not come yet. */
  later: z.boolean(),
  /** The verified download of the offer. */
  ready: z
    .strictObject({
      /** The file; null where the program installs it itself. */
      path: z.string().nullable(),
      /** What the operator runs in a terminal to install the file; null where there is no such command. */
      command: z.string().nullable(),
    })
    .nullable(),
  fault: z.strictObject({ code: updateFaultSchema, detail: z.string() }).nullable(),
});
export type UpdatesView = z.infer<typeof updatesViewSchema>;

/** Before anything is known. */
export const NO_UPDATES: UpdatesView = {
  packageType: null,
  hasKey: false,
  feed: null,
  builtInFeed: null,
  installs: false,
  activity: 'idle',
  progress: 0,
  checkedAt: null,
  offer: null,
  later: false,
  ready: null,
  fault: null,
};
