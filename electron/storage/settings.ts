import { DEFAULT_TIMEOUTS } from '#contract/model/network.ts';
import { type Settings, settingsSchema } from '#contract/model/settings.ts';
import type { SettingsRepository } from './ports.ts';
import { StoreFile } from './store-file.ts';
import { StoredValue, type StoreFault } from './stored-value.ts';

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

/** The operator's choices about the program itself. */
export class SettingsStore implements SettingsRepository {
  readonly #stored: StoredValue<Settings>;

  constructor(directory: string, now: Date) {
    this.#stored = new StoredValue(settingsFile(directory), INITIAL_SETTINGS, now);
  }

  /** What is wrong with the file; null when nothing is. */
  get fault(): StoreFault | null {
    return this.#stored.fault;
  }

  /** Reads a file that could not be read so far. @throws UnreadableStore while it cannot */
  refresh(): void {
    this.#stored.refresh();
  }

  onChange(listener: () => void): () => void {
    return this.#stored.onChange(listener);
  }

  get(): Settings {
    return this.#stored.value;
  }

  /** @throws UnreadableStore; nothing is saved then. */
  save(changes: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings {
    this.refresh();
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const settings = settingsSchema.parse({ ...this.get(), ...Object.fromEntries(given) });
    this.#stored.set(settings);
    return settings;
  }
}
