import type { Hotkeys } from '../app/hotkeys/hotkeys.ts';
import type { Handlers } from './register.ts';

export interface HotkeyServices {
  readonly hotkeys: Pick<Hotkeys, 'set' | 'mode' | 'pause'>;
}

type HotkeyChannel = `hotkeys.${'set' | 'mode' | 'pause'}`;

/** The hotkeys that work in every program. */
export function hotkeyHandlers({ hotkeys }: HotkeyServices): Pick<Handlers, HotkeyChannel> {
  return {
    'hotkeys.set': ({ action, accelerator }) => {
      hotkeys.set(action, accelerator);
      return null;
    },
    'hotkeys.mode': ({ mode }) => {
      hotkeys.mode(mode);
      return null;
    },
    'hotkeys.pause': ({ paused }) => {
      hotkeys.pause(paused);
      return null;
    },
  };
}
