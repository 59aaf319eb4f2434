import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import electron from 'electron/package.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { deprecationIn, sinceIn, systemsIn } from '../../build/apis/declarations.ts';
import { FALLBACKS, NEWER, OLD_RUNTIME } from '../../build/apis/fallbacks.ts';
import { historyOf, readHistory } from '../../build/apis/history.ts';
import { faultsOf, type Tables } from '../../build/apis/judge.ts';
import { apisPage } from '../../build/apis/page.ts';
import { usedApis } from '../../build/apis/uses.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { readDocument } from '../support/documents.ts';

const read = (path: string): string | null => {
  const file = join(repositoryRoot, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
};

const TABLES: Tables = {
  fallbacks: FALLBACKS,
  oldRuntime: OLD_RUNTIME,
  newer: NEWER,
  history: readHistory().apis,
  read,
};

const NONE: Tables = { ...TABLES, fallbacks: [], oldRuntime: [], newer: [] };

describe('the APIs of Electron and Node that the program uses', () => {
  const uses = usedApis();
  const named = (name: string) => uses.find((use) => use.name === name);

  test('are on each system, or something takes their place, and none is deprecated', () => {
    expect(faultsOf(uses, TABLES)).toEqual([]);
  });

  test('are found by their types: members, events, options, functions and globals', () => {
    expect(named('SafeStorage.encryptStringAsync')?.files).toEqual([
      'electron/storage/vault/safe-storage.ts',
    ]);
    expect(named("App.on('open-url')")?.systems).toEqual(['darwin']);
    expect(named('WebPreferences.sandbox')?.files).toEqual([
      'electron/desktop/windows/page-preferences.ts',
    ]);
    expect(named('fs.openSync')).toMatchObject({ source: 'node', since: 'v0.1.21' });
    expect(named('process.Process.geteuid')?.systems).toEqual(['linux', 'darwin']);
  });

  test('are those of docs/apis.md, with their versions: `npm run docs` writes it', () => {
    expect(readHistory().until).toBe(Number.parseInt(electron.version, 10));
    expect(readDocument('docs/apis.md')).toBe(apisPage(uses, readHistory().apis));
    expect(Object.keys(readHistory().apis)).toEqual(
      uses.filter(({ source }) => source === 'electron').map(({ name }) => name),
    );
  });

  test('an entry that names no use is found, and one whose fallback is gone', () => {
    const fallbacks = FALLBACKS.map((entry) =>
      entry.api === 'App.setBadgeCount' ? { ...entry, mark: 'no such text' } : entry,
    );
    const more = { ...FALLBACKS[0], api: 'App.setJumpList' } as (typeof FALLBACKS)[number];
    expect(faultsOf(uses, { ...TABLES, fallbacks: [...fallbacks, more] })).toEqual([
      'the tables name a fallback of App.setJumpList, which is not needed',
      expect.stringMatching(/^the fallback of App.setBadgeCount is not in .*no such text/),
    ]);
  });
});

/** Each line holds one breach. */
const PLANTED = {
  'electron/planted.ts': `
    import { exists } from 'node:fs';
    import { parse } from 'node:url';
    import { app, BrowserWindow, Notification, type BrowserView, safeStorage } from 'electron';
    export function plant(window: BrowserWindow, view: BrowserView, path: string): void {
      window.setBrowserView(view);
      exists(path, () => parse(path));
      app.setJumpList(null);
      const { dock } = app;
      app.once('activate', () => dock);
      window.on('session-end', () => undefined);
      new BrowserWindow({ vibrancy: 'menu' });
      new Notification().on('action', (_event, index) => index);
      safeStorage.isEncryptionAvailable();
      process.getgid?.();
    }
  `,
};

test('planted calls that are deprecated, or missing on a system, are caught', () => {
  const faults = faultsOf(usedApis(PLANTED), NONE);
  const about = (name: string) => faults.find((fault) => fault.startsWith(`${name} `)) ?? '';
  for (const name of [
    'BrowserWindow.setBrowserView',
    'fs.exists',
    'url.parse',
    "Notification.on('action'): actionIndex",
    'SafeStorage.isEncryptionAvailable',
  ]) {
    expect(about(name), name).toMatch(/is deprecated \(.*\): electron\/planted\.ts$/);
  }
  for (const [name, systems] of [
    ['App.setJumpList', 'linux, darwin'],
    ['App.dock', 'linux, win32'],
    ["App.on('activate')", 'linux, win32'],
    ["BrowserWindow.on('session-end')", 'linux, darwin'],
    ['BaseWindowConstructorOptions.vibrancy', 'linux, win32'],
    ['process.Process.getgid', 'win32'],
  ] as const) {
    expect(about(name)).toBe(
      `${name} is missing on ${systems}, with no fallback: electron/planted.ts`,
    );
  }
});

describe('what the type files say', () => {
  test('of the version, also where two lines got it', () => {
    expect(sinceIn('* Text.\n * @since v22.2.0, v20.15.0\n */')).toBe('v22.2.0, v20.15.0');
    expect(sinceIn('* Text.')).toBeNull();
  });

  test('of deprecation, with or without a reason', () => {
    expect(deprecationIn('Text.\n@deprecated Since v1.0.0 - Use {@link stat}\ninstead.\n')).toBe(
      'Since v1.0.0 - Use {@link stat} instead.',
    );
    expect(deprecationIn('Text.\n@deprecated\n@platform win32')).toBe('deprecated');
    expect(deprecationIn('Text of the deprecated kind.')).toBeNull();
  });

  test('of systems', () => {
    expect(systemsIn('Text.\n@platform darwin,mas\n')).toEqual(['darwin']);
    expect(
      systemsIn('This function is only available on POSIX\nplatforms (i.e. not Windows).'),
    ).toEqual(['linux', 'darwin']);
    expect(systemsIn('Text.')).toEqual(['linux', 'win32', 'darwin']);
  });
});

test('the version of an API is the first of those that have it without a gap', () => {
  const versions = [
    { major: 20, texts: new Map([['A.a', 'a(): void;']]) },
    { major: 21, texts: new Map() },
    { major: 22, texts: new Map([['A.a', 'a(): void;']]) },
    { major: 23, texts: new Map([['A.a', 'a(): string;']]) },
  ];
  expect(historyOf('A.a', versions)).toEqual({ since: 22, changed: 23 });
  expect(() => historyOf('A.b', versions)).toThrow('A.b');
});
