import { join, posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileFor } from '../../../electron/desktop/windows/app-protocol.ts';
import { mayRequest } from '../../../electron/desktop/windows/request-filter.ts';
import { originOf } from '../../../electron/ipc/origin.ts';

const ROOT = join('/', 'opt', 'renderer');

describe('an address leads to our own files', () => {
  test.each([
    ['app://cdn-recorder/', 'index.html'],
    ['app://cdn-recorder/?a=b#c', 'index.html'],
    ['app://cdn-recorder/assets/index-1.js', join('assets', 'index-1.js')],
    ['app://cdn-recorder/assets/../index.html', 'index.html'],
    ['app://cdn-recorder/licences.json', 'licences.json'],
  ])('%s', (url, file) => {
    expect(fileFor(url, ROOT)).toBe(join(ROOT, file));
  });
});

describe('and nowhere else', () => {
  test.each([
    'app://cdn-recorder/../../etc/passwd',
    'app://cdn-recorder/%2e%2e/%2e%2e/etc/passwd',
    'app://cdn-recorder/..%2f..%2fetc%2fhosts.html',
    'app://cdn-recorder/%2e%2e%2fsecret.html',
    'app://cdn-recorder/..%2Frenderer-of-another%2Findex.html',
    'app://cdn-recorder/assets',
    'app://cdn-recorder/index.html.map',
    'app://cdn-recorder/.env',
    'app://cdn-recorder/main.cjs',
    'app://evil/index.html',
    'app://cdn-recorder.evil/index.html',
    'app://cdn-recorder:80/index.html',
    'app://user@cdn-recorder/index.html',
    'app:///index.html',
    'file:///opt/renderer/index.html',
    'http://cdn-recorder/index.html',
    'no address',
  ])('%s', (url) => {
    expect(fileFor(url, ROOT)).toBe(null);
  });

  test('what cannot be decoded is no file', () => {
    expect(() => fileFor('app://cdn-recorder/%E0%A4%A.html', ROOT)).toThrow(URIError);
  });
});

describe('on Windows', () => {
  const root = 'C:\\Program Files\\CDN Recorder\\resources\\app.asar\\renderer';

  test.each([
    ['/', 'index.html'],
    ['/assets/index-1.js', 'assets\\index-1.js'],
    ['/assets%5Cindex-1.js', 'assets\\index-1.js'],
    ['/context.js', 'context.js'],
  ])('%s is a file of ours', (path, file) => {
    expect(fileFor(`app://cdn-recorder${path}`, root, win32)).toBe(`${root}\\${file}`);
  });

  test.each([
    '/..%5C..%5Csecret.html',
    '/%5C%5Cserver%5Cshare%5C..%5C..%5C..%5C..%5Cx.html',
    '/..%5Crenderer-of-another%5Cindex.html',
    '/index.html::$DATA',
    '/index.html.',
    '/index.html%20',
    '/con.html',
    '/assets/NUL.js',
    '/aux',
    '/COM1.json',
    '/lpt%C2%B9.css',
    '/CONIN$.html',
    '/con%20.html',
  ])('%s is none', (path) => {
    expect(fileFor(`app://cdn-recorder${path}`, root, win32)).toBeNull();
  });

  test.each([
    '/C:/Windows/index.html',
    '/%5C%5C%3F%5CC:%5Cx.html',
    '/%5C%5Cserver%5Cshare%5Cx.html',
  ])('%s stays within our folder', (path) => {
    expect(fileFor(`app://cdn-recorder${path}`, root, win32)).toMatch(/\\renderer\\.+\.html$/);
  });

  test('a folder above ours may have any name', () => {
    expect(fileFor('app://cdn-recorder/', '/opt/aux/renderer', posix)).toBe(
      '/opt/aux/renderer/index.html',
    );
  });
});

describe('a page may load', () => {
  const server = 'http://127.0.0.1:5173';
  test.each([
    ['app://cdn-recorder/x.js', null, true],
    ['app://cdn-recorder.evil/x.js', null, false],
    ['app://evil/', null, false],
    ['http://127.0.0.1:5173/', null, false],
    ['ws://127.0.0.1:5173/', null, false],
    ['https://rtc-api.zego.im/', null, false],
    ['file:///etc/passwd', null, false],
    ['devtools://devtools/bundled/x.js', null, false],
    ['chrome://gpu/', null, false],
    ['about:blank', null, false],
    ['blob:app://cdn-recorder/1', null, false],
    ['data:text/html,x', null, false],
    ['http://127.0.0.1:5173/main.tsx', server, true],
    ['ws://127.0.0.1:5173/?token=1', server, true],
    ['devtools://devtools/bundled/x.js', server, true],
    ['http://127.0.0.1:51730/', server, false],
    ['http://127.0.0.1:5173.evil/', server, false],
    ['http://localhost:5173/', server, false],
    ['https://rtc-api.zego.im/', server, false],
    ['file:///etc/passwd', server, false],
  ])('%s, developing at %s: %s', (url, developmentServer, allowed) => {
    expect(mayRequest(url, developmentServer)).toBe(allowed);
  });
});

test('an origin is scheme and host, and neither more nor less', () => {
  expect(originOf('app://cdn-recorder/a?b#c')).toBe('app://cdn-recorder');
  expect(originOf('http://127.0.0.1:5173/')).toBe('http://127.0.0.1:5173');
  for (const none of ['', 'about:blank', 'data:text/html,x', 'app:cdn-recorder', 'app:///x'])
    expect([none, originOf(none)]).toEqual([none, null]);
});
