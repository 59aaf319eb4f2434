import type { AppState } from '#contract/model/app-state.ts';
import type { Count } from '#contract/model/history.ts';
import { countText } from '../../shared/format/number-and-day.ts';
import type { Translate } from '../../shared/i18n/use-t.ts';

type Language = AppState['language'];

/** `12,400 outcomes`, or about so many; nothing where the part looked at in time held none: that is no number. */
export const outcomeCountText = (count: Count, language: Language, t: Translate): string | null =>
  countText(count, language, t, {
    one: 'history.count.one',
    many: 'history.count',
    about: 'history.count.about',
  });

/** `1,200 runs`, likewise. */
export const runCountText = (count: Count, language: Language, t: Translate): string | null =>
  countText(count, language, t, {
    one: 'history.runs.one',
    many: 'history.runs',
    about: 'history.runs.about',
  });
