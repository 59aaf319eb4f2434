import { powerMonitor } from 'electron';

/** Calls back at each lock of the screen until the function returned is called. */
export function onScreenLock(platform: NodeJS.Platform, listener: () => void): () => void {
  if (platform !== 'linux') {
    powerMonitor.on('lock-screen', listener);
    return () => powerMonitor.off('lock-screen', listener);
  }
  // Load the D-Bus code only here: the setting is off by default.
  let isOn = true;
  const listening = import('./screen-saver.ts').then(({ onScreenSaver }) =>
    // Ignore signals that arrive while the connection ends.
    onScreenSaver(() => isOn && listener()),
  );
  return () => {
    isOn = false;
    void listening.then((stop) => stop());
  };
}
