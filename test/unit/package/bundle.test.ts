import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../support/desktop/electron.ts';

const build = join(repositoryRoot, '.vite', 'build');
const isBuilt = existsSync(join(build, 'main.cjs'));
const files = isBuilt ? readdirSync(build).filter((name) => /^main.*\.cjs$/.test(name)) : [];
const textOf = (name: string) => readFileSync(join(build, name), 'utf8');

describe.runIf(isBuilt)('the bundle of main', () => {
  test.each(files)('%s takes no signal: those that end the process are Electron’s', (name) => {
    expect(textOf(name)).not.toMatch(/["']SIG(HUP|INT|TERM)["']/);
  });

  test.each(files)('%s has no character that V8 would keep in two bytes', (name) => {
    expect(textOf(name)).not.toMatch(/[\u0080-\uffff]/);
  });

  test('the log, which comes before the tray, loads no HTTP: Node compiles that for ten milliseconds', () => {
    expect(textOf('main-log.cjs')).not.toMatch(/require\("(node:)?https?"\)/);
  });

  test('electron-store does without packages that others keep', () => {
    const holding = (text: string) => files.filter((name) => textOf(name).includes(text));
    expect(holding('This package is not in the bundle')).toHaveLength(1);
    // electron-updater compares versions by it.
    expect(holding('class SemVer')).toHaveLength(1);
    expect(holding('class Ajv')).toEqual([]);
  });
});
