import { quoted } from '#contract/rules/terminal-text.ts';
import { isDeepLink, linkedPreset } from './deep-link.ts';
import { RECEIVE_OPTIONS, ReceiveOptions, type ReceiveRequest } from './receive-options.ts';
import { type HistoryRequest, REPORT_OPTIONS, ReportOptions } from './report-options.ts';
import { ROOM_OPTIONS, RoomOptions, type RoomRequest } from './room-options.ts';
import { START_OPTIONS, StartOptions, type Wait } from './start-options.ts';
import { VIEW_OPTIONS, type View, ViewOptions } from './view-options.ts';

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
  /** Tell the requests that would leave, and send nothing; absent: do what is asked. */
  readonly dryRun?: true;
  /** Wait for the files of what is started; absent: for the responses alone. */
  readonly wait?: Extract<Wait, 'file'>;
  /** What of the history to print, and then to leave; absent: nothing. */
  readonly history?: HistoryRequest;
  /** The file to export to, and then to leave, `-` for standard output; absent: none. */
  readonly exportTo?: string;
  /** What to do in the room, and then to leave; absent: nothing. */
  readonly room?: RoomRequest;
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
  const parts = partsOf();
  const others = Object.values(parts);
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
    } else if (others.some((part) => part.takes(arg))) continue;
    else if (typeof action === 'string') problems.push(action);
    else if (action) actions.push(action);
    else if (!passes(arg, options)) problems.push(unknownOption(arg));
  }
  problems.push(...problemsOf(parts, actions));
  if (problems.length > 0) return { kind: 'usage', problems };
  const timed = actions.map((action) =>
    action.kind === 'merge' ? { ...action, timeoutSeconds: mergeTimeout } : action,
  );
  return { kind: 'run', commandLine: { ...flags, ...workOf(parts, timed) } };
}

/** The options that have a reader of their own. */
const partsOf = () => ({
  receiving: new ReceiveOptions(),
  viewing: new ViewOptions(),
  starting: new StartOptions(),
  reporting: new ReportOptions(),
  rooming: new RoomOptions(),
});
type Parts = ReturnType<typeof partsOf>;

/** A sentence for each mistake, options that do not go together among them. */
function problemsOf(
  { receiving, viewing, starting, reporting, rooming }: Parts,
  actions: readonly CommandAction[],
): string[] {
  const kinds = actions.map(({ kind }) => kind);
  const acts = kinds.length > 0 || receiving.request !== null;
  const isReport = reporting.history !== null || reporting.exportTo !== null;
  const isElse = receiving.request !== null || viewing.views.length > 0 || isReport;
  return [
    ...receiving.problems(kinds),
    ...viewing.problems(acts),
    ...starting.problems(kinds),
    ...reporting.problems(acts || viewing.views.length > 0 || starting.isDryRun),
    ...rooming.problems(kinds, isElse),
  ];
}

/** What the command line asks for, where it holds no mistake. */
function workOf(
  { receiving, viewing, starting, reporting, rooming }: Parts,
  actions: readonly CommandAction[],
): Pick<CommandLine, 'actions'> & Partial<CommandLine> {
  const { history, exportTo } = reporting;
  const { views } = viewing;
  if (rooming.request) return { actions, exit: true, room: rooming.request };
  // It has neither tray nor window, like a run that leaves when all is settled.
  if (history) return { actions: [], exit: true, history };
  if (exportTo !== null) return { actions: [], exit: true, exportTo };
  if (views.length > 0) return { actions: [], exit: true, views };
  if (receiving.request) return { actions, exit: true, receive: receiving.request };
  if (starting.isDryRun) return { actions, exit: true, dryRun: true };
  return { actions, ...(starting.wait === 'file' && { wait: starting.wait }) };
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
  ...REPORT_OPTIONS,
  ...START_OPTIONS,
  ...RECEIVE_OPTIONS,
  ...ROOM_OPTIONS,
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
  Object.values(partsOf()).some((part) => part.takes(arg)) ||
  readAction(arg) !== null;

/** An action, a sentence that says what is wrong with it, or null when it is none. */
function readAction(arg: string): CommandAction | string | null {
  const [option = ''] = arg.split('=', 1);
  const action = Object.hasOwn(ACTIONS, option) ? ACTIONS[option] : undefined;
  if (!action) return null;
  const value = arg.slice(option.length + 1);
  return value.trim() === '' ? action.hint : action.read(value);
}
