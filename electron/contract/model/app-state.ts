import { z } from 'zod';
import { accountSchema, protectionSchema } from './account.ts';
import { alarmSchema } from './alarm.ts';
import { controlViewSchema, openPortsSchema } from './control-view.ts';
import { fileWatchSchema } from './file.ts';
import { exportProgressSchema } from './history.ts';
import { hotkeysViewSchema } from './hotkey.ts';
import { presetSchema } from './preset.ts';
import { receiverViewSchema } from './receiver.ts';
import { runViewSchema } from './run.ts';
import { scheduleTroubleSchema, scheduleViewSchema, unpushedSchema } from './schedule.ts';
import { settingsSchema } from './settings.ts';
import { questionSchema, queuePlaceSchema, recordingSchema } from './start.ts';
import { updatesViewSchema } from './update.ts';
import { vendorsSchema } from './vendor.ts';
import { webhookViewSchema } from './webhook.ts';

/** How the practice server answers. Words: locale keys `practice.behaviour.*`. */
export const PRACTICE_BEHAVIOURS = [
  'normal',
  'slow',
  'reject-all',
  'stream-missing',
  'return-code-5',
  'too-frequent-twice',
  'server-error',
  'no-answer',
  'connection-lost',
  'half-answer',
  'answer-lost-with-file',
  'files-in-parts',
  'files-late',
  'files-missing',
] as const;
export const practiceBehaviourSchema = z.enum(PRACTICE_BEHAVIOURS);
export type PracticeBehaviour = z.infer<typeof practiceBehaviourSchema>;

/**
 * Where the credentials stand.
 * `undecided`: no key store, and the operator has not chosen between a passphrase and memory only.
 * `memory`: what is entered lives until the app quits.
 * `keyring-locked`: the system's key store waits for its password; asked for on the operator's click only.
 * `passphrase-required`: waits for the operator's passphrase. `locked-by-user`: locked by hand; a click opens it.
 * The rest are faults that keep every file as it is and say what is missing.
 */
export const VAULT_STATES = [
  'empty',
  'undecided',
  'memory',
  'open',
  'keyring-locked',
  'passphrase-required',
  'locked-by-user',
  'key-without-store',
  'store-without-key',
  'backend-changed',
  'damaged',
  'newer',
  'unusable',
] as const;
export const vaultStateSchema = z.enum(VAULT_STATES);
export type VaultState = z.infer<typeof vaultStateSchema>;

export const vaultViewSchema = z.strictObject({
  state: vaultStateSchema,
  /** The system's key store by its own name; null before it was asked. */
  backend: z.string().nullable(),
  /** The key store that holds the key, where the present one is another. */
  formerBackend: z.string().nullable(),
  /** Null before anything is kept. */
  protection: protectionSchema.nullable(),
  /** Whether the system offers a key store now. */
  keyStore: z.boolean(),
});
export type VaultView = z.infer<typeof vaultViewSchema>;

/** Something that the operator must know and that does not go away by itself. Words: `problem.*`. */
export const PROBLEMS = [
  'folder-read-only',
  'folder-shared',
  'journal-unavailable',
  'journal-renewed',
  'journal-lost',
  'journal-replaced',
  'journal-newer',
  'journal-unread',
  'history-unavailable',
  'history-renewed',
  'files-unavailable',
  'files-renewed',
  'presets-unreadable',
  'presets-partly-unreadable',
  'presets-unusable',
  'settings-unreadable',
  'settings-unusable',
  'schedules-unreadable',
  'schedules-partly-unreadable',
  'schedules-unusable',
  'accounts-unreadable',
  'accounts-partly-unreadable',
  'accounts-unusable',
  'clock-off',
  'certificates-unreadable',
  'receiver-failed',
  'callbacks-locked',
  'callbacks-unwritten',
  'receiver-silent',
  'hotkeys-refused',
  'webhooks-unreadable',
  'webhooks-unavailable',
  'control-unreadable',
  'control-http-failed',
  'alarms-unavailable',
  'hyperdeck-failed',
  'room-both-record',
  'room-taken-over',
  'tally-unreachable',
  'room-conflicts',
  'disk-nearly-full',
] as const;
export const problemSchema = z.strictObject({
  code: z.enum(PROBLEMS),
  detail: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
export type ProblemCode = Problem['code'];

/** All that window and tray show. It lives in main; views get it whole once, then its parts as they change. */
export const appStateSchema = z.strictObject({
  accounts: z.array(accountSchema),
  presets: z.array(presetSchema),
  /** The preset that was deleted last and can still be brought back; null when there is none. */
  removedPreset: presetSchema.pick({ id: true, name: true }).nullable(),
  vendors: vendorsSchema,
  /** The newest run of each preset, by preset id. */
  runs: z.record(z.string(), runViewSchema),
  /** Ids of the runs whose result the operator has dismissed, until the program ends. */
  dismissedRuns: z.array(z.string()),
  /** What runs, as far as the program knows. */
  recordings: z.array(recordingSchema),
  /** Runs that wait for the rate limit, by run id. */
  queue: z.record(z.string(), queuePlaceSchema),
  /** Questions that the tray raised, for the window to ask, in the order of the clicks. */
  questions: z.array(questionSchema),
  vault: vaultViewSchema,
  settings: settingsSchema,
  /** The language in force, `settings.language` with `system` resolved. */
  language: z.enum(['en', 'zh-CN']),
  practiceBehaviour: practiceBehaviourSchema,
  /** Whether the vault holds a login for the proxy. */
  hasProxyLogin: z.boolean(),
  /** The only proxy that gets it; null where there is none, or where that is not known yet. */
  proxyOfLogin: z.string().nullable(),
  problems: z.array(problemSchema),
  /** How the search for files stands: alarms, open outcomes and the newest; never more than `MAX_SHOWN_WATCHES`. */
  fileWatches: z.array(fileWatchSchema),
  /** Exports of the history that go on, and those that ended until a person dismisses them; in order. */
  exports: z.array(exportProgressSchema),
  /** Planned starts; empty before the desk makes any. */
  schedules: z.array(scheduleViewSchema),
  /** What went wrong, or will, with planned starts. */
  scheduleTroubles: z.array(scheduleTroubleSchema),
  /** Streams of planned starts that are not on air. */
  unpushed: z.array(unpushedSchema),
  /** Everything that calls an operator now, the oldest first. */
  alarms: z.array(alarmSchema),
  /** The receiver of ZEGO's callbacks. */
  receiver: receiverViewSchema,
  hotkeys: hotkeysViewSchema,
  /** The control surfaces as they are set up, and where they listen now. */
  control: controlViewSchema,
  openPorts: openPortsSchema,
  /** The targets of messages, and how many wait. */
  webhooks: z.array(webhookViewSchema),
  /** Newer versions of the program. */
  updates: updatesViewSchema,
  version: z.string(),
});
export type AppState = z.infer<typeof appStateSchema>;

/** Of more than a thousand recordings those that are no more, by `recordingId`, then the new and changed ones. */
export const recordingsChangeSchema = z.strictObject({
  drop: z.array(z.string()),
  put: z.array(recordingSchema),
});
export type RecordingsChange = z.infer<typeof recordingsChangeSchema>;

/**
 * Changed parts, numbered: a view that misses a number asks for the whole again. Of `runs` and `recordings` only
 * what changed comes, to be laid over what is known: a batch of hundreds must not send all each time.
 */
export const stateChangeSchema = z.strictObject({
  revision: z.int(),
  changes: appStateSchema.partial().extend({ recordings: recordingsChangeSchema.optional() }),
});
export type StateChange = z.infer<typeof stateChangeSchema>;

export const stateSnapshotSchema = z.strictObject({ revision: z.int(), state: appStateSchema });
export type StateSnapshot = z.infer<typeof stateSnapshotSchema>;
