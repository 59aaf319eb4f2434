import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foreignSwitches } from '../../../electron/control/command-line/foreign-switches.ts';
import {
  type CommandAction,
  isOption,
  parseCommandLine,
  passes,
} from '../../../electron/control/command-line/parse.ts';

const option = fc.oneof(
  fc.constantFrom(
    '--start=Evening news',
    '--start',
    '--stop=Evening news',
    '--stop',
    '--merge=Evening news',
    '--merge-timeout=5',
    '--merge-timeout',
    '--test-account=Main',
    '--test-account=',
    '--force',
    '--list',
    '--status',
    '--dry-run',
    '--wait=file',
    '--wait',
    '--history',
    '--since=2026-11-22',
    '--format=csv',
    '--export=x',
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

const options = fc.array(option, { maxLength: 8 });

function writtenAs(action: CommandAction): string {
  switch (action.kind) {
    case 'provision':
      return `--provision=${action.file}`;
    case 'test-account':
      return `--test-account=${action.account}`;
    case 'stop-all':
      return '--stop-all';
    default:
      return `--${action.kind}=${action.preset}`;
  }
}

test('whatever is given: no throw; a link does nothing; an action only from an option of ours', () => {
  fc.assert(
    fc.property(options, fc.boolean(), fc.boolean(), (args, development, root) => {
      const parsed = parseCommandLine(args, { development, root });
      expect(['run', 'help', 'version', 'usage']).toContain(parsed.kind);
      if (parsed.kind === 'usage') expect(parsed.problems.length).toBeGreaterThan(0);
      if (parsed.kind !== 'run') return;
      const { actions } = parsed.commandLine;
      const isLinked = args.some((arg) => arg.toLowerCase().startsWith('cdn-recorder:'));
      const asked = args.filter((arg) => /^--(start|stop|merge|test-account|provision)=/.test(arg));
      expect(actions.map(writtenAs)).toEqual(isLinked ? [] : asked);
    }),
    { numRuns: 3_000 },
  );
});

test('whatever is given: what Chromium would obey passes our parser, or nothing starts', () => {
  fc.assert(
    fc.property(options, fc.boolean(), fc.boolean(), (args, development, root) => {
      const hardened = { development, root, platform: 'linux' } as const;
      if (foreignSwitches(args, hardened).length > 0) return;
      const end = args.indexOf('--');
      const obeyed = args.slice(0, end === -1 ? undefined : end).filter((arg) => /^-/.test(arg));
      for (const arg of obeyed) {
        expect(isOption(arg) || passes(arg, hardened)).toBe(true);
      }
    }),
    { numRuns: 3_000 },
  );
});
