import type { LocaleKey } from '#contract/locales/index.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Tone } from '#contract/model/colours.ts';
import type { Preset } from '#contract/model/preset.ts';
import { summarizePreset } from '#contract/rules/preset-summary.ts';
import { presetTone } from '../controls/preset-tone.ts';

/** The signs by which a heading summarises the presets under it; presets at rest have none. */
export const SIGNS = {
  amber: { sign: '!', text: 'board.signs.amber', one: 'board.signs.amber.one' },
  blue: { sign: '↑', text: 'board.signs.blue', one: 'board.signs.blue' },
  red: { sign: '●', text: 'board.signs.red', one: 'board.signs.red' },
  violet: { sign: '●', text: 'board.signs.violet', one: 'board.signs.violet' },
} as const satisfies Partial<Record<Tone, { sign: string; text: LocaleKey; one: LocaleKey }>>;

export type SignedTone = keyof typeof SIGNS;

type Facts = Pick<AppState, 'runs' | 'recordings' | 'accounts' | 'dismissedRuns'>;

/** How many presets of each tone, as text: the same text is the same, and nothing is drawn again. */
export function tonesOf(presets: readonly Preset[], facts: Facts): string {
  const counts = new Map<Tone, number>();
  for (const preset of presets) {
    const tone = presetTone(summarizePreset(preset, facts));
    counts.set(tone, (counts.get(tone) ?? 0) + 1);
  }
  return (Object.keys(SIGNS) as SignedTone[])
    .flatMap((tone) => (counts.has(tone) ? [`${tone} ${counts.get(tone)}`] : []))
    .join(',');
}

/** Counted again only when something that it rests on has changed. */
export function rememberedTones(presets: readonly Preset[]): (facts: Facts) => string {
  let last: { readonly facts: Facts; readonly tones: string } | null = null;
  return (facts) => {
    const isSame =
      last?.facts.runs === facts.runs &&
      last.facts.recordings === facts.recordings &&
      last.facts.accounts === facts.accounts &&
      last.facts.dismissedRuns === facts.dismissedRuns;
    if (!last || !isSame) last = { facts, tones: tonesOf(presets, facts) };
    return last.tones;
  };
}
