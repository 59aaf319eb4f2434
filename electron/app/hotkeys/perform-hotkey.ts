import { type PageAddress, SHOW_WALL, STOP_ALL } from '#contract/ipc/sections.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { HotkeyAction } from '#contract/model/hotkey.ts';
import { mayRun, summarizePreset } from '#contract/rules/preset-summary.ts';
import type { DesktopCommands } from '../desktop-commands.ts';

export interface HotkeyEffects {
  readonly commands: Pick<DesktopCommands, 'start' | 'stop'>;
  readonly state: AppState;
  /** Opens the window there. */
  openAt(address: PageAddress): void;
}

/**
 * Does what a hotkey stands for. Everything is stopped only from the window, which first shows what that would be, as
 * from the tray.
 */
export async function performHotkey(
  action: HotkeyAction,
  { commands, state, openAt }: HotkeyEffects,
): Promise<void> {
  switch (action.kind) {
    case 'stop-all':
      return openAt(['on-air', STOP_ALL]);
    case 'open-wall':
      return openAt(['presets', SHOW_WALL]);
    case 'preset': {
      const { presetId, command } = action;
      const effect = command === 'toggle' ? toggled(presetId, state) : command;
      return commands[effect](presetId);
    }
  }
}

/** What the tray's menu offers for the preset: Stop where something runs or may run, else Start. */
function toggled(presetId: string, state: AppState): 'start' | 'stop' {
  const preset = state.presets.find(({ id }) => id === presetId);
  const runs = preset
    ? mayRun(summarizePreset(preset, state))
    : state.recordings.some((one) => one.presetId === presetId);
  return runs ? 'stop' : 'start';
}
