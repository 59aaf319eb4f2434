import type { PresetDraft } from '#contract/model/preset.ts';
import type { Recording } from '#contract/model/start.ts';
import { leftRunning } from '#contract/rules/left-running.ts';
import { useAppState } from '../shared/state/use-app-state.ts';

/** What of a preset would go on without being in it any more, once it is saved like this. */
export function useLeftRunning(id: string | null): (draft: PresetDraft) => Recording[] {
  const presets = useAppState((state) => state.presets);
  const accounts = useAppState((state) => state.accounts);
  const recordings = useAppState((state) => state.recordings);
  return (draft) => {
    if (id === null) return [];
    const after = presets.map((preset) => (preset.id === id ? { ...draft, id } : preset));
    return leftRunning({ presets, accounts }, { presets: after, accounts }, recordings);
  };
}
