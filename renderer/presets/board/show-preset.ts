import type { Preset } from '#contract/model/preset.ts';
import { ARCHIVE, groupKey, sessionFilters, sessionToggles } from './board-session.ts';
import { NO_FILTERS } from './filters.ts';

/** The board draws hundreds of cards in its pauses: so long the one called for may take to be there. */
const PATIENCE_MS = 3_000;

/**
 * Brings a preset into sight on the board, whatever hides it there; the focus stays where it is.
 *
 * @param isFiltered whether what is looked for hides it: only then the filters go.
 * @returns its card, row or tile; null where none has appeared.
 */
export async function showPreset(preset: Preset, isFiltered: boolean): Promise<HTMLElement | null> {
  uncover(preset, isFiltered);
  const shown = await appearing<HTMLElement>(`[data-preset="${CSS.escape(preset.id)}"]`);
  shown?.scrollIntoView({ block: 'center' });
  return shown;
}

/** Takes filters away and opens the heading that it stands under. */
function uncover({ group, archived }: Preset, isFiltered: boolean): void {
  if (isFiltered) sessionFilters.set(NO_FILTERS);
  const toggled = new Set(sessionToggles.get());
  if (archived) toggled.add(ARCHIVE);
  else toggled.delete(groupKey(group));
  sessionToggles.set(toggled);
}

/** The element as soon as there is one; null when none comes. */
function appearing<E extends Element>(selector: string): Promise<E | null> {
  return new Promise((resolve) => {
    const look = () => {
      const found = document.querySelector<E>(selector);
      if (found) end(found);
    };
    const end = (found: E | null) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(found);
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => end(null), PATIENCE_MS);
    observer.observe(document.body, { childList: true, subtree: true });
    look();
  });
}
