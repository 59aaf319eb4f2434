import type { Trick } from './trick.ts';

/** Ways to read files of the machine. */
export const FILES: readonly Trick[] = [
  { name: 'fetch of a file', attempt: ({ file }) => fetch(file), shows: 'threw TypeError' },
  {
    name: 'XMLHttpRequest of a file',
    attempt: ({ file }) => {
      const request = new XMLHttpRequest();
      request.open('GET', file);
      const told = hostile.heard(request, 'load', 'error');
      request.send();
      return told;
    },
    shows: 'error',
  },
  {
    name: 'a file as image',
    attempt: ({ file }) => hostile.put('img', { src: file }),
    shows: 'refused',
  },
  {
    name: 'a file as style',
    attempt: ({ file }) => hostile.put('link', { rel: 'stylesheet', href: file }),
    shows: 'refused',
  },
  {
    name: 'a file as script',
    attempt: ({ file }) => hostile.put('script', { src: file }),
    shows: 'threw TypeError',
  },
  {
    name: 'a file in a frame, of which nothing can be read',
    attempt: async ({ file }) => {
      const frame = document.createElement('iframe');
      frame.src = file;
      document.body.append(frame);
      await hostile.wait(300);
      const address = frame.contentWindow?.location.href;
      frame.remove();
      return address;
    },
    shows: 'threw SecurityError',
  },
  ...[
    'app://cdn-recorder/../../etc/passwd',
    'app://cdn-recorder/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    'app://cdn-recorder/..%2f..%2f..%2f..%2fetc%2fpasswd',
    'app://cdn-recorder/..%5c..%5cpackage.json',
    'app://cdn-recorder/..%2fbuild%2fmain.cjs',
    'app://cdn-recorder//etc/passwd',
    'app://cdn-recorder/index.html%00.png',
    'app://cdn-recorder/%E0%A4%A.html',
    'app://cdn-recorder/assets',
  ].map(
    (url): Trick => ({
      name: url,
      attempt: `async () => (await fetch('${url}')).status`,
      shows: 404,
    }),
  ),
  ...['app://evil/index.html', 'app://cdn-recorder.evil/index.html', 'app:///etc/passwd'].map(
    (url): Trick => ({
      name: url,
      attempt: `() => fetch('${url}')`,
      shows: 'threw TypeError',
    }),
  ),
];

/** Addresses that the page would like to be at. */
export const ELSEWHERE: readonly string[] = [
  'about:blank',
  'about:srcdoc',
  'data:text/html,<h1>x</h1>',
  'file:///etc/passwd',
  'chrome://gpu/',
  'chrome://settings/',
  'devtools://devtools/bundled/inspector.html',
  'view-source:app://cdn-recorder/',
  'app://cdn-recorder/index.html',
  'app://cdn-recorder/assets/',
  'app://evil/',
  'mailto:someone@example.org',
  'ssh://example.org/',
  'cdn-recorder://start',
  'blob:',
];
