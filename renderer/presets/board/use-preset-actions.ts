import { useMemo, useRef } from 'react';
import type { Answer, ErrorCode } from '#contract/ipc/channels.ts';
import type { Preset } from '#contract/model/preset.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppStateStore } from '../../shared/state/use-app-state.ts';
import { showUndo } from './undo-toast.tsx';

interface PresetActions {
  readonly remove: (preset: Preset) => Promise<Answer<null>>;
  readonly archive: (preset: Preset, archived: boolean) => Promise<Answer<unknown>>;
}

/** Takes presets off the board and brings them back, each with a word and a way back. */
export function usePresetActions(): PresetActions & { readonly error: ErrorCode | null } {
  const t = useT();
  const store = useAppStateStore();
  const removing = useAction((id: string) => bridge.ask('presets.remove', { id }));
  const saving = useAction((preset: Preset) => save(preset));
  const remove = async (preset: Preset) => {
    const answer = await removing.run(preset.id);
    if (!answer.ok) return answer;
    const undo = () => bridge.ask('presets.restore', { id: preset.id });
    showUndo({ words: t('board.removed', { preset: preset.name }), undo }, t('close'));
    return answer;
  };
  const archive = async (preset: Preset, archived: boolean) => {
    const changed = withArchived(preset, archived);
    const answer = await saving.run(changed);
    if (!answer.ok) return answer;
    // Whatever else has been changed meanwhile stays as it is.
    const present = () => store.current()?.presets.find(({ id }) => id === preset.id) ?? changed;
    const undo = () => save(withArchived(present(), !archived));
    const words = t(archived ? 'board.archivedNow' : 'board.unarchivedNow', {
      preset: preset.name,
    });
    showUndo({ words, undo }, t('close'));
    return answer;
  };
  const latest = useRef({ remove, archive });
  latest.current = { remove, archive };
  const actions = useMemo<PresetActions>(
    () => ({
      remove: (preset) => latest.current.remove(preset),
      archive: (preset, archived) => latest.current.archive(preset, archived),
    }),
    [],
  );
  return { ...actions, error: removing.error ?? saving.error };
}

const save = ({ id, ...draft }: Preset) => bridge.ask('presets.save', { id, draft });

function withArchived({ archived: _, ...preset }: Preset, archived: boolean): Preset {
  return archived ? { ...preset, archived } : preset;
}
