import { useEffect, useMemo, useRef } from 'react';
import { useAcknowledgePreset } from '../../shared/alarms/acknowledge.ts';
import { useAsking } from '../../shared/commands/ask-context.ts';
import { startPreset } from '../../shared/commands/commands.ts';
import { summariesOf } from '../../shared/presets/use-summaries.ts';
import { useAppStateStore } from '../../shared/state/use-app-state.ts';
import { openPanel, selectedPreset } from '../panel/selected-preset.ts';
import { tileModel } from './tile-model.ts';

/** A second click within it makes a double click: until then the panel, which moves tiles, stays closed. */
const DOUBLE_CLICK_MS = 300;

export interface TileActions {
  /** Selects a preset and opens the panel on it. */
  readonly click: (presetId: string) => void;
  readonly doubleClick: (presetId: string) => void;
  /** Starts a preset at rest, with its questions; opens the panel on any other. */
  readonly enter: (presetId: string) => void;
}

/** What clicks and keys on tiles do. Nothing here stops a recording. */
export function useTileActions(): TileActions {
  const store = useAppStateStore();
  const asking = useAsking();
  const acknowledge = useAcknowledgePreset();
  const opening = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(opening.current), []);
  return useMemo(() => {
    /** The last clicks: only two on the same preset, at rest at the first of them, start it. */
    let clicks: { readonly presetId: string; readonly startable: boolean }[] = [];
    const look = (presetId: string) => {
      const summary = summariesOf(store).of(presetId);
      const isPending = asking.presets.unanswered().has(presetId);
      return { summary, startable: !isPending && !!summary && tileModel(summary).startable };
    };
    // The tile says what becomes of it, and the focus stays there for the next one; a refusal needs more room.
    const start = async (presetId: string) => {
      const answer = await startPreset(asking, presetId, 'ask');
      if (!answer.ok) openPanel(presetId);
    };
    return {
      click: (presetId) => {
        const { startable } = look(presetId);
        clicks = [...clicks.slice(-1), { presetId, startable }];
        acknowledge(presetId);
        clearTimeout(opening.current);
        const open = () => openPanel(presetId);
        if (startable && selectedPreset.get() === null)
          opening.current = setTimeout(open, DOUBLE_CLICK_MS);
        else open();
      },
      doubleClick: (presetId) => {
        const isMeant =
          clicks.length === 2 && clicks.every((one) => one.presetId === presetId && one.startable);
        clicks = [];
        if (!isMeant || !look(presetId).startable) return;
        clearTimeout(opening.current);
        void start(presetId);
      },
      enter: (presetId) => {
        const { startable } = look(presetId);
        acknowledge(presetId);
        if (startable) void start(presetId);
        else openPanel(presetId);
      },
    };
  }, [store, asking, acknowledge]);
}
