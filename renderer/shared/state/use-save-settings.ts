import type { SettingsChanges } from '../../../electron/contract/app-state.ts';
import { bridge } from '../bridge/bridge.ts';
import { type Action, useAction } from '../bridge/use-action.ts';

/** Saves some of the settings; what they change comes back as a change of state. */
export function useSaveSettings(): Action<[SettingsChanges], null> {
  return useAction((changes: SettingsChanges) => bridge.ask('settings.save', changes));
}
