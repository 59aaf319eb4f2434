import { describe, expect, test } from 'vitest';
import { breaches, folderCycles, type Sources } from '../support/source/check.ts';
import { readSources } from '../support/source/read.ts';
import { MAX_LINES } from '../support/source/rules.ts';

test('the source keeps the rules', () => {
  const sources = readSources(['electron', 'renderer', 'docs']);
  expect(sources.size).toBeGreaterThan(100);
  expect(breaches(sources)).toEqual([]);
  expect(folderCycles(sources)).toEqual([]);
});

test('each server that listens has an end of connections', () => {
  const listeners = [...readSources(['electron'])].filter(([, text]) =>
    /\bcreateServer\b/.test(text),
  );
  expect(listeners).toHaveLength(5);
  for (const [path, text] of listeners)
    expect([path, text]).toEqual([path, expect.stringContaining('boundListener(server')]);
});

/** Modules to be imported, one for each place, and nothing wrong with any of them. */
const INNOCENT: Readonly<Record<string, string>> = {
  'electron/contract/run.ts': "import { z } from 'zod';\nexport type Run = typeof z;\n",
  'electron/zego/client.ts': "import type { Run } from '#contract/run.ts';\nexport type A = Run;\n",
  'electron/zego/request/endpoint.ts': "import { isIP } from 'node:net';\nexport { isIP };\n",
  'electron/zego/transport/transport.ts': "export { Agent } from 'undici';\n",
  'electron/recording/runner.ts':
    "export * from '../zego/client.ts';\nexport class Refused extends Error {}\n",
  'electron/recording/ports.ts': 'export interface Clock {}\n',
  'electron/practice/server.ts': "export * from '../zego/client.ts';\n",
  'electron/storage/journal/journal.ts':
    "import type { Clock } from '../../recording/ports.ts';\nexport type C = Clock;\n",
  'electron/storage/store-file.ts': "import Store from 'electron-store';\nexport { Store };\n",
  'electron/storage/vault/vault.ts':
    "import { safeStorage } from 'electron';\nexport { safeStorage };\n",
  'electron/storage/log.ts': "import log from 'electron-log/main';\nexport { log };\n",
  'electron/desktop/tray.ts': "import { Tray } from 'electron';\nexport { Tray };\n",
  'electron/ipc/register.ts': "import { ipcMain } from 'electron';\nexport { ipcMain };\n",
  'electron/preload.ts': "import { ipcRenderer } from 'electron';\nexport { ipcRenderer };\n",
  'renderer/style.css': '',
  'renderer/app.tsx':
    "import React from 'react';\nimport './style.css';\nimport type { Run } from '#contract/run.ts';\nexport type R = Run;\nexport default () => <p>{React.version} import('undici')</p>;\n",
};

function planted(files: Readonly<Record<string, string>>): Sources {
  return new Map(Object.entries({ ...INNOCENT, ...files }));
}

test('an innocent source has no breach', () => {
  expect(breaches(planted({}))).toEqual([]);
});

describe('each rule catches its breach', () => {
  test.each<[string, string, string, Readonly<Record<string, string>>?]>([
    ['renderer/x.ts', "import '../electron/zego/client.ts';", 'imports electron/zego/client.ts'],
    [
      'renderer/x.ts',
      "import '../electron/contract/run.ts';",
      'imports electron/contract/run.ts by its path instead of #contract/',
    ],
    [
      'renderer/x.ts',
      "import '#contract/nowhere.ts';",
      'imports #contract/nowhere.ts, which is not there',
    ],
    [
      'renderer/shared/x.ts',
      "import '../history/x.ts';",
      'imports renderer/history/x.ts',
      { 'renderer/history/x.ts': '' },
    ],
    [
      'renderer/history/y.ts',
      "import '../presets/board/x.ts';",
      'imports renderer/presets/board/x.ts',
      { 'renderer/presets/board/x.ts': '' },
    ],
    [
      'renderer/presets/card/x.ts',
      "import '../board/y.ts';",
      'imports renderer/presets/board/y.ts',
      { 'renderer/presets/board/y.ts': '' },
    ],
    [
      'renderer/presets/editor/x.ts',
      "import '../run/y.ts';",
      'imports renderer/presets/run/y.ts',
      { 'renderer/presets/run/y.ts': '' },
    ],
    [
      'renderer/presets/run/x.ts',
      "import '../presets-view.tsx';",
      'imports renderer/presets/presets-view.tsx',
      { 'renderer/presets/presets-view.tsx': '' },
    ],
    ['renderer/x.ts', "import 'electron';", 'imports electron'],
    ['renderer/x.ts', "import { readFileSync } from 'fs';", 'imports a module of Node'],
    [
      'electron/zego/x.ts',
      "import '../recording/ports.ts';",
      'imports electron/recording/ports.ts',
    ],
    ['electron/zego/x.ts', "import { request } from 'undici';", 'imports undici'],
    [
      'electron/recording/x.ts',
      "import '../storage/journal/journal.ts';",
      'imports electron/storage/journal/journal.ts',
    ],
    ['electron/recording/x.ts', "import { app } from 'electron';", 'imports electron'],
    ['electron/recording/x.ts', 'export type W = Electron.WebContents;', 'uses Electron'],
    [
      'electron/contract/x.ts',
      "import '../zego/request/endpoint.ts';",
      'imports electron/zego/request/endpoint.ts',
    ],
    ['electron/contract/x.ts', "import { join } from 'node:path';", 'imports a module of Node'],
    ['electron/contract/x.ts', "import i18next from 'i18next';", 'imports i18next'],
    [
      'electron/practice/x.ts',
      "import '../recording/runner.ts';",
      'imports electron/recording/runner.ts',
    ],
    [
      'electron/storage/x.ts',
      "import '../recording/runner.ts';",
      'imports electron/recording/runner.ts',
    ],
    ['electron/storage/x.ts', "import '../zego/client.ts';", 'imports electron/zego/client.ts'],
    ['electron/storage/x.ts', "import '../ipc/register.ts';", 'imports electron/ipc/register.ts'],
    ['electron/storage/x.ts', "import { app } from 'electron/main';", 'imports electron'],
    ['electron/storage/x.ts', "import Store from 'electron-store';", 'imports electron-store'],
    [
      'electron/storage/x.ts',
      "import { DatabaseSync } from '@photostructure/sqlite';",
      'imports @photostructure/sqlite',
    ],
    ...[
      ['main/x.ts', 'worker/writer.ts'],
      ['main/x.ts', 'search/find.ts'],
      ['messages.ts', 'main/client.ts'],
      ['worker/x.ts', 'main/client.ts'],
      ['search/x.ts', 'main/client.ts'],
      ['search/x.ts', 'worker/writer.ts'],
      ['export/x.ts', 'worker/writer.ts'],
    ].map(([from, to]): [string, string, string, Readonly<Record<string, string>>] => [
      `electron/storage/history/${from}`,
      `import '${from === 'messages.ts' ? './' : '../'}${to}';`,
      `imports electron/storage/history/${to}`,
      { [`electron/storage/history/${to}`]: '' },
    ]),
    ...['presets.ts', 'settings.ts', 'window-place.ts', 'vault/vault.ts'].map(
      (file): [string, string, string, Readonly<Record<string, string>>] => [
        'electron/app/x.ts',
        `import '../storage/${file}';`,
        `imports electron/storage/${file}`,
        { [`electron/storage/${file}`]: '' },
      ],
    ),
    [
      'electron/ipc/x.ts',
      "import '../storage/history/search/reader.ts';",
      'imports electron/storage/history/search/reader.ts',
      { 'electron/storage/history/search/reader.ts': '' },
    ],
    ['electron/ipc/x.ts', "import log from 'electron-log/main';", 'imports electron-log'],
    [
      'electron/desktop/x.ts',
      "import * as e from 'electron'; e.ipcMain.handle('x', () => 1);",
      'uses ipcMain',
    ],
    ['electron/desktop/x.ts', "import { ipcRenderer } from 'electron';", 'uses ipcRenderer'],
    [
      'electron/ipc/x.ts',
      "import { createServer } from 'node:net'; createServer().listen(0);",
      'uses createServer',
    ],
    ['electron/ipc/x.ts', 'export const x = new RecordingService();', 'uses RecordingService'],
    ['electron/ipc/x.ts', 'export const x = new Verdicts();', 'uses Verdicts'],
    ['electron/ipc/x.ts', 'export const x = recordVerdict();', 'uses recordVerdict'],
    [
      'electron/control/x.ts',
      'export const x = recordRecordingVerdict();',
      'uses recordRecordingVerdict',
    ],
    ['electron/recording/x.ts', 'export const x = buildQuery();', 'uses buildQuery'],
    [
      'electron/recording/x.ts',
      "export const x = (vendor: string) => vendor === 'Tencent';",
      'names the vendor Tencent',
    ],
    [
      'renderer/shared/x.ts',
      'export const x = { Huawei: true, [`Other`]: false };',
      'names the vendor Huawei',
    ],
    [
      'electron/zego/vendors/tencent/x.ts',
      "export const x = ['Tencent', 'Ws'];",
      'names the vendor Ws',
    ],
    ['electron/app/x.ts', "import { app } from 'electron';", 'imports electron'],
    ['electron/control/x.ts', "import { app } from 'electron';", 'imports electron'],
    ['electron/ipc/x.ts', "import '../preload.ts';", 'imports electron/preload.ts'],
    ...[
      ['ipc/x.ts', 'desktop/tray.ts'],
      ['app/x.ts', 'desktop/tray.ts'],
      ['control/x.ts', 'desktop/tray.ts'],
      ['compose/x.ts', 'desktop/tray.ts'],
      ['app/x.ts', 'control/y.ts'],
      ['app/x.ts', 'storage/store-file.ts'],
      ['control/x.ts', 'storage/store-file.ts'],
      ['ipc/x.ts', 'storage/journal/journal.ts'],
      ['control/x.ts', 'compose/y.ts'],
    ].map(([from, to]): [string, string, string, Readonly<Record<string, string>>] => [
      `electron/${from}`,
      `import '../${to}';`,
      `imports electron/${to}`,
      { 'electron/control/y.ts': '', 'electron/compose/y.ts': '' },
    ]),
    ['electron/preload.ts', "import './zego/client.ts';", 'imports electron/zego/client.ts'],
    ['electron/stray/x.ts', "import '#contract/run.ts';", 'imports electron/contract/run.ts'],
    ['electron/zego/x.ts', "import './nowhere.ts';", 'imports ./nowhere.ts, which is not there'],
    [
      'electron/zego/x.ts',
      'export const x = (y: string) => import(y);',
      'imports what only runs can tell',
    ],
    ['electron/zego/x.ts', '\n'.repeat(MAX_LINES + 1), `has ${MAX_LINES + 1} lines`],
    ['electron/storage/x.ts', 'class A {}\nexport class B extends A {}', 'inherits from A'],
    ['renderer/x.tsx', 'class A {}\nexport const b = class extends A {};', 'inherits from A'],
    [
      'renderer/x.tsx',
      "import React from 'react';\nexport class X extends React.Component {}",
      'inherits from what is no plain name',
    ],
    ['electron/index.ts', '', 'shadows the package electron'],
  ])('%s with %j', (path, text, breach, beside = {}) => {
    expect(breaches(planted({ ...beside, [path]: text }))).toEqual([`${path}: ${breach}`]);
  });
});

describe('each wall stays up', () => {
  test.each([
    "shell.openExternal('https://example.org/');",
    "import { shell } from 'electron'; const { openExternal } = shell;",
    "shell['openExternal']('https://example.org/');",
    'shell[`openPath`](1);',
    'new BrowserWindow({ webPreferences: { webSecurity: false } });',
    "new BrowserWindow({ webPreferences: { 'webSecurity': false } });",
    'const x = { allowRunningInsecureContent: true };',
    'const x = { experimentalFeatures: true };',
    "const x = { enableBlinkFeatures: 'CSSVariables' };",
    'const x = <webview />;',
    "app.on('certificate-error', () => 1);",
    'session.setCertificateVerifyProc(() => 0);',
    "app.commandLine.appendSwitch('ignore-certificate-errors');",
    "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';",
    "app.commandLine.appendSwitch('no-sandbox');",
    "contents.executeJavaScript('1');",
    "eval('1');",
    "window.localStorage.setItem('a', 'b');",
    "element.innerHTML = '<b>';",
    'const x = <p dangerouslySetInnerHTML={{ __html: y }} />;',
  ])('%s', (text) => {
    const found = breaches(planted({ 'electron/ipc/x.tsx': text }));
    expect(found).toEqual([expect.stringContaining('electron/ipc/x.tsx: takes a wall down')]);
  });

  test.each([
    'const x = { rejectUnauthorized: false };',
    "const x = { 'rejectUnauthorized': false };",
    'const x = { rejectUnauthorized: process.env.X };',
    'const x = { nodeIntegration: true };',
    'const x = { contextIsolation: false };',
    'const sandbox = false; const x = { sandbox };',
    'const x = { webviewTag: 1 };',
    'const x = { navigateOnDragDrop: true };',
  ])('%s', (text) => {
    const found = breaches(planted({ 'electron/ipc/x.ts': text }));
    expect(found).toEqual([expect.stringContaining('electron/ipc/x.ts: sets ')]);
  });

  test('the one place that may open a browser', () => {
    const text = "import { shell } from 'electron'; shell.openExternal('https://example.org/');";
    expect(breaches(planted({ 'electron/desktop/open-external.ts': text }))).toEqual([]);
    expect(breaches(planted({ 'electron/ipc/x.ts': text }))).toHaveLength(1);
  });

  test('the values as they have to be', () => {
    const text = 'const x = { sandbox: true, contextIsolation: true, nodeIntegration: false };';
    expect(breaches(planted({ 'electron/ipc/x.ts': text }))).toEqual([]);
  });
});

describe('what has no need of Electron stays out of its places', () => {
  const USES = "import { Tray } from 'electron';\nimport './view.ts';\n";
  const stranger = (path: string) => `${path}: is no part of anything that uses electron`;

  test('a part of one that uses it may lie beside it, also through another part', () => {
    const files = {
      'electron/desktop/tray/tray.ts': USES,
      'electron/desktop/tray/view.ts': "import './item.ts';",
      'electron/desktop/tray/item.ts': '',
      'electron/desktop/windows/place.ts': 'export type Place = Electron.Rectangle;',
    };
    expect(breaches(planted(files))).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a drawer', { 'electron/desktop/accounts.ts': '' }, 'electron/desktop/accounts.ts'],
    [
      'a stranger in a folder that uses it',
      {
        'electron/desktop/tray/tray.ts': USES,
        'electron/desktop/tray/view.ts': '',
        'electron/desktop/tray/x.ts': "import './tray.ts';",
      },
      'electron/desktop/tray/x.ts',
    ],
    [
      'a part that lies in another folder',
      {
        'electron/desktop/tray/tray.ts': "import { Tray } from 'electron';\nimport '../x/x.ts';\n",
        'electron/desktop/x/x.ts': '',
      },
      'electron/desktop/x/x.ts',
    ],
  ])('%s', (_what, files, path) => {
    expect(breaches(planted(files))).toEqual([stranger(path)]);
  });
});

describe('each form of import is seen', () => {
  test.each([
    "import { Runner } from '../recording/runner.ts';",
    "import type { Runner } from '../recording/runner.ts';",
    "import { type Runner } from '../recording/runner.ts';",
    "import * as all from '../recording/runner.ts';",
    "import '../recording/runner.ts';",
    "import '../recording/runner';",
    "import '../recording/runner.js';",
    "import raw from '../recording/runner.ts?raw';",
    "export { Runner } from '../recording/runner.ts';",
    "export type { Runner } from '../recording/runner.ts';",
    "export * from '../recording/runner.ts';",
    "export * as all from '../recording/runner.ts';",
    "export const x = () => import('../recording/runner.ts');",
    'export const x = () => import(`../recording/runner.ts`);',
    "export type X = import('../recording/runner.ts').Runner;",
    "export type X = typeof import('../recording/runner.ts');",
    "import all = require('../recording/runner.ts');",
    "export const x = require('../recording/runner.ts');",
    "export const x = require.resolve('../recording/runner.ts');",
    "import '../../electron/recording/runner.ts';",
  ])('%s', (text) => {
    expect(breaches(planted({ 'electron/zego/x.ts': text }))).toEqual([
      'electron/zego/x.ts: imports electron/recording/runner.ts',
    ]);
  });

  test('not what only looks like one', () => {
    const text = `// import '../recording/runner.ts';\nexport const x = "import '../recording/runner.ts'";\n`;
    expect(breaches(planted({ 'electron/zego/x.ts': text }))).toEqual([]);
  });
});

describe('modules that import each other', () => {
  test.each(['import', 'import type'])('are found through others, with `%s`', (form) => {
    const files = {
      'electron/zego/a.ts': `${form} { b } from './b.ts';`,
      'electron/zego/b.ts': "export { c as b } from './c.ts';",
      'electron/zego/c.ts': "import type { a } from './a.ts';",
    };
    expect(breaches(planted(files))).toEqual([
      'electron/zego/a.ts > electron/zego/b.ts > electron/zego/c.ts > electron/zego/a.ts: import each other',
    ]);
  });

  test('one that imports itself', () => {
    expect(breaches(planted({ 'electron/zego/a.ts': "import './a.ts';" }))).toEqual([
      'electron/zego/a.ts > electron/zego/a.ts: import each other',
    ]);
  });

  test('two ways to the same module are none', () => {
    const files = {
      'electron/zego/a.ts': "import './b.ts';\nimport './c.ts';",
      'electron/zego/b.ts': "import './d.ts';",
      'electron/zego/c.ts': "import './d.ts';",
      'electron/zego/d.ts': '',
    };
    expect(breaches(planted(files))).toEqual([]);
  });
});

describe('folders that import each other', () => {
  test('are found, though no two modules do', () => {
    const files = {
      'electron/zego/a/first.ts': "import '../b/first.ts';",
      'electron/zego/b/first.ts': '',
      'electron/zego/b/second.ts': "import '../c/first.ts';",
      'electron/zego/c/first.ts': "import '../a/second.ts';",
      'electron/zego/a/second.ts': '',
    };
    expect(folderCycles(planted(files))).toEqual([
      'electron/zego/a > electron/zego/b > electron/zego/c > electron/zego/a',
    ]);
  });

  test('are found between a folder and its subfolder, in the window too', () => {
    const files = {
      'renderer/settings/x.ts': "import './vault/x.ts';",
      'renderer/settings/y.ts': '',
      'renderer/settings/vault/x.ts': '',
      'renderer/settings/vault/y.ts': "import '../y.ts';",
    };
    expect(folderCycles(planted(files))).toEqual([
      'renderer/settings > renderer/settings/vault > renderer/settings',
    ]);
  });

  test('a folder and its subfolder may import in one direction', () => {
    const files = {
      'electron/zego/x.ts': "import './a/x.ts';",
      'electron/zego/a/x.ts': "import '../b/x.ts';",
      'electron/zego/b/x.ts': '',
    };
    expect(folderCycles(planted(files))).toEqual([]);
  });
});
