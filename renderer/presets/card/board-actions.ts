import { createContext, useContext } from 'react';
import type { Preset } from '#contract/model/preset.ts';

/** What a card may have done to its preset. Never changes while the board is there: all cards hang on it. */
export interface BoardActions {
  readonly edit: (preset: Preset) => void;
  readonly duplicate: (preset: Preset) => void;
  readonly remove: (preset: Preset, asks: boolean) => void;
  readonly archive: (preset: Preset, archived: boolean) => void;
  /** One place further up or down among those that are shown of its group. */
  readonly move: (id: string, by: -1 | 1) => void;
  readonly select: (id: string, selected: boolean) => void;
}

const ActionsContext = createContext<BoardActions | null>(null);
export const ActionsProvider = ActionsContext.Provider;

export function useBoardActions(): BoardActions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('used outside of the board');
  return actions;
}
