import { z } from 'zod';
import { alarmSettingsSchema } from './alarm.ts';
import { soundFileSchema } from './alarm-sound.ts';
import { boardLayoutSchema } from './board-layout.ts';
import { hotkeysSchema } from './hotkey.ts';
import { networkSchema, timeoutsSchema } from './network.ts';
import { receiverSettingsSchema } from './receiver.ts';
import { updateSettingsSchema } from './update.ts';

/** Up to so many minutes after its time a planned stop is still sent, unless the operator set another limit. */
export const LATE_STOP_MINUTES = 30;

/** So long two tasks record side by side in a hand-over, in seconds. */
export const HAND_OVER_SECONDS = 60;
/** Tries of a call that surely did nothing take 30 seconds: less of an overlap survives no outage of that length. */
export const LEAST_HAND_OVER_SECONDS = 10;
export const MOST_HAND_OVER_SECONDS = 600;

export const settingsSchema = z.strictObject({
  language: z.enum(['system', 'en', 'zh-CN']),
  theme: z.enum(['system', 'light', 'dark', 'high-contrast']),
  /** Per cent. */
  zoom: z.int().min(80).max(200),
  /** What the operator chose; null or missing: by the number of presets (`board-layout.ts`). */
  board: boardLayoutSchema.nullable().optional(),
  /** False until the operator has seen the first-start page. */
  welcomed: z.boolean(),
  /** Sounds on new alarms; no where absent. */
  troubleSound: z.boolean().optional(),
  network: networkSchema,
  /** When the credentials lock themselves; off unless the operator turns it on. */
  lock: z.strictObject({
    onScreenLock: z.boolean(),
    afterIdleMinutes: z.int().min(1).max(1440).nullable(),
  }),
  /** Days that calls stay in the history; null or missing: for good. */
  historyDays: z.int().min(1).max(36_500).nullable().optional(),
  /** Ids of accounts whose files are not looked for by plan; none where absent. */
  looksOff: z.array(z.string().max(64)).max(1000).optional(),
  /** Up to so many minutes after its time a planned stop is still sent; 30 where absent. */
  lateStopMinutes: z.int().min(0).max(1440).optional(),
  /** Seconds that both tasks of a hand-over record; 60 where absent. */
  handOverSeconds: z.int().min(LEAST_HAND_OVER_SECONDS).max(MOST_HAND_OVER_SECONDS).optional(),
  /** Days ahead that files which the vendor will delete are named; 3 where absent. */
  fileExpiryDays: z.int().min(1).max(90).optional(),
  /** Where ZEGO's callbacks are taken in; missing: they are not. */
  receiver: receiverSettingsSchema.optional(),
  /** Combinations of keys that work in every program; none where absent. */
  hotkeys: hotkeysSchema.optional(),
  /** How alarms call; each of them by every way where absent. */
  alarms: alarmSettingsSchema.optional(),
  /** The operator's own sound for alarms; the built-in one where null or absent. */
  alarmSound: soundFileSchema.nullable().optional(),
  /** Whether and where newer versions are looked for; nowhere where absent. */
  updates: updateSettingsSchema.optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

/**
 * SECURITY: the settings that the main page may save: neither proxy nor certificates, since those decide who reads
 * every signature. The receiver has a channel of its own: what opens a port to other machines is confirmed in main.
 * Hotkeys have one because the system may refuse them. The own sound is a file that a person names in the system's dialog.
 * Updates have one because main asks before the program sends requests that nothing else needs.
 */
export const settingsChangesSchema = settingsSchema
  .omit({ network: true, receiver: true, hotkeys: true, alarmSound: true, updates: true })
  .extend({ timeouts: timeoutsSchema })
  .partial();
export type SettingsChanges = z.infer<typeof settingsChangesSchema>;
