import type { CompanionActionDefinitions } from '@companion-module/base';
import type { DeskView } from '../../shared/desk-client.ts';
import { type PressAction, pressPath, STOP_ALL_PATH } from '../../shared/press.ts';
import { findPreset, presetField } from './preset-option.ts';
import type { Texts } from './texts.ts';
import type { ModuleTypes, NamedPreset, PresetOption } from './types.ts';

export interface ActionServices {
  view(): DeskView;
  /** Presses once, and tells what came of it. @param what for the log. */
  press(what: string, path: string): Promise<void>;
  warn(text: string): void;
}

export function actionDefinitions(
  presets: readonly NamedPreset[],
  texts: Texts,
  services: ActionServices,
): CompanionActionDefinitions<ModuleTypes['actions']> {
  const { action } = texts;
  const options = [presetField(presets, texts)];
  const nameOf = (chosen: string) => presets.find(({ id }) => id === chosen)?.name ?? chosen;
  const press = async (what: string, how: PressAction, { preset }: PresetOption) => {
    const chosen = String(preset ?? '').trim();
    if (chosen === '') return services.warn(texts.noPreset);
    await services.press(`${what}: ${nameOf(chosen)}`, pressPath(chosen, how));
  };
  return {
    start: {
      ...{ name: action.start, sortName: '1', options },
      callback: (event) => press(action.start, 'start', event.options),
    },
    stop: {
      ...{ name: action.stop, sortName: '2', options },
      callback: (event) => press(action.stop, 'stop', event.options),
    },
    retry_missing: {
      ...{ name: action.retry, sortName: '3', description: action.retryAbout, options },
      callback: (event) => press(action.retry, 'retry-missing', event.options),
    },
    stop_all: {
      ...{ name: action.stopAll, sortName: '4', options: [] },
      callback: () => services.press(action.stopAll, STOP_ALL_PATH),
    },
    toggle: {
      ...{ name: action.toggle, sortName: '5', description: action.toggleAbout, options },
      callback: async (event) => {
        const how = toggled(services.view(), String(event.options.preset ?? '').trim());
        if (!how) return services.warn(texts.toggleUnknown);
        await press(action[how], how, event.options);
      },
    },
  };
}

/** What a toggle does now; null where that is not known, or a request is on its way. */
function toggled({ board }: DeskView, chosen: string): 'start' | 'stop' | null {
  const preset = findPreset(board?.presets, chosen);
  if (!preset || preset.state === 'sending' || preset.state === 'unknown') return null;
  return preset.mayRecord ? 'stop' : 'start';
}
