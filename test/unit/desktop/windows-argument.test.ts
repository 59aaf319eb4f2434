import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startedAtLogin } from '../../../electron/desktop/login/login-item.ts';
import { windowsArgument } from '../../../electron/desktop/login/windows-argument.ts';

/** The arguments of a line after the rules of `CommandLineToArgvW`, as a Windows program gets them. */
function argumentsOf(line: string): string[] {
  const found: string[] = [];
  let argument: string | null = null;
  let isQuoted = false;
  for (let at = 0; at < line.length; ) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    if (slashes > 0) {
      const isBeforeQuote = line[at + slashes] === '"';
      const kept = isBeforeQuote ? Math.floor(slashes / 2) : slashes;
      argument = (argument ?? '') + '\\'.repeat(kept);
      at += slashes;
      if (!isBeforeQuote || slashes % 2 === 0) continue;
      argument += '"';
    } else if (line[at] === '"') {
      isQuoted = !isQuoted;
      argument ??= '';
    } else if (line[at] === ' ' && !isQuoted) {
      if (argument !== null) found.push(argument);
      argument = null;
    } else argument = (argument ?? '') + line[at];
    at += 1;
  }
  return argument === null ? found : [...found, argument];
}

const lineOf = (platform: NodeJS.Platform, executable: string, args: string[]): string => {
  const started = startedAtLogin(platform, executable, args);
  return [started.path ?? executable, ...(started.args ?? [])].join(' ');
};

describe('an argument on the line of a Windows program', () => {
  test.each([
    ['--hidden', '--hidden'],
    ['--user-data-dir=C:\\data', '--user-data-dir=C:\\data'],
    ['--user-data-dir=C:\\data\\', '--user-data-dir=C:\\data\\'],
    ['--user-data-dir=C:\\my data', '"--user-data-dir=C:\\my data"'],
    ['--user-data-dir=C:\\my data\\', '"--user-data-dir=C:\\my data\\\\"'],
    ['--user-data-dir=\\\\server\\录制 A', '"--user-data-dir=\\\\server\\录制 A"'],
    ['', '""'],
  ])('%s is written as %s', (argument, written) => {
    expect(windowsArgument(argument)).toBe(written);
  });

  test('is read back as it was, whatever it is', () => {
    const path = fc.string({
      unit: fc.constantFrom('\\', ' ', 'a', '录', '=', '/', ':', '-', '&'),
    });
    fc.assert(
      fc.property(fc.array(path, { minLength: 1 }), (args) => {
        const executable = 'C:\\Program Files\\CDN Recorder\\CDN Recorder.exe';
        expect(argumentsOf(lineOf('win32', executable, args))).toEqual([executable, ...args]);
      }),
    );
  });

  test.each(['a"b', 'a\nb', 'a\0b'])('%j is refused', (argument) => {
    expect(() => windowsArgument(argument)).toThrow('has a quote');
  });

  test('macOS gets the arguments as they are', () => {
    expect(startedAtLogin('darwin', '/Applications/A.app', ['--hidden'])).toEqual({
      args: ['--hidden'],
    });
  });
});
