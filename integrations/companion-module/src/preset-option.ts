import type { CompanionInputFieldDropdown } from '@companion-module/base';
import type { ShownPreset } from '../../shared/board.ts';
import type { Texts } from './texts.ts';
import type { NamedPreset } from './types.ts';

/** The choice of a preset. Its id is kept, so that another name changes no button; a name can be entered as well. */
export const presetField = (
  presets: readonly NamedPreset[],
  texts: Texts,
): CompanionInputFieldDropdown<'preset'> => ({
  type: 'dropdown',
  id: 'preset',
  label: texts.preset,
  tooltip: texts.presetTip,
  choices: presets.map(({ id, name }) => ({ id, label: name })),
  default: presets[0]?.id ?? '',
  allowCustom: true,
});

/** As the API compares names. */
const nameForm = (name: unknown): string => String(name).trim().normalize('NFC');

/** The preset of this id, else of this name: as the API finds it. */
export function findPreset(
  presets: readonly ShownPreset[] | undefined,
  chosen: unknown,
): ShownPreset | undefined {
  return (
    presets?.find(({ id }) => id === chosen) ??
    presets?.find(({ name }) => nameForm(name) === nameForm(chosen))
  );
}
