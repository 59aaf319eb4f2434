import { type BoardLayout, boardLayout } from '#contract/model/board-layout.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/** How the board is shown now: as the operator chose, else by how many presets are on it. */
export const useLayout = (): BoardLayout =>
  useAppState(({ settings, presets }) =>
    boardLayout(settings.board, presets.filter(({ archived }) => !archived).length),
  );
