import type { Preset } from '../../electron/contract/preset.ts';
import { isFiltering, NO_FILTERS } from './board/filters.ts';
import { ARCHIVE, groupKey, heldFilters, heldToggles } from './board/held.ts';

/** The board draws hundreds of cards in its pauses: so long the one called for may take to be there. */
const PATIENCE_MS = 3_000;

/**
 * Brings a preset into sight on the board, whatever hides it there, and gives it the focus: its Start, which
 * nothing presses by itself.
 */
export async function showPreset(preset: Preset): Promise<void> {
  uncover(preset);
  const shown = await appearing(`[data-preset="${CSS.escape(preset.id)}"]`);
  shown?.scrollIntoView({ block: 'center' });
  shown?.querySelector<HTMLElement>('[data-start]')?.focus({ preventScroll: true });
}

/** Takes filters away and opens the heading that it stands under. */
function uncover({ group, archived }: Preset): void {
  if (isFiltering(heldFilters.get())) heldFilters.set(NO_FILTERS);
  const toggled = new Set(heldToggles.get());
  if (archived) toggled.add(ARCHIVE);
  else toggled.delete(groupKey(group));
  heldToggles.set(toggled);
}

/** The element as soon as there is one; null when none comes. */
function appearing(selector: string): Promise<Element | null> {
  return new Promise((resolve) => {
    const look = () => {
      const found = document.querySelector(selector);
      if (found) end(found);
    };
    const end = (found: Element | null) => {
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
