import { type Settings, settingsSchema } from '../contract/app-state.ts';
import { readOrSetAside, StoreFile } from './store-file.ts';

export const INITIAL_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  zoom: 100,
  board: 'cards',
  welcomed: false,
  network: {
    proxy: 'system',
    proxyUrl: null,
    caFile: null,
    timeouts: { connect: 3, headers: 15, body: 15 },
  },
  lock: { onScreenLock: false, afterIdleMinutes: null },
};

const MIGRATIONS = {
  1: (data: unknown) => {
    const { lock, zoom, board } = INITIAL_SETTINGS;
    return { ...(data as object), lock, zoom, board };
  },
};

/** The operator's choices about the program itself. */
export class SettingsStore {
  readonly #file: StoreFile<Settings>;
  #settings: Settings;
  readonly setAside: string | null;

  constructor(directory: string, now: Date) {
    this.#file = new StoreFile({
      directory,
      name: 'settings',
      version: 2,
      schema: settingsSchema,
      migrations: MIGRATIONS,
    });
    const { value, setAside } = readOrSetAside(this.#file, INITIAL_SETTINGS, now);
    this.#settings = value;
    this.setAside = setAside;
  }

  get(): Settings {
    return this.#settings;
  }

  save(changes: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const settings = settingsSchema.parse({ ...this.#settings, ...Object.fromEntries(given) });
    this.#file.write(settings);
    this.#settings = settings;
    return settings;
  }
}
