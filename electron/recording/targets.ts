import type { Preset } from '#contract/model/preset.ts';
import type { Target } from '#contract/model/start.ts';

/** Everything that a preset names. */
export const allTargets = (preset: Pick<Preset, 'vendors' | 'streamIds'>): Target[] =>
  preset.vendors.map((vendor) => ({ vendor, streamIds: [...preset.streamIds] }));
