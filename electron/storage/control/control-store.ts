import {
  CONTROL_OFF,
  type ControlSettings,
  controlSettingsSchema,
} from '#contract/model/control.ts';
import { ChoicesStore } from '../choices-store.ts';
import type { ControlRepository } from '../control-ports.ts';
import { StoreFile } from '../store-file.ts';

/** The file of the control surfaces. */
export const controlFile = (directory: string): StoreFile<ControlSettings> =>
  new StoreFile({ directory, name: 'control', version: 1, schema: controlSettingsSchema });

/**
 * What is switched on of the control surfaces, in `control.json`: apart from the settings, since the last use of a
 * token is written here while desks press buttons. SECURITY: of tokens it holds hashes alone.
 *
 * @param now dates a damaged file that is set aside.
 */
export const openControl = (directory: string, now: Date): ControlRepository =>
  new ChoicesStore(controlFile(directory), controlSettingsSchema, CONTROL_OFF, now);
