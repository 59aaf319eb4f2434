import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { execLine, xdgAutostart } from '../../../electron/desktop/login/xdg-autostart.ts';
import { tempFolder } from '../../support/desktop/temp.ts';

/** The start at login on Linux: real files. */
let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('autostart');
});
afterEach(() => folder.remove());

const COMMAND = ['/opt/CDN Recorder/cdn-recorder'];
const itemIn = (config: string | undefined, command: readonly string[] = COMMAND) =>
  xdgAutostart({ environment: { XDG_CONFIG_HOME: config }, home: folder.path, command });
const fileIn = (config: string) => join(config, 'autostart', 'cdn-recorder.desktop');

test('is written whole, read back, and taken away', () => {
  const config = join(folder.path, 'config');
  const item = itemIn(config);
  expect(item.read()).toEqual({ state: 'off', detail: null });
  item.write(true);
  expect(item.read()).toEqual({ state: 'on', detail: null });
  expect(readdirSync(join(config, 'autostart'))).toEqual(['cdn-recorder.desktop']);
  expect(statSync(fileIn(config)).mode & 0o077).toBe(0);
  expect(readFileSync(fileIn(config), 'utf8')).toContain(
    'Exec="/opt/CDN Recorder/cdn-recorder" "--hidden"\n',
  );
  item.write(true);
  item.write(false);
  item.write(false);
  expect(item.read()).toEqual({ state: 'off', detail: null });
});

test.each([undefined, '', 'relative/config'])(
  'XDG_CONFIG_HOME %j: the home folder has it',
  (config) => {
    itemIn(config).write(true);
    expect(existsSync(fileIn(join(folder.path, '.config')))).toBe(true);
  },
);

describe('what others did to it is told', () => {
  const config = () => join(folder.path, 'config');
  const changed = (change: (text: string) => string) => {
    const item = itemIn(config());
    item.write(true);
    writeFileSync(fileIn(config()), change(readFileSync(fileIn(config()), 'utf8')));
    return item.read().state;
  };

  test.each<[string, (text: string) => string, string]>([
    ['switched off by a desktop', (text) => `${text}Hidden=true\n`, 'off'],
    ['switched off by GNOME', (text) => text.replace('enabled=true', 'enabled=false'), 'off'],
    ['another program', (text) => text.replace('/opt', '/usr'), 'unknown'],
    ['on one desktop only', (text) => `${text}OnlyShowIn=KDE;\n`, 'unknown'],
    ['emptied', () => '', 'unknown'],
    ['key in another group', (text) => `[X]\nHidden=true\n${text}`, 'on'],
    ['a comment', (text) => `# Hidden=true\n${text}`, 'on'],
    ['far too large', (text) => text + '#'.repeat(70_000), 'unknown'],
  ])('%s', (_name, change, state) => expect(changed(change)).toBe(state));

  test('a moved program is not on, and is put right by switching on', () => {
    itemIn(config(), ['/tmp/old.AppImage']).write(true);
    const item = itemIn(config(), ['/tmp/new.AppImage']);
    expect(item.read()).toEqual({
      state: 'unknown',
      detail: '~/config/autostart/cdn-recorder.desktop',
    });
    item.write(true);
    expect(item.read().state).toBe('on');
  });

  test('a folder in its place is unknown, and nothing is claimed', () => {
    mkdirSync(fileIn(config()), { recursive: true });
    const item = itemIn(config());
    expect(item.read().state).toBe('unknown');
    expect(() => item.write(true)).toThrow();
    expect(item.read().state).toBe('unknown');
  });

  test('a link in the place of the half file is not written through', () => {
    const item = itemIn(config());
    item.write(true);
    const victim = join(folder.path, 'victim');
    writeFileSync(victim, 'mine');
    symlinkSync(victim, `${fileIn(config())}.part`);
    item.write(true);
    expect(readFileSync(victim, 'utf8')).toBe('mine');
    expect(item.read().state).toBe('on');
  });

  test.skipIf(process.geteuid?.() === 0)('without rights to write, the error is told', () => {
    mkdirSync(config(), { recursive: true });
    chmodSync(config(), 0o500);
    expect(() => itemIn(config()).write(true)).toThrow(/EACCES/);
    expect(itemIn(config()).read().state).toBe('off');
  });
});

describe('Exec', () => {
  /** As a desktop reads it: the value's escapes, then the quotes (Desktop Entry Specification). */
  function read(value: string): string[] {
    const unescaped = value.replaceAll('\\\\', '\\');
    return [...unescaped.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, arg = '']) =>
      arg.replace(/\\(.)/gs, '$1').replaceAll('%%', '%'),
    );
  }

  test('a desktop reads back every argument that it was given', () => {
    const args = fc.array(
      fc.string({ unit: 'binary' }).filter((arg) => !/[\n\r\0]/.test(arg)),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(args, (given) => {
        expect(read(execLine(given))).toEqual(given);
      }),
      {
        numRuns: 1_000,
      },
    );
  });

  test('and so does a shell, which reads these quotes the same way', () => {
    const given = ['/a b/$HOME/`id`/"q"/\\n', '--hidden'];
    const line = execLine(given).replaceAll('\\\\', '\\').replaceAll('%%', '%');
    const printed = execFileSync('sh', ['-c', `printf '%s\\n' ${line}`], { encoding: 'utf8' });
    expect(printed.split('\n').slice(0, -1)).toEqual(given);
  });

  test.each(['\n', '\r', '\0'])('a line break is refused: %j', (end) => {
    expect(() => execLine([`/opt/a${end}Exec=evil`])).toThrow();
  });
});
