export interface PauseServices {
  readonly hotkeys: { pause(isPaused: boolean): void };
  /** Throws where it cannot be saved. */
  readonly remoteControl: { pause(isPaused: boolean): void };
}

type PauseAction = 'pause-hotkeys' | 'resume-hotkeys' | 'pause-remote' | 'resume-remote';

/** What the lines of the tray's menu do that pause, and end a pause. */
export function pauseActions(
  { hotkeys, remoteControl }: PauseServices,
  onFault: (error: unknown) => void,
): Readonly<Record<PauseAction, () => void>> {
  const pauseRemote = (isPaused: boolean) => {
    try {
      remoteControl.pause(isPaused);
    } catch (error) {
      onFault(error);
    }
  };
  return {
    'pause-hotkeys': () => hotkeys.pause(true),
    'resume-hotkeys': () => hotkeys.pause(false),
    'pause-remote': () => pauseRemote(true),
    'resume-remote': () => pauseRemote(false),
  };
}
