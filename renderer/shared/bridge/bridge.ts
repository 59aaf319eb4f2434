import type { Bridge } from '#contract/ipc/channels.ts';

declare global {
  interface Window {
    readonly cdnRecorder: Bridge;
  }
}

/**
 * The one door to main. Only a broken channel can make it reject (a named error is an answer), and then
 * the outcome of the request is unknown: the text of `internal` sends the operator to the history.
 */
export const bridge: Bridge = {
  ask: async (channel, args) => {
    try {
      return await window.cdnRecorder.ask(channel, args);
    } catch (error) {
      return { ok: false, code: 'internal', message: String(error) };
    }
  },
  on: (event, listener) => window.cdnRecorder.on(event, listener),
};
