import { DEFAULT_TIMEOUTS } from '#contract/model/network.ts';
import { type Settings, settingsSchema } from '#contract/model/settings.ts';
import { ChoicesStore } from './choices-store.ts';
import type { SettingsRepository } from './ports.ts';
import { StoreFile } from './store-file.ts';

export const INITIAL_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  zoom: 100,
  board: null,
  welcomed: false,
  network: {
    proxy: 'system',
    proxyUrl: null,
    caFile: null,
    timeouts: DEFAULT_TIMEOUTS,
  },
  lock: { onScreenLock: false, afterIdleMinutes: null },
};

/** The file of the settings. */
export const settingsFile = (directory: string): StoreFile<Settings> =>
  new StoreFile({ directory, name: 'settings', version: 1, schema: settingsSchema });

/** The operator's choices about the program itself. @param now dates a damaged file that is set aside. */
export const openSettings = (directory: string, now: Date): SettingsRepository =>
  new ChoicesStore(settingsFile(directory), settingsSchema, INITIAL_SETTINGS, now);
