import type { HotkeyAction } from '#contract/model/hotkey.ts';
import type { Preset } from '#contract/model/preset.ts';
import { acceleratorKeys } from '#contract/rules/accelerator.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import type { Translate } from '../../shared/i18n/use-t.ts';

/** What a hotkey does, with its preset's name. */
export function hotkeyText(action: HotkeyAction, presets: readonly Preset[], t: Translate): string {
  if (action.kind !== 'preset') return t(`hotkeys.action.${action.kind}`);
  const preset = presets.find(({ id }) => id === action.presetId);
  const name = preset ? shownName(preset.name, t) : t('hotkeys.deleted');
  return t(`hotkeys.action.${action.command}`, { preset: name });
}

/** `Ctrl + Alt + K` */
export const keysText = (accelerator: string, mac: boolean): string =>
  acceleratorKeys(accelerator, mac).join(' + ');
