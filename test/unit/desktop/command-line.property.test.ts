import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommandLine } from '../../../electron/desktop/command-line/parse.ts';

const option = fc.oneof(
  fc.constantFrom(
    '--start=Evening news',
    '--start',
    '--provision=-',
    '--provision=',
    '--json',
    '--exit',
    '--hidden',
    '--help',
    '--version',
    '--lang=en',
    '--disable-gpu',
    '--no-sandbox',
    'cdn-recorder:x',
    '__proto__',
    'constructor',
    '--',
    '',
  ),
  fc.string(),
  fc.string({ unit: 'binary' }).map((text) => `--start=${text}`),
  fc.string().map((text) => `--${text}`),
);

test('whatever is given: no throw; a link does nothing; an action only from an option of ours', () => {
  fc.assert(
    fc.property(fc.array(option, { maxLength: 8 }), fc.boolean(), (args, development) => {
      const parsed = parseCommandLine(args, { development });
      expect(['run', 'help', 'version', 'usage']).toContain(parsed.kind);
      if (parsed.kind === 'usage') expect(parsed.problems.length).toBeGreaterThan(0);
      if (parsed.kind !== 'run') return;
      const { actions } = parsed.commandLine;
      const isLinked = args.some((arg) => arg.toLowerCase().startsWith('cdn-recorder:'));
      const starts = args.filter((arg) => arg.startsWith('--start='));
      const imports = args.filter((arg) => arg.startsWith('--provision='));
      expect(actions).toHaveLength(isLinked ? 0 : starts.length + imports.length);
      for (const action of actions) {
        if (action.kind === 'start') expect(starts).toContain(`--start=${action.preset}`);
        else expect(imports).toContain(`--provision=${action.file}`);
      }
    }),
    { numRuns: 3_000 },
  );
});
