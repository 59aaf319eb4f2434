import type { LocaleKey } from '#contract/locales/index.ts';
import { nameForm, sameName } from '#contract/model/name.ts';
import { type PresetDraft, presetDraftSchema } from '#contract/model/preset.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { readStreamIds } from '../shared/presets/stream-ids.ts';

/** What the last step asks for; all else of a preset is as usual. */
export interface FirstPreset {
  readonly name: string;
  readonly vendors: readonly Vendor[];
  readonly streams: string;
}

export type FirstPresetProblems = Partial<Record<keyof FirstPreset, LocaleKey>>;

/** What keeps it from being a preset, in words that say what to do. */
export function firstPresetProblems(
  { name, vendors, streams }: FirstPreset,
  others: readonly string[],
): FirstPresetProblems {
  const { name: nameSchema, streamIds: streamsSchema } = presetDraftSchema.shape;
  const { ids, invalid } = readStreamIds(streams);
  const isName =
    nameSchema.safeParse(name).success && !others.some((other) => sameName(other, name));
  const isStreams = invalid.length === 0 && streamsSchema.safeParse(ids).success;
  return {
    ...(!isName && { name: 'welcome.preset.problem.name' as const }),
    ...(vendors.length === 0 && { vendors: 'welcome.preset.problem.vendors' as const }),
    ...(!isStreams && { streams: 'welcome.preset.problem.streams' as const }),
  };
}

export const firstDraft = (form: FirstPreset, accountId: string): PresetDraft => ({
  name: nameForm(form.name),
  accountId,
  vendors: [...form.vendors],
  streamIds: [...readStreamIds(form.streams).ids],
  end: null,
});
