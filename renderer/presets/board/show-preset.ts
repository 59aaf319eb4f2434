import type { Preset } from '#contract/model/preset.ts';
import { ARCHIVE, groupKey, sessionFilters, sessionToggles } from './board-session.ts';
import { isFiltering, NO_FILTERS } from './filters.ts';

/** The board draws hundreds of cards in its pauses: so long the one called for may take to be there. */
const PATIENCE_MS = 3_000;

/**
 * Brings a preset into sight on the board, whatever hides it there, and gives it the focus: its card, from
 * which one Tab leads to its controls. Not its Start, which a key meant for another control would press. Does
 * nothing once the operator has moved the focus elsewhere; leaves the focus alone while a dialog is open.
 */
export async function showPreset(preset: Preset): Promise<void> {
  uncover(preset);
  const before = document.activeElement;
  const shown = await appearing<HTMLElement>(`[data-preset="${CSS.escape(preset.id)}"]`);
  const now = document.activeElement;
  // The focused element may have gone with its section: the body then has the focus.
  if (!shown || (now !== before && now !== document.body)) return;
  shown.scrollIntoView({ block: 'center' });
  if (!document.querySelector('[aria-modal="true"]')) shown.focus({ preventScroll: true });
}

/** Takes filters away and opens the heading that it stands under. */
function uncover({ group, archived }: Preset): void {
  if (isFiltering(sessionFilters.get())) sessionFilters.set(NO_FILTERS);
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
