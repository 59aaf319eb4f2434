import {
  CONTROL_OFF,
  type ControlSettings,
  controlSettingsSchema,
} from '#contract/model/control.ts';
import type { ControlRepository } from '../control-ports.ts';
import { StoreFile } from '../store-file.ts';
import { StoredValue, type StoreFault } from '../stored-value.ts';

/** The file of the control surfaces. */
export const controlFile = (directory: string): StoreFile<ControlSettings> =>
  new StoreFile({ directory, name: 'control', version: 1, schema: controlSettingsSchema });

/**
 * What is switched on of the control surfaces, in `control.json`: apart from the settings, since the last use of a
 * token is written here while desks press buttons. SECURITY: of tokens it holds hashes alone.
 */
export class ControlStore implements ControlRepository {
  readonly #stored: StoredValue<ControlSettings>;

  constructor(directory: string, now: Date) {
    this.#stored = new StoredValue(controlFile(directory), CONTROL_OFF, now);
  }

  get fault(): StoreFault | null {
    return this.#stored.fault;
  }

  refresh(): void {
    this.#stored.refresh();
  }

  onChange(listener: () => void): () => void {
    return this.#stored.onChange(listener);
  }

  get(): ControlSettings {
    return this.#stored.value;
  }

  save(changes: Partial<ControlSettings>): ControlSettings {
    this.refresh();
    const settings = controlSettingsSchema.parse({ ...this.get(), ...changes });
    this.#stored.set(settings);
    return settings;
  }
}
