import type { ElectronApplication } from 'playwright';

interface Heard {
  readonly heard: string[];
}

/**
 * Notes in the app's main process what it gives to the system: `audible` once Chromium's own meter of the sound page
 * goes up, `played: …` as the page answers, `alert` for the system's own sound.
 */
export const hearSounds = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ app: electronApp, shell }) => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    Object.assign(shell, { beep: () => heard.push('alert') });
    electronApp.on('web-contents-created', (_event, contents) => {
      contents.on('audio-state-changed', ({ audible }) => audible && heard.push('audible'));
      contents.on('page-title-updated', (_update, title) => {
        if (!title.includes('"state":"played"')) return;
        const { own } = JSON.parse(decodeURIComponent(new URL(contents.getURL()).hash.slice(1)));
        const { replaced } = JSON.parse(title);
        heard.push(own && !replaced ? 'played: own' : 'played: built-in');
      });
    });
  });

/** What was noted so far, in order. */
export const heardSounds = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(() => (globalThis as unknown as Heard).heard);

/** What holds the page that sounds. */
export const SOUND_WALLS = {
  visible: false,
  storage: null,
  preload: false,
  sandbox: true,
  nodeIntegration: false,
  inside: {
    bridge: 'undefined',
    node: 'undefined',
    origin: 'null',
    own: true,
    file: false,
    away: false,
    microphone: false,
  },
};

/** The same, read from the running app, from outside of the page and from inside it. */
export const soundWalls = (app: ElectronApplication): Promise<unknown> =>
  app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().includes('/sound.html'),
    );
    if (!window) return null;
    const { webContents: contents } = window;
    const { preload, sandbox, nodeIntegration } =
      (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> | null }
      ).getLastWebPreferences() ?? {};
    const inside = await contents.executeJavaScript(`(async () => {
      const works = (made) => made.then((is) => is.ok ?? true, () => false);
      return {
        bridge: typeof window.cdnRecorder,
        node: typeof process,
        origin: window.origin,
        own: await works(fetch('/alarm-sound')),
        file: await works(fetch('/../settings.json')),
        away: await works(fetch('http://127.0.0.1:9', { mode: 'no-cors' })),
        microphone: await works(navigator.mediaDevices.getUserMedia({ audio: true })),
      };
    })()`);
    return {
      visible: window.isVisible(),
      storage: contents.session.getStoragePath(),
      preload: Boolean(preload),
      ...{ sandbox, nodeIntegration, inside },
    };
  });

const RATE = 22_050;

/** A WAV file of one tone, in seconds. */
export function wavTone(seconds: number): Buffer {
  const count = Math.round(seconds * RATE);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + count * 2, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(count * 2, 40);
  const samples = Buffer.alloc(count * 2);
  for (let at = 0; at < count; at += 1) {
    samples.writeInt16LE(Math.round(20_000 * Math.sin((2 * Math.PI * 880 * at) / RATE)), at * 2);
  }
  return Buffer.concat([head, samples]);
}
