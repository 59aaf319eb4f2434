import type { Preset } from '#contract/model/preset.ts';
import { summariesOf } from '../../shared/presets/use-summaries.ts';
import { useAppStateStore } from '../../shared/state/use-app-state.ts';
import { sessionFilters } from './board-session.ts';
import { shownOf } from './shown-order.ts';
import { byStateNow } from './use-by-state.ts';

/** Whether what is looked for hides a preset, at the moment of the question. */
export function useIsFiltered(): (preset: Preset) => boolean {
  const store = useAppStateStore();
  return (preset) => {
    const filters = sessionFilters.get();
    const byState = byStateNow(summariesOf(store).all, filters.counters);
    const shown = shownOf([preset], store.current()?.accounts ?? [], filters, byState);
    return shown.presets.length + shown.archived.length === 0;
  };
}
