import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import { showPreset } from './board/show-preset.ts';
import { useIsFiltered } from './board/use-is-filtered.ts';
import { offerStart } from './card/use-marks.ts';
import type { Editing } from './editor/use-preset-form.ts';
import { openPanel, selectedPreset } from './panel/selected-preset.ts';

interface EditingState {
  readonly editing: Editing | null;
  readonly edit: (editing: Editing) => void;
  readonly onSaved: (preset: Preset) => void;
  readonly onClosed: () => void;
}

/** What the editor is open for. Once it has closed on a saved preset, the board shows that and offers its start. */
export function useEditing(): EditingState {
  const [editing, edit] = useState<Editing | null>(null);
  const saved = useRef<Preset | null>(null);
  const isFiltered = useIsFiltered();
  const offer = useEffectEvent((preset: Preset) => void offerSaved(preset, isFiltered(preset)));
  useEffect(() => {
    // After the editor has given the focus back.
    if (editing || !saved.current) return;
    offer(saved.current);
    saved.current = null;
  }, [editing]);
  return {
    editing,
    edit,
    onSaved: (preset) => {
      saved.current = preset;
    },
    onClosed: () => edit(null),
  };
}

/**
 * Shows where a saved preset stands and points out its Start; where that is not on the board, the panel has it.
 * The focus goes to the card, not to Start, which the key that has saved would press.
 */
async function offerSaved(preset: Preset, isFiltered: boolean): Promise<void> {
  const shown = await showPreset(preset, isFiltered);
  if (!shown || selectedPreset.get() === preset.id) return;
  const isOnBoard = shown.querySelector('[data-start], [data-stop]') !== null;
  if (!isOnBoard && !preset.archived) {
    openPanel(preset.id);
    return;
  }
  offerStart(preset.id);
  if (!document.querySelector('[aria-modal="true"]')) shown.focus({ preventScroll: true });
}
