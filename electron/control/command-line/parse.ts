import { quoted } from '#contract/rules/terminal-text.ts';
import { isDeepLink, linkedPreset } from './deep-link.ts';
import { RECEIVE_OPTIONS, ReceiveOptions, type ReceiveRequest } from './receive-options.ts';
import { isViewOption, VIEW_OPTIONS, type View, ViewOptions } from './view-options.ts';

/** One thing that the command line asks for, in the order given. */
export type CommandAction =
  | { readonly kind: 'provision'; readonly file: string }
  | { readonly kind: 'start'; readonly preset: string }
  | { readonly kind: 'stop'; readonly preset: string }
  | { readonly kind: 'stop-all' }
  | { readonly kind: 'files'; readonly preset: string }
  | { readonly kind: 'merge'; readonly preset: string; readonly timeoutSeconds: number }
  | { readonly kind: 'test-account'; readonly account: string };

export interface CommandLine {
  readonly actions: readonly CommandAction[];
  readonly json: boolean;
  readonly exit: boolean;
  readonly hidden: boolean;
  /** Start also what runs, or may run, already. */
  readonly force: boolean;
  /** Take in ZEGO's callbacks, without tray or window, until the process is ended; absent: do not. */
  readonly receive?: ReceiveRequest;
  /** What to show, and then to leave; absent: nothing. */
  readonly views?: readonly View[];
  /** The preset that a link names: the window shows it. */
  readonly shows?: string;
}

export type ParsedCommandLine =
  | { readonly kind: 'run'; readonly commandLine: CommandLine }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'provision-schema' }
  | { readonly kind: 'usage'; readonly problems: readonly string[] };

export interface ParseOptions {
  /** Unpacked and not hardened: switches of Chromium's for test drivers pass. */
  readonly development: boolean;
  /** The process is root's: Chromium has no sandbox for root, and does not start unless told so. */
  readonly root: boolean;
}

/** Chromium's switches that mean something to this program; all others are refused. */
const PASSING_WITH_VALUE = ['--user-data-dir', '--password-store', '--lang', '--ozone-platform'];
const PASSING_ALONE = ['--disable-gpu'];
const PASSING_IN_DEVELOPMENT = [
  '--inspect',
  '--inspect-brk',
  '--remote-debugging-port',
  '--remote-debugging-pipe',
];
/** SECURITY: for root, and while developing: never for an ordinary user, whose pages stay in the sandbox. */
const NO_SANDBOX = '--no-sandbox';

const written = (names: readonly string[], value: string): RegExp =>
  new RegExp(`^(${names.join('|')})${value}$`);
const WITH_VALUE = written(PASSING_WITH_VALUE, '=.+');
const IN_DEVELOPMENT = written(PASSING_IN_DEVELOPMENT, '(=.*)?');

const FLAGS = {
  '--json': 'json',
  '--exit': 'exit',
  '--hidden': 'hidden',
  '--force': 'force',
} as const;
const HELP_OPTION = '--help';
const VERSION_OPTION = '--version';
const PROVISION_SCHEMA = '--provision-schema';
/** An action that needs no value. */
const STOP_ALL = '--stop-all';
/** For all merges of a command line, wherever it stands. */
const MERGE_TIMEOUT = '--merge-timeout';
const MERGE_TIMEOUT_S = 120;
export const MAX_MERGE_TIMEOUT_S = 86_400;
const MERGE_TIMEOUT_HINT = `${MERGE_TIMEOUT} needs whole seconds from 1 to ${MAX_MERGE_TIMEOUT_S}: ${MERGE_TIMEOUT}=300`;
const NOTHING: CommandLine = { actions: [], json: false, exit: false, hidden: false, force: false };

/**
 * Reads the arguments after the program's own. A `cdn-recorder:` link among them voids all options:
 * a web page can make a browser pass one, and must not be able to start anything with it. The link may name a preset
 * to be shown.
 */
export function parseCommandLine(
  args: readonly string[],
  options: ParseOptions,
): ParsedCommandLine {
  const links = args.filter(isDeepLink);
  if (links.length > 0) {
    const [shows = null] = links.map(linkedPreset);
    const isClear = links.length === 1 && shows !== null;
    return { kind: 'run', commandLine: { ...NOTHING, ...(isClear && { shows }) } };
  }
  if (args.includes(HELP_OPTION)) return { kind: 'help' };
  if (args.includes(VERSION_OPTION)) return { kind: 'version' };
  if (args.includes(PROVISION_SCHEMA)) return { kind: 'provision-schema' };
  const actions: CommandAction[] = [];
  const flags = { json: false, exit: false, hidden: false, force: false };
  let mergeTimeout = MERGE_TIMEOUT_S;
  const problems: string[] = [];
  const receiving = new ReceiveOptions();
  const viewing = new ViewOptions();
  // A menu entry ends with `-- %u`: no link is no mistake.
  const given = args.at(-1) === '--' ? args.slice(0, -1) : args;
  for (const arg of given) {
    const action = readAction(arg);
    if (Object.hasOwn(FLAGS, arg)) flags[FLAGS[arg as keyof typeof FLAGS]] = true;
    else if (arg === STOP_ALL) actions.push({ kind: 'stop-all' });
    else if (arg === MERGE_TIMEOUT || arg.startsWith(`${MERGE_TIMEOUT}=`)) {
      const seconds = secondsOf(arg.slice(MERGE_TIMEOUT.length + 1));
      if (seconds === null) problems.push(MERGE_TIMEOUT_HINT);
      else mergeTimeout = seconds;
    } else if (receiving.takes(arg) || viewing.takes(arg)) continue;
    else if (typeof action === 'string') problems.push(action);
    else if (action) actions.push(action);
    else if (!passes(arg, options)) problems.push(unknownOption(arg));
  }
  problems.push(...receiving.problems(actions.map(({ kind }) => kind)));
  problems.push(...viewing.problems(actions.length > 0 || receiving.request !== null));
  if (problems.length > 0) return { kind: 'usage', problems };
  const timed = actions.map((action) =>
    action.kind === 'merge' ? { ...action, timeoutSeconds: mergeTimeout } : action,
  );
  const { request } = receiving;
  const { views } = viewing;
  if (views.length > 0)
    return { kind: 'run', commandLine: { ...NOTHING, ...flags, exit: true, views } };
  if (!request) return { kind: 'run', commandLine: { actions: timed, ...flags } };
  // It has neither tray nor window, like a run that leaves when all is settled.
  const commandLine = { actions: timed, ...flags, exit: true, receive: request };
  return { kind: 'run', commandLine };
}

/** Whole seconds of at most a day; null for anything else. */
function secondsOf(text: string): number | null {
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return seconds >= 1 && seconds <= MAX_MERGE_TIMEOUT_S ? seconds : null;
}

/** Characters of an argument that are shown. */
const MAX_SHOWN = 200;
export const unknownOption = (arg: string): string => `unknown option ${quoted(arg, MAX_SHOWN)}`;

/** What a person reads on standard error. */
export const usageText = (problems: readonly string[]): string =>
  [...problems, 'Nothing was started. See --help.', ''].join('\n');

/** Whether it is a switch of Chromium's that may reach Chromium. */
export const passes = (arg: string, { development, root }: ParseOptions): boolean =>
  WITH_VALUE.test(arg) ||
  PASSING_ALONE.includes(arg) ||
  (arg === NO_SANDBOX && (root || development)) ||
  (development && IN_DEVELOPMENT.test(arg));

/** What each action needs after its `=`, and how a person writes it. */
const ACTIONS: Readonly<Record<string, { read: (value: string) => CommandAction; hint: string }>> =
  {
    '--start': {
      read: (preset) => ({ kind: 'start', preset }),
      hint: '--start needs a preset: --start="Evening news"',
    },
    '--stop': {
      read: (preset) => ({ kind: 'stop', preset }),
      hint: '--stop needs a preset: --stop="Evening news"',
    },
    '--files': {
      read: (preset) => ({ kind: 'files', preset }),
      hint: '--files needs a preset: --files="Evening news"',
    },
    '--merge': {
      read: (preset) => ({ kind: 'merge', preset, timeoutSeconds: MERGE_TIMEOUT_S }),
      hint: '--merge needs a preset: --merge="Evening news"',
    },
    '--provision': {
      read: (file) => ({ kind: 'provision', file }),
      hint: '--provision needs a file: --provision=stations.json, or - for standard input',
    },
    '--test-account': {
      read: (account) => ({ kind: 'test-account', account }),
      hint: '--test-account needs a name: --test-account="Main"',
    },
  };

/** Every option of ours, as it is written before its `=`. */
export const OPTIONS: readonly string[] = [
  ...Object.keys(ACTIONS),
  STOP_ALL,
  MERGE_TIMEOUT,
  ...VIEW_OPTIONS,
  ...RECEIVE_OPTIONS,
  ...Object.keys(FLAGS),
  HELP_OPTION,
  VERSION_OPTION,
  PROVISION_SCHEMA,
];
/** Every switch of Chromium's that passes in at least one mode. */
export const ENGINE_SWITCHES: readonly string[] = [
  ...PASSING_WITH_VALUE,
  ...PASSING_ALONE,
  ...PASSING_IN_DEVELOPMENT,
  NO_SANDBOX,
];

/** Whether it is an option of ours, well written or not. */
export const isOption = (arg: string): boolean =>
  OPTIONS.includes(arg) ||
  arg.startsWith(`${MERGE_TIMEOUT}=`) ||
  new ReceiveOptions().takes(arg) ||
  isViewOption(arg) ||
  readAction(arg) !== null;

/** An action, a sentence that says what is wrong with it, or null when it is none. */
function readAction(arg: string): CommandAction | string | null {
  const [option = ''] = arg.split('=', 1);
  const action = Object.hasOwn(ACTIONS, option) ? ACTIONS[option] : undefined;
  if (!action) return null;
  const value = arg.slice(option.length + 1);
  return value.trim() === '' ? action.hint : action.read(value);
}

export const HELP = `CDN Recorder: start CDN recordings of live streams, and know what each vendor answered.

  cdn-recorder [options]

  --start="<preset>"         start what is not running of a preset (repeatable); what runs, or may
                             run, is left alone, and --exit then gives 1
  --stop="<preset>"          stop a preset, a deleted one too while it records (repeatable)
  --stop-all                 stop everything that runs or may run
  --files="<preset>"         look up the files of its last recording (repeatable); --exit gives 1
                             unless it has ended and all are there
  --merge="<preset>"         merge the files of its last recording, stream by stream and vendor by
                             vendor, and wait for the result (repeatable)
  --merge-timeout=<seconds>  wait so long for it (120), then report it as unknown, and --exit gives 1
  --force                    start also what runs, or may run, already; merge again what was merged
  --test-account="<name>"    test an account's credentials with one read-only call (repeatable)
  --list                     list presets, accounts without secrets, and schedules
  --status                   tell what runs, may run or is missing, the next starts, and problems
  --watch                    tell every change as JSON lines until ended, beginning with a snapshot
  --receive                  take in ZEGO's callbacks about files until ended, without tray or window;
                             needs no display, and a data folder that no other process uses
  --receive-address=<ip>     listen there; 127.0.0.1 unless the settings say otherwise
  --receive-port=<port>      listen at this port; 0: any free one
  --provision=<file.json>    import accounts and presets; - reads standard input
  --provision-schema         print the JSON Schema of such a file
  --json                     one JSON object a line on standard output, logs on standard error
  --exit                     leave when all is settled: 0 all accepted, 1 not all accepted,
                             2 bad usage, file or data folder, 3 credentials locked or missing
  --hidden                   tray only
  --user-data-dir=<dir>      keep all data under <dir>
  --help  --version

Options of the browser engine that pass: --password-store, --lang, --ozone-platform, --disable-gpu;
for root also --no-sandbox, without which the engine does not start for root.
`;
