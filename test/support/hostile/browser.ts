import { REFUSED, type Trick } from './trick.ts';

/** What a page may ask the browser for. */
export const BROWSER: readonly Trick[] = [
  {
    name: 'a file by a dialog',
    attempt: '() => showOpenFilePicker()',
    shows: 'threw ReferenceError',
  },
  {
    name: 'a folder by a dialog',
    attempt: '() => showDirectoryPicker()',
    shows: 'threw ReferenceError',
  },
  {
    name: 'the whole screen for itself',
    attempt: () => document.documentElement.requestFullscreen(),
    shows: 'threw TypeError',
  },
  {
    name: 'the pointer',
    attempt: async () => {
      await document.body.requestPointerLock();
      return document.pointerLockElement !== null;
    },
    shows: 'threw SecurityError',
  },
  {
    name: 'keys of the system',
    attempt: '() => navigator.keyboard.lock()',
    shows: REFUSED,
  },
  {
    name: 'a screen that stays on',
    attempt: () => navigator.wakeLock.request('screen'),
    shows: 'threw NotAllowedError',
  },
  {
    name: 'idle times of the person',
    attempt: '() => IdleDetector.requestPermission()',
    shows: 'denied',
  },
  {
    name: 'fonts of the machine',
    attempt: '() => queryLocalFonts()',
    shows: 'threw SecurityError',
  },
  {
    name: 'other screens',
    attempt: '() => getScreenDetails()',
    shows: 'threw NotAllowedError',
  },
  {
    name: 'a passkey',
    attempt: () =>
      navigator.credentials.create({
        publicKey: {
          challenge: new Uint8Array(16),
          rp: { name: 'x' },
          user: { id: new Uint8Array(1), name: 'x', displayName: 'x' },
          pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        },
      }),
    shows: 'threw NotAllowedError',
  },
  {
    name: 'memory shared between processes, and its fine clock',
    attempt: () => [globalThis.crossOriginIsolated, 'SharedArrayBuffer' in globalThis],
    shows: [false, false],
  },
  {
    name: 'printing',
    attempt: async () => {
      const told = hostile.heard(window, 'beforeprint');
      window.print();
      return told;
    },
    shows: 'nothing',
  },
  {
    name: 'dialogs that stop everything',
    attempt: () => [alert('x'), confirm('x')],
    shows: [undefined, false],
  },
  {
    name: 'a request that stops everything',
    attempt: () => {
      const request = new XMLHttpRequest();
      request.open('GET', 'index.html', false);
      request.send();
    },
    shows: 'threw NetworkError',
  },
  {
    name: 'an embedded page',
    attempt: async () => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'data:text/html,x');
      document.body.append(view);
      await hostile.wait(200);
      const { shadowRoot } = view as Element;
      view.remove();
      return 'getWebContentsId' in view || shadowRoot !== null;
    },
    shows: false,
  },
  {
    name: 'links of a kind of its own',
    attempt: () => {
      navigator.registerProtocolHandler('web+x', `${location.origin}/?x=%s`);
    },
    shows: 'threw SecurityError',
  },
  {
    name: 'a download out of memory',
    attempt: async () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'hostile.txt';
      document.body.append(link);
      link.click();
      await hostile.wait(300);
      link.remove();
    },
    shows: undefined,
  },
];
