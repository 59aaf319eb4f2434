import type { Preset } from '../contract/preset.ts';
import { VENDOR_ADAPTERS } from '../zego/vendors/registry.ts';
import { endTimeAt } from './end-time.ts';
import { Refused } from './refused.ts';

/** What an archived preset started earlier can still be stopped. */
export function refuseArchived({ name, archived }: Preset): void {
  if (!archived) return;
  const message = `Preset "${name}" is archived: bring it back in the window first.`;
  throw new Refused('archived', message);
}

export function unreadable({ name }: Preset): Refused {
  const message = `The journal cannot be read, so it is not known whether preset "${name}" is recording already. Look in the vendors' consoles; --force starts it nevertheless.`;
  return new Refused('journal-unreadable', message);
}

export function refuseEndTimeOutOfRange(preset: Preset, nowMs: number): void {
  const matters = preset.vendors.some((vendor) => VENDOR_ADAPTERS[vendor].capabilities.endTime);
  if (!preset.end || !matters || endTimeAt(preset.end, nowMs) !== null) return;
  const message = `The end of preset "${preset.name}" is not within the next 24 hours.`;
  throw new Refused('end-time-out-of-range', message);
}
