import { selectedPreset } from '../panel/selected-preset.ts';
import { SessionValue, useSessionValue } from '../session/session-value.ts';

/** The id of the preset that was saved a moment ago: its button is pointed out. */
const offeredPreset = new SessionValue<string | null>(null);

const OFFERED_MS = 6_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Points out a preset's Start for some seconds. */
export function offerStart(presetId: string): void {
  clearTimeout(timer);
  offeredPreset.set(presetId);
  timer = setTimeout(() => offeredPreset.set(null), OFFERED_MS);
}

/** Marks of a card or row: whether the side panel shows its preset, and whether its Start is pointed out. */
export function useMarks(presetId: string): { 'data-offered'?: true; 'data-selected'?: true } {
  const isOffered = useSessionValue(offeredPreset) === presetId;
  const isSelected = useSessionValue(selectedPreset) === presetId;
  return {
    ...(isOffered && { 'data-offered': true }),
    ...(isSelected && { 'data-selected': true }),
  };
}
