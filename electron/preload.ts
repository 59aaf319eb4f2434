import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '#contract/ipc/channels.ts';
import { CHANNEL_NAMES, EVENT_NAMES } from '#contract/ipc/names.ts';

/** SECURITY: names outside the contract go nowhere; the page never sees `ipcRenderer` or an event object. */
const bridge: Bridge = {
  ask: (channel, args) =>
    CHANNEL_NAMES.includes(channel)
      ? ipcRenderer.invoke(channel, args)
      : Promise.reject(new Error('no such channel')),
  on: (event, listener) => {
    if (!EVENT_NAMES.includes(event)) throw new Error('no such event');
    const forward = (_event: unknown, payload: unknown) => listener(payload as never);
    ipcRenderer.on(event, forward);
    return () => ipcRenderer.off(event, forward);
  },
};

contextBridge.exposeInMainWorld('cdnRecorder', bridge);
