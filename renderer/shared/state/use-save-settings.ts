import type { Settings } from '../../../electron/contract/app-state.ts';
import { bridge } from '../bridge/bridge.ts';
import { type Action, useAction } from '../bridge/use-action.ts';

/** Saves some of the settings; what they change comes back as a change of state. */
export function useSaveSettings(): Action<[Partial<Settings>], null> {
  return useAction((changes: Partial<Settings>) => bridge.ask('settings.save', changes));
}
