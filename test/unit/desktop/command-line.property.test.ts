import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CommandAction,
  parseCommandLine,
} from '../../../electron/desktop/command-line/parse.ts';

const option = fc.oneof(
  fc.constantFrom(
    '--start=Evening news',
    '--start',
    '--stop=Evening news',
    '--stop',
    '--test-account=Main',
    '--test-account=',
    '--force',
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

function writtenAs(action: CommandAction): string {
  switch (action.kind) {
    case 'provision':
      return `--provision=${action.file}`;
    case 'test-account':
      return `--test-account=${action.account}`;
    default:
      return `--${action.kind}=${action.preset}`;
  }
}

test('whatever is given: no throw; a link does nothing; an action only from an option of ours', () => {
  fc.assert(
    fc.property(fc.array(option, { maxLength: 8 }), fc.boolean(), (args, development) => {
      const parsed = parseCommandLine(args, { development });
      expect(['run', 'help', 'version', 'usage']).toContain(parsed.kind);
      if (parsed.kind === 'usage') expect(parsed.problems.length).toBeGreaterThan(0);
      if (parsed.kind !== 'run') return;
      const { actions } = parsed.commandLine;
      const isLinked = args.some((arg) => arg.toLowerCase().startsWith('cdn-recorder:'));
      const asked = args.filter((arg) => /^--(start|stop|test-account|provision)=/.test(arg));
      expect(actions.map(writtenAs)).toEqual(isLinked ? [] : asked);
    }),
    { numRuns: 3_000 },
  );
});
