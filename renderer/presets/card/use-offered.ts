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

/** The mark of the preset whose Start is pointed out. */
export const useOffered = (presetId: string): { 'data-offered'?: true } =>
  useSessionValue(offeredPreset) === presetId ? { 'data-offered': true } : {};
