import type { Preset } from '#contract/model/preset.ts';
import { TROUBLES } from '#contract/rules/preset-summary.ts';
import { useAcknowledgePreset } from '../shared/alarms/acknowledge.ts';
import {
  EDIT_PRESET,
  MOVE_END,
  NEW_PRESET,
  NEXT_TROUBLE,
  SHOW_PRESET,
  SHOW_TROUBLE,
  SHOW_WALL,
  useCalled,
} from '../shared/navigation.ts';
import { summariesOf } from '../shared/presets/use-summaries.ts';
import { useAppStateStore, useSaveSettings } from '../shared/state/use-app-state.ts';
import { sessionFilters } from './board/board-session.ts';
import { NO_FILTERS } from './board/filters.ts';
import { showPreset } from './board/show-preset.ts';
import { useIsFiltered } from './board/use-is-filtered.ts';
import { useLayout } from './board/use-layout.ts';
import { openedEnd, openPanel, selectedPreset } from './panel/selected-preset.ts';
import { nextTrouble } from './session/next-trouble.ts';

interface BoardCalls {
  readonly create: () => void;
  readonly edit: (preset: Preset) => void;
}

/** What keys, palette, tray and notifications call for on the board. */
export function useBoardCalls({ create, edit }: BoardCalls): void {
  const store = useAppStateStore();
  const acknowledge = useAcknowledgePreset();
  const presetWith = (id: string) => store.current()?.presets.find((one) => one.id === id);
  const isFiltered = useIsFiltered();
  const isWall = useLayout() === 'wall';
  const save = useSaveSettings();
  useCalled('presets', {
    [NEW_PRESET]: create,
    [EDIT_PRESET]: (id) => {
      const preset = presetWith(id);
      if (preset) edit(preset);
    },
    [SHOW_PRESET]: (id) => {
      const preset = presetWith(id);
      if (!preset) return;
      openPanel(id);
      void showPreset(preset, isFiltered(preset));
    },
    [MOVE_END]: (id) => {
      const preset = presetWith(id);
      if (!preset) return;
      // What has ended meanwhile has no end to move, and shows as it is.
      const runs = store.current()?.recordings.some(({ presetId }) => presetId === id);
      if (runs) openedEnd.set(id);
      openPanel(id);
      void showPreset(preset, isFiltered(preset));
    },
    [SHOW_TROUBLE]: () => {
      const { all } = summariesOf(store);
      const isTroubled = all.some(({ trouble, practice }) => trouble !== null && !practice);
      sessionFilters.set({ ...NO_FILTERS, counters: isTroubled ? TROUBLES : [] });
    },
    [SHOW_WALL]: () => {
      if (isWall) return;
      // Refused only where the disk takes nothing, and then the board says so.
      void save.run({ board: 'wall' });
    },
    [NEXT_TROUBLE]: () => {
      const next = nextTrouble(summariesOf(store).all, selectedPreset.get());
      if (!next) return;
      acknowledge(next.presetId);
      openPanel(next.presetId);
      if (next.preset) void showPreset(next.preset, isFiltered(next.preset));
    },
  });
}
