import { useMemo } from 'react';
import { summariesOf, useSummaries } from '../../shared/presets/use-summaries.ts';
import { useAppStateStore } from '../../shared/state/use-app-state.ts';
import { sessionFilters } from '../board/board-session.ts';
import type { Shown } from '../board/shown-order.ts';
import { useSessionValue } from '../session/session-value.ts';
import { type WallBand, wallBands } from './wall-bands.ts';

/** The bands of the wall; the same object until a preset comes, goes or changes its place. */
export function useBands(shown: Shown): readonly WallBand[] {
  const store = useAppStateStore();
  const filters = useSessionValue(sessionFilters);
  // As text: the same ids are the same, and nothing is drawn again.
  const practiceIds = useSummaries(({ all }) =>
    all
      .filter(({ practice }) => practice)
      .map(({ presetId }) => presetId)
      .join('\n'),
  );
  const offBoardIds = useSummaries(({ all }) =>
    all
      .filter(({ preset }) => preset === null || preset.archived)
      .map(({ presetId }) => presetId)
      .join('\n'),
  );
  return useMemo(() => {
    const summaries = summariesOf(store);
    const offBoard = offBoardIds.split('\n').flatMap((id) => summaries.of(id) ?? []);
    return wallBands(shown, new Set(practiceIds.split('\n')), offBoard, filters);
  }, [store, shown, practiceIds, offBoardIds, filters]);
}
