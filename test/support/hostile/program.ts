import type { Trick } from './trick.ts';

/** What Node and Electron would give. */
export const PROGRAM: readonly Trick[] = [
  {
    name: 'names of Node and Electron',
    attempt: () =>
      [
        'require',
        'process',
        'Buffer',
        'module',
        'exports',
        'global',
        '__dirname',
        '__filename',
        'setImmediate',
        'electron',
        'ipcRenderer',
        'webFrame',
        'contextBridge',
        '__electronLog',
        'isolatedApi',
        'binding',
      ].filter((name) => name in globalThis),
    shows: [],
  },
  {
    name: 'everything of the bridge',
    attempt: () => {
      const { cdnRecorder } = window as unknown as { cdnRecorder: object };
      return Reflect.ownKeys(cdnRecorder).map(String);
    },
    shows: ['ask', 'on'],
  },
  {
    name: 'another bridge in its place',
    attempt: () => {
      Object.defineProperty(window, 'cdnRecorder', { value: {} });
    },
    shows: 'threw TypeError',
  },
  {
    name: 'another function in the bridge',
    attempt: () => {
      const { cdnRecorder } = window as unknown as { cdnRecorder: Record<string, unknown> };
      const before = cdnRecorder.ask;
      Reflect.set(cdnRecorder, 'ask', () => 'mine');
      return cdnRecorder.ask === before;
    },
    shows: true,
  },
  {
    name: 'a bridge in a blank frame',
    attempt: async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inside = frame.contentWindow as unknown as Record<string, unknown>;
      const found = ['cdnRecorder', 'require', 'process'].filter((name) => name in inside);
      frame.remove();
      return found;
    },
    // The frame has an opaque origin of its own.
    shows: 'threw SecurityError',
  },
  {
    name: 'a channel that is none, after bending what the bridge might use',
    attempt: async () => {
      const { includes } = Array.prototype;
      Array.prototype.includes = () => true;
      try {
        await window.cdnRecorder.ask('ELECTRON_BROWSER_REQUIRE' as never, null as never);
      } finally {
        Array.prototype.includes = includes;
      }
    },
    shows: 'threw Error',
  },
  {
    name: 'an event that is none',
    attempt: () => window.cdnRecorder.on('log' as never, () => undefined),
    shows: 'threw Error',
  },
  {
    name: 'the event object behind an event',
    attempt: async () => {
      let seen: unknown[] = [];
      const stop = window.cdnRecorder.on('state.changed', (...given: unknown[]) => {
        seen = given;
      });
      await window.cdnRecorder.ask('questions.dismiss', { about: [] });
      for (let tries = 0; seen.length === 0 && tries < 50; tries += 1) await hostile.wait(20);
      stop();
      return seen.map((given) => Object.keys(given as object).sort());
    },
    shows: [['changes', 'revision']],
  },
  {
    name: 'code of the program through a function of the bridge',
    attempt: () =>
      (
        window.cdnRecorder.ask as unknown as { constructor: (text: string) => () => unknown }
      ).constructor('return process')(),
    shows: 'threw EvalError',
  },
];
