import { z } from 'zod';

/** What can be checked of the program and its surroundings, in the order in which it is shown. */
export const CHECKS = [
  'network',
  'clock',
  'key-store',
  'folder',
  'disk',
  'tray',
  'notifications',
  'sound',
  'hotkeys',
  'receiver',
  'remote',
] as const;
export type Check = (typeof CHECKS)[number];

/** `off`: not used here, hence nothing to check. `unknown`: it could not be found out. */
export const CHECK_STATES = ['good', 'attention', 'bad', 'unknown', 'off'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** Everything that a check can find, and what it means. Texts: locale keys `check.found.*`, `check.remedy.*`. */
export const FINDINGS = {
  'network-reached': { check: 'network', state: 'good' },
  'network-unreached': { check: 'network', state: 'bad' },
  'network-unused': { check: 'network', state: 'off' },
  'network-unknown': { check: 'network', state: 'unknown' },
  'clock-right': { check: 'clock', state: 'good' },
  'clock-off': { check: 'clock', state: 'bad' },
  'clock-unknown': { check: 'clock', state: 'unknown' },
  'keys-open': { check: 'key-store', state: 'good' },
  'keys-unused': { check: 'key-store', state: 'off' },
  'keys-passphrase': { check: 'key-store', state: 'good' },
  'keys-memory': { check: 'key-store', state: 'attention' },
  'keys-locked': { check: 'key-store', state: 'attention' },
  'keys-fault': { check: 'key-store', state: 'bad' },
  'folder-good': { check: 'folder', state: 'good' },
  'folder-read-only': { check: 'folder', state: 'bad' },
  'folder-shared': { check: 'folder', state: 'attention' },
  'folder-unusable': { check: 'folder', state: 'bad' },
  'folder-unknown': { check: 'folder', state: 'unknown' },
  'disk-free': { check: 'disk', state: 'good' },
  'disk-low': { check: 'disk', state: 'bad' },
  'disk-unknown': { check: 'disk', state: 'unknown' },
  'tray-shown': { check: 'tray', state: 'good' },
  'tray-absent': { check: 'tray', state: 'attention' },
  'tray-unknown': { check: 'tray', state: 'unknown' },
  'notifications-shown': { check: 'notifications', state: 'good' },
  'notifications-absent': { check: 'notifications', state: 'bad' },
  'notifications-unknown': { check: 'notifications', state: 'unknown' },
  'sound-off': { check: 'sound', state: 'off' },
  'sound-own': { check: 'sound', state: 'good' },
  'sound-built-in': { check: 'sound', state: 'good' },
  'sound-replaced': { check: 'sound', state: 'attention' },
  'sound-muted': { check: 'sound', state: 'bad' },
  'sound-no-output': { check: 'sound', state: 'bad' },
  'sound-failed': { check: 'sound', state: 'bad' },
  'sound-unknown': { check: 'sound', state: 'unknown' },
  'hotkeys-unused': { check: 'hotkeys', state: 'off' },
  'hotkeys-ready': { check: 'hotkeys', state: 'good' },
  'hotkeys-paused': { check: 'hotkeys', state: 'attention' },
  'hotkeys-unconfirmed': { check: 'hotkeys', state: 'unknown' },
  'hotkeys-refused': { check: 'hotkeys', state: 'bad' },
  'receiver-off': { check: 'receiver', state: 'off' },
  'receiver-listening': { check: 'receiver', state: 'good' },
  'receiver-locked': { check: 'receiver', state: 'attention' },
  'receiver-failed': { check: 'receiver', state: 'bad' },
  'remote-off': { check: 'remote', state: 'off' },
  'remote-ready': { check: 'remote', state: 'good' },
  'remote-tally': { check: 'remote', state: 'unknown' },
  'remote-paused': { check: 'remote', state: 'attention' },
  'remote-no-token': { check: 'remote', state: 'attention' },
  'remote-unreached': { check: 'remote', state: 'bad' },
  'remote-failed': { check: 'remote', state: 'bad' },
  'remote-unknown': { check: 'remote', state: 'unknown' },
} as const satisfies Record<string, { check: Check; state: CheckState }>;
export type Finding = keyof typeof FINDINGS;
export const ALL_FINDINGS = Object.keys(FINDINGS) as Finding[];

/** Findings with which something can be done. */
export type Remedied = {
  [F in Finding]: (typeof FINDINGS)[F]['state'] extends 'good' | 'off' ? never : F;
}[Finding];
export const isRemedied = (finding: Finding): finding is Remedied =>
  !['good', 'off'].includes(FINDINGS[finding].state);

export const findingSchema = z.strictObject({
  finding: z.enum(ALL_FINDINGS),
  /** What the sentence names: hosts, gigabytes, a command; empty where it names nothing. */
  detail: z.string(),
});
export type Found = z.infer<typeof findingSchema>;
