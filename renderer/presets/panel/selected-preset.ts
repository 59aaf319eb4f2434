import { SessionValue } from '../session/session-value.ts';

/** The id of the preset that the side panel shows; null while the panel is closed. */
export const selectedPreset = new SessionValue<string | null>(null);

/** Opens the side panel on a preset, or turns the open one to it. */
export const openPanel = (presetId: string): void => selectedPreset.set(presetId);

/** Closes the side panel. */
export const closePanel = (): void => selectedPreset.set(null);

/** The id of the preset whose field for its end opens with the panel, once; null otherwise. */
export const openedEnd = new SessionValue<string | null>(null);
