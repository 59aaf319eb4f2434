import type { Found } from '#contract/model/self-check.ts';

/** What a check finds at a station with two troubles. */
export const CHECKED: readonly Found[] = [
  { finding: 'network-unreached', detail: 'rtc-api.zego.im (ECONNREFUSED)' },
  { finding: 'clock-unknown', detail: '' },
  { finding: 'keys-open', detail: 'gnome_libsecret' },
  { finding: 'folder-good', detail: '' },
  { finding: 'disk-free', detail: '118.4' },
  { finding: 'tray-shown', detail: '' },
  { finding: 'notifications-shown', detail: 'dunst' },
  { finding: 'sound-built-in', detail: '' },
  { finding: 'hotkeys-unused', detail: '' },
  { finding: 'receiver-off', detail: '' },
  { finding: 'remote-off', detail: '' },
];
