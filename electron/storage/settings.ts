import { type Settings, settingsSchema } from '#contract/model/app-state.ts';
import { DEFAULT_TIMEOUTS, type Network } from '#contract/model/network.ts';
import { StoreFile } from './store-file.ts';
import { StoredValue, type StoreFault } from './stored-value.ts';

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
    timeouts: DEFAULT_TIMEOUTS,
  },
  lock: { onScreenLock: false, afterIdleMinutes: null },
};

/** Written with every choice up to version 2, also by those who never chose a time-out. */
const TIMEOUTS_2: Network['timeouts'] = { connect: 3, headers: 15, body: 15 };

const MIGRATIONS = {
  1: (data: unknown) => {
    const { lock, zoom, board } = INITIAL_SETTINGS;
    return { ...(data as object), lock, zoom, board };
  },
  2: (data: unknown) => withTodaysTimeouts(data),
};

/** Time-outs that were not chosen become today's; what does not look like settings is left for the schema to refuse. */
function withTodaysTimeouts(data: unknown): unknown {
  const { network } = (data ?? {}) as { network?: Partial<Network> };
  const old = JSON.stringify(network?.timeouts) === JSON.stringify(TIMEOUTS_2);
  return old ? { ...(data as object), network: { ...network, timeouts: DEFAULT_TIMEOUTS } } : data;
}

/** The operator's choices about the program itself. */
export class SettingsStore {
  readonly #stored: StoredValue<Settings>;

  constructor(directory: string, now: Date) {
    const file = new StoreFile({
      directory,
      name: 'settings',
      version: 3,
      schema: settingsSchema,
      migrations: MIGRATIONS,
    });
    this.#stored = new StoredValue(file, INITIAL_SETTINGS, now);
  }

  /** What is wrong with the file; null when nothing is. */
  get fault(): StoreFault | null {
    return this.#stored.fault;
  }

  /** Reads a file that could not be read so far. @throws UnreadableStore while it cannot */
  refresh(): void {
    this.#stored.refresh();
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
