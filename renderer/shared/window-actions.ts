import { createContext, type ReactNode, useContext } from 'react';
import type { ShortcutAction } from './shortcuts/shortcuts.ts';

/** What keys, palette and buttons ask of the window as a whole. */
export interface WindowActions {
  readonly perform: (action: ShortcutAction) => void;
  /** The last refusal: shown at the top, as what was asked for may be nowhere on the screen. */
  readonly refusal: ReactNode;
}

export const WindowActionsContext = createContext<WindowActions | null>(null);

/** @throws Error outside of the frame. */
export function useWindowActions(): WindowActions {
  const actions = useContext(WindowActionsContext);
  if (!actions) throw new Error('used outside of WindowActionsProvider');
  return actions;
}
