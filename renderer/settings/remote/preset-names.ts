import { shownName } from '#contract/rules/shown-name.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/** Gives each preset its name as the operator reads it, by its id; of a deleted one, that it is deleted. */
export function usePresetNames(): (presetId: string) => string {
  const t = useT();
  const presets = useAppState((state) => state.presets);
  return (presetId) => {
    const preset = presets.find(({ id }) => id === presetId);
    return preset ? shownName(preset.name, t) : t('hotkeys.deleted');
  };
}
