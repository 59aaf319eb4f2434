import type { HotkeyAction } from '#contract/model/hotkey.ts';
import { problemsAfter } from '../problems.ts';
import type { AppStateStore } from '../state.ts';
import type { HotkeyPort } from './hotkey-port.ts';
import { type HotkeyDependencies, Hotkeys } from './hotkeys.ts';

export interface HotkeyServices {
  readonly state: Pick<AppStateStore, 'state' | 'update'>;
  readonly settings: HotkeyDependencies['settings'];
}

/** The hotkeys, shown in the state; one that the system refuses is a problem that the operator must know. */
export function createHotkeys(
  { state, settings }: HotkeyServices,
  port: HotkeyPort,
  perform: (action: HotkeyAction) => void,
): Hotkeys {
  return new Hotkeys({
    settings,
    perform,
    port,
    system: { isLinux: process.platform === 'linux' },
    now: () => performance.now(),
    show(hotkeys) {
      const refused = Object.entries(hotkeys.states).filter(([, is]) => is === 'refused');
      const detail = refused.map(([accelerator]) => accelerator).join(', ');
      const problems = problemsAfter(state.state.problems, 'hotkeys-refused', detail || null);
      state.update({ hotkeys, ...(problems && { problems }) });
    },
  });
}
