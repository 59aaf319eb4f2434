import type { ChannelResult } from '#contract/ipc/channels.ts';
import type { SettingsChanges } from '#contract/model/app-state.ts';
import { bridge } from '../bridge/bridge.ts';
import { type Action, useAction } from '../bridge/use-action.ts';

/** Saves some of the settings; what they change comes back as a change of state. */
export function useSaveSettings(): Action<[SettingsChanges], ChannelResult<'settings.save'>> {
  return useAction((changes: SettingsChanges) => bridge.ask('settings.save', changes));
}
