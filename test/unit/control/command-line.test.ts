import { describe, expect, test } from 'vitest';
import { EXIT, mostSevere } from '../../../electron/control/command-line/exit-code.ts';
import {
  foreignSwitches,
  passedSwitches,
} from '../../../electron/control/command-line/foreign-switches.ts';
import { HELP } from '../../../electron/control/command-line/help-text.ts';
import {
  type CommandLine,
  parseCommandLine,
} from '../../../electron/control/command-line/parse.ts';
import { programArguments } from '../../../electron/control/command-line/program-arguments.ts';

const PACKAGED = { development: false, root: false };
const parse = (...args: string[]) => parseCommandLine(args, PACKAGED);
const develop = (...args: string[]) => parseCommandLine(args, { ...PACKAGED, development: true });

const NOTHING: CommandLine = { actions: [], json: false, exit: false, hidden: false, force: false };
const run = (change: Partial<CommandLine> = {}) => ({
  kind: 'run',
  commandLine: { ...NOTHING, ...change },
});
const merge = (timeoutSeconds: number) =>
  ({ kind: 'merge', preset: 'Evening news', timeoutSeconds }) as const;
const usage = (...problems: string[]) => ({ kind: 'usage', problems });

describe('our own options', () => {
  test('none at all', () => {
    expect(parse()).toEqual(run());
  });

  test.each([
    ['--json', run({ json: true })],
    ['--exit', run({ exit: true })],
    ['--hidden', run({ hidden: true })],
    ['--force', run({ force: true })],
    ['--help', { kind: 'help' }],
    ['--version', { kind: 'version' }],
    ['--provision-schema', { kind: 'provision-schema' }],
    ['--start=Evening news', run({ actions: [{ kind: 'start', preset: 'Evening news' }] })],
    ['--start=a=b', run({ actions: [{ kind: 'start', preset: 'a=b' }] })],
    ['--stop=Evening news', run({ actions: [{ kind: 'stop', preset: 'Evening news' }] })],
    ['--stop-all', run({ actions: [{ kind: 'stop-all' }] })],
    ['--test-account=Main', run({ actions: [{ kind: 'test-account', account: 'Main' }] })],
    ['--merge=Evening news', run({ actions: [merge(120)] })],
    ['--merge-timeout=5', run()],
    ['--provision=s.json', run({ actions: [{ kind: 'provision', file: 's.json' }] })],
    ['--provision=-', run({ actions: [{ kind: 'provision', file: '-' }] })],
  ])('%s', (option, expected) => {
    expect(parse(option)).toEqual(expected);
  });

  test.each<[string[], object]>([
    [['--receive'], { address: null, port: null }],
    [['--receive', '--receive-address=0.0.0.0'], { address: '0.0.0.0', port: null }],
    [['--receive-address=localhost', '--receive'], { address: '127.0.0.1', port: null }],
    [['--receive', '--receive-address=::1', '--receive-port=0'], { address: '::1', port: 0 }],
    [['--receive-port=65535', '--receive'], { address: null, port: 65_535 }],
  ])('%j: without tray and window', (args, receive) => {
    expect(parse(...args)).toEqual(run({ exit: true, receive } as Partial<CommandLine>));
  });

  test.each<[string[], string]>([
    [['--receive', '--receive-address=studio.example'], '--receive-address needs an IP address'],
    [['--receive', '--receive-address=fe80::1%eth0'], '--receive-address needs an IP address'],
    [['--receive', '--receive-address='], '--receive-address needs an IP address'],
    [['--receive', '--receive-port=65536'], '--receive-port needs a number'],
    [['--receive', '--receive-port=-1'], '--receive-port needs a number'],
    [['--receive', '--receive-port'], '--receive-port needs a number'],
    [['--receive-port=0'], '--receive-address and --receive-port need --receive'],
    [['--receive', '--start=a'], '--receive goes with --provision and with no other action'],
    [['--receive', '--stop-all'], '--receive goes with --provision and with no other action'],
    [['--receive=8787'], 'unknown option "--receive=8787"'],
  ])('%j is bad usage', (args, problem) => {
    expect(parse(...args)).toEqual(usage(expect.stringContaining(problem)));
  });

  test('what is to be shown needs no window, and stands alone', () => {
    expect(parse('--status', '--json', '--list')).toEqual(
      run({ exit: true, json: true, views: [{ kind: 'status' }, { kind: 'list' }] }),
    );
    for (const other of ['--start=a', '--stop-all', '--receive', '--provision=-']) {
      expect(parse('--status', other)).toEqual(
        usage(expect.stringContaining('--status goes with no option that starts')),
      );
    }
    expect(parse('--watch', '--json')).toEqual(
      run({ exit: true, json: true, views: [{ kind: 'watch' }] }),
    );
    expect(parse('--watch', '--list')).toEqual(
      usage('--watch goes with no other view: it begins with all that is known'),
    );
    expect(parse('--list', 'cdn-recorder:x')).toEqual(run());
    expect(parse('--list=presets')).toEqual(usage('unknown option "--list=presets"'));
  });

  test('a receiver may be provisioned; a link voids it', () => {
    expect(parse('--provision=-', '--receive')).toMatchObject({
      commandLine: { actions: [{ kind: 'provision' }], receive: { port: null } },
    });
    expect(parse('--receive', 'cdn-recorder:x')).toEqual(run());
  });

  test('actions repeat and keep their order, wherever the flags stand', () => {
    expect(
      parse('--json', '--start=b', '--provision=x', '--exit', '--stop=a', '--start=b'),
    ).toEqual(
      run({
        json: true,
        exit: true,
        actions: [
          { kind: 'start', preset: 'b' },
          { kind: 'provision', file: 'x' },
          { kind: 'stop', preset: 'a' },
          { kind: 'start', preset: 'b' },
        ],
      }),
    );
  });

  test.each(['--start', '--start=', '--start=  '])(
    '%j without a preset says what to write',
    (option) => {
      expect(parse(option)).toEqual(usage('--start needs a preset: --start="Evening news"'));
    },
  );

  test.each([
    ['--stop', '--stop needs a preset: --stop="Evening news"'],
    ['--stop-all=now', 'unknown option "--stop-all=now"'],
    ['--stop= ', '--stop needs a preset: --stop="Evening news"'],
    ['--merge', '--merge needs a preset: --merge="Evening news"'],
    ['--test-account=', '--test-account needs a name: --test-account="Main"'],
  ])('%j without a value says what to write', (option, words) => {
    expect(parse(option)).toEqual(usage(words));
  });

  test.each(['--provision', '--provision='])('%j without a file says what to write', (option) => {
    expect(parse(option)).toEqual(
      usage('--provision needs a file: --provision=stations.json, or - for standard input'),
    );
  });

  test('the time that a merge is waited for holds for all of them, wherever it stands', () => {
    const [one, other] = ['--merge=Evening news', '--merge-timeout=7'];
    const expected = run({ actions: [merge(7), merge(7)] });
    expect(parse(one, other, one)).toEqual(expected);
    expect(parse(other, one, one)).toEqual(expected);
    expect(parse('--merge-timeout=86400', one)).toEqual(run({ actions: [merge(86_400)] }));
  });

  test.each(['', '=', '=0', '=-1', '=1.5', '=86401', '=ten', '=1e3', '= 5'])(
    '--merge-timeout%s says what to write',
    (value) => {
      expect(parse('--merge=a', `--merge-timeout${value}`)).toEqual(
        usage('--merge-timeout needs whole seconds from 1 to 86400: --merge-timeout=300'),
      );
    },
  );

  test('every problem is told, and nothing is done when there is one', () => {
    expect(parse('--start=a', '--strat=b', '--start', 'news')).toEqual(
      usage(
        'unknown option "--strat=b"',
        '--start needs a preset: --start="Evening news"',
        'unknown option "news"',
      ),
    );
  });

  test.each(['--json=1', '--exit=', '-h', '--Start=a', '--force=1', 'toString', '__proto__', ''])(
    '%j is none of them',
    (option) => {
      expect(parse(option)).toEqual(usage(`unknown option ${JSON.stringify(option)}`));
    },
  );

  test('the help names each of them', () => {
    const options = [
      '--dry-run',
      '--wait=',
      '--history',
      '--since=',
      '--until=',
      '--format=',
      '--export=',
      '--start=',
      '--stop=',
      '--force',
      '--merge=',
      '--merge-timeout=',
      '--test-account=',
      '--provision=',
      '--json',
      '--exit',
      '--hidden',
      '--user-data-dir=',
    ];
    for (const option of [...options, '--help', '--version']) expect(HELP).toContain(option);
  });
});

describe('options of a start, and reports', () => {
  const start = { kind: 'start', preset: 'a' } as const;
  const alone = (option: string) =>
    `${option} stands alone: it goes with no action and with no view`;

  test('a dry run leaves, and needs what it can tell the requests of', () => {
    expect(parse('--dry-run', '--start=a', '--stop-all', '--force', '--json')).toEqual(
      run({
        ...{ actions: [start, { kind: 'stop-all' }], force: true, json: true, exit: true },
        dryRun: true,
      }),
    );
    expect(parse('--dry-run', '--files=a', '--stop=a')).toMatchObject({
      commandLine: { dryRun: true, actions: [{ kind: 'files' }, { kind: 'stop' }] },
    });
    expect(parse('--dry-run', '--start=a', 'cdn-recorder:x')).toEqual(run());
  });

  test('a start waits for responses, or for files', () => {
    expect(parse('--start=a', '--wait=accepted')).toEqual(run({ actions: [start] }));
    expect(parse('--wait=file', '--start=a', '--exit')).toEqual(
      run({ actions: [start], exit: true, wait: 'file' }),
    );
    expect(parse('--start=a', '--stop-all', '--wait=file')).toEqual(
      run({ actions: [start, { kind: 'stop-all' }], wait: 'file' }),
    );
  });

  test('the history has its bounds in UTC, whatever zone they are written in', () => {
    const local = (text: string) => new Date(text).toISOString();
    const history = (...args: string[]) => {
      const parsed = parse('--history', ...args);
      return parsed.kind === 'run' ? parsed.commandLine.history : parsed;
    };
    expect(parse('--history')).toEqual(
      run({ exit: true, history: { from: null, to: null, format: 'jsonl' } }),
    );
    expect(history('--since=2026-11-22', '--until=2026-11-23T08:30', '--format=csv')).toEqual({
      ...{ from: local('2026-11-22T00:00'), to: local('2026-11-23T08:30'), format: 'csv' },
    });
    expect(history('--since=2026-11-22T19:00+08:00', '--until=2026-11-22T11:00:30.5Z')).toEqual({
      ...{ from: '2026-11-22T11:00:00.000Z', to: '2026-11-22T11:00:30.500Z', format: 'jsonl' },
    });
  });

  test('an export names its file, or standard output', () => {
    expect(parse('--export=a b.json', '--force')).toEqual(
      run({ exit: true, force: true, exportTo: 'a b.json' }),
    );
    expect(parse('--export=-')).toEqual(run({ exit: true, exportTo: '-' }));
  });

  test.each<[string[], string]>([
    [['--dry-run'], '--dry-run needs --start, --stop, --stop-all or --files'],
    [
      ['--dry-run', '--start=a', '--merge=a'],
      '--dry-run goes with --start, --stop, --stop-all and --files, and with no other action',
    ],
    [
      ['--dry-run', '--stop-all', '--provision=-'],
      '--dry-run goes with --start, --stop, --stop-all and --files, and with no other action',
    ],
    [
      ['--dry-run', '--start=a', '--wait=file'],
      '--dry-run starts nothing, so --wait=file has nothing to wait for',
    ],
    [['--stop-all', '--wait=file'], '--wait needs --start'],
    [['--start=a', '--wait'], '--wait takes accepted or file: --wait=file'],
    [['--start=a', '--wait=merge'], '--wait takes accepted or file: --wait=file'],
    [['--stop-all', '--history'], alone('--history')],
    [['--stop-all', '--export=x'], alone('--export')],
    [['--history', '--export=x'], alone('--history')],
    [['--history', '--list'], alone('--history')],
    [['--export=x', '--receive'], alone('--export')],
    [['--export'], '--export needs a file: --export=station.json, or - for standard output'],
    [['--since=2026-11-22'], '--since, --until and --format need --history'],
    [['--format=csv', '--start=a'], '--since, --until and --format need --history'],
    [['--history', '--format=xml'], '--format takes jsonl or csv: --format=csv'],
    [['--history', '--since=2026-11-23', '--until=2026-11-22'], '--since must be before --until'],
    [['--history=all'], 'unknown option "--history=all"'],
    [['--dry-run=1', '--start=a'], 'unknown option "--dry-run=1"'],
  ])('%j is refused with one sentence', (args, sentence) => {
    expect(parse(...args)).toEqual(usage(sentence));
  });

  test.each([
    '',
    '22.11.2026',
    '2026-11-22 19:00',
    '2026-02-30',
    '2026-11-22T24:00',
    '7d',
    '2026-11',
  ])('a time such as %j is refused with the forms that are taken', (time) => {
    expect(parse('--history', `--since=${time}`)).toEqual(
      usage(
        '--since needs a time: 2026-11-22 or 2026-11-22T19:00 (local time), or 2026-11-22T11:00:00Z or 2026-11-22T19:00+08:00',
      ),
    );
  });
});

describe('a cdn-recorder: link voids all options', () => {
  test.each([
    ['--start=a', 'cdn-recorder:preset/1'],
    ['cdn-recorder://start/a', '--provision=x', '--exit'],
    ['CDN-Recorder:x', '--help'],
    ['--nonsense', '--', 'cdn-recorder:'],
  ])('%j %j', (...args) => {
    expect(parse(...args)).toEqual(run());
  });
});

describe('switches of the browser engine', () => {
  test.each([
    '--user-data-dir=data',
    '--password-store=gnome-libsecret',
    '--lang=en',
    '--ozone-platform=x11',
    '--disable-gpu',
  ])('%s passes', (option) => {
    expect(parse(option)).toEqual(run());
  });

  test.each([
    '--remote-debugging-port=0',
    '--inspect',
    '--no-sandbox',
    '--disable-web-security',
    '--ignore-certificate-errors',
    '--load-extension=x',
    '--proxy-server=http://127.0.0.1',
    '--js-flags=--expose-gc',
    '--user-data-dir',
    '--user-data-dir=',
    '--disable-gpu=1',
    '--lang=en\n--start=a\n',
  ])('%j is refused', (option) => {
    expect(parse(option)).toEqual(usage(`unknown option ${JSON.stringify(option)}`));
  });

  test.each([
    '--no-sandbox',
    '--inspect=0',
    '--inspect-brk',
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
  ])('%s passes while developing', (option) => {
    expect(develop(option)).toEqual(run());
  });

  test.each(['--disable-web-security', '--ignore-certificate-errors', '--no-sandbox=1'])(
    '%s is refused while developing too',
    (option) => {
      expect(develop(option).kind).toBe('usage');
    },
  );
});

test('root, for whom Chromium has no sandbox, may say so; nobody else', () => {
  const asRoot = { ...PACKAGED, root: true };
  expect(parseCommandLine(['--no-sandbox'], asRoot)).toEqual(run());
  expect(parseCommandLine(['--no-sandbox=1'], asRoot).kind).toBe('usage');
  expect(parseCommandLine(['--inspect'], asRoot).kind).toBe('usage');
});

test('a menu entry without a link is an ordinary start', () => {
  expect(parse('--')).toEqual(run());
  expect(parse('--', 'x').kind).toBe('usage');
  expect(parse('--', '--start=a').kind).toBe('usage');
});

describe('what Chromium would obey is refused, whatever else the line holds', () => {
  const refused = (args: string[], platform: NodeJS.Platform = 'linux') =>
    foreignSwitches(args, { ...PACKAGED, platform });
  const unknown = (arg: string) => `unknown option ${JSON.stringify(arg)}`;

  test.each(['--remote-debugging-port=1', '-remote-debugging-port=1', '--no-sandbox', '-r', '-'])(
    '%s',
    (arg) => {
      for (const args of [[arg], ['--help', arg], [arg, 'cdn-recorder:x'], ['--exit', arg, '--']]) {
        expect(refused(args)).toEqual([unknown(arg)]);
      }
    },
  );

  test('a program that starts again takes its own switches of the kernel along, and nothing else', () => {
    const args = [
      '--password-store=kwallet5',
      '--hidden',
      '--start=a',
      '--lang=en',
      '--',
      '--lang=fr',
    ];
    expect(passedSwitches(args, PACKAGED)).toEqual(['--password-store=kwallet5', '--lang=en']);
  });

  test('a slash on Windows, where it makes a switch too', () => {
    expect(refused(['/inspect'], 'win32')).toEqual([unknown('/inspect')]);
    expect(refused(['/srv/presets'], 'linux')).toEqual([]);
  });

  test('not what is ours, what passes, or what stands behind the end of all switches', () => {
    const ours = ['--start=a', '--start', '--json', '--help', '--lang=en', 'cdn-recorder:-x'];
    expect(refused([...ours, '--', '--inspect'])).toEqual([]);
  });
});

describe('which arguments are the program’s', () => {
  test('packaged: all after the executable', () => {
    expect(programArguments(['/opt/cdn-recorder', '--json', 'x'], true)).toEqual(['--json', 'x']);
  });

  test.each([
    [['electron', '.', '--json']],
    [['electron', '--no-sandbox', 'folder', '--json']],
    [['electron', '--inspect=0', '--remote-debugging-port=0', 'main.cjs', '--json']],
  ])('unpacked: without the folder that Electron was told to run: %j', (argv) => {
    const program = argv.findIndex((argument, index) => index > 0 && !argument.startsWith('-'));
    expect(programArguments(argv, false)).toEqual(
      argv.filter((_argument, index) => index !== 0 && index !== program),
    );
    expect(programArguments(argv, false)).toContain('--json');
  });

  test('unpacked: only the first such argument is the program', () => {
    expect(programArguments(['electron', '.', 'cdn-recorder:x'], false)).toEqual([
      'cdn-recorder:x',
    ]);
  });

  test('unpacked: nothing to run, nothing left out', () => {
    expect(programArguments(['electron', '--help'], false)).toEqual(['--help']);
  });
});

describe('exit codes', () => {
  test('are what scripts know', () => {
    expect(EXIT).toEqual({ accepted: 0, notAllAccepted: 1, badUsage: 2, noCredentials: 3 });
  });

  test('of several the mostSevere', () => {
    expect(mostSevere([])).toBe(EXIT.accepted);
    expect(mostSevere([0, 0])).toBe(EXIT.accepted);
    expect(mostSevere([0, 1, 0])).toBe(EXIT.notAllAccepted);
    expect(mostSevere([1, 3, 2])).toBe(EXIT.noCredentials);
  });
});
