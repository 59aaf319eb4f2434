import { powerMonitor } from 'electron';

/** Calls back at each lock of the screen until the function returned is called. */
export function onScreenLock(platform: NodeJS.Platform, listener: () => void): () => void {
  if (platform !== 'linux') {
    powerMonitor.on('lock-screen', listener);
    return () => powerMonitor.off('lock-screen', listener);
  }
  // Off unless somebody wants it, so the code that speaks D-Bus is loaded only then.
  let isOn = true;
  const listening = import('./screen-saver.ts').then(({ onScreenSaver }) =>
    // What is on its way while the connection ends is not heard any more either.
    onScreenSaver(() => isOn && listener()),
  );
  return () => {
    isOn = false;
    void listening.then((stop) => stop());
  };
}
