import { serviceOf } from '#contract/model/region.ts';
import type { RunView } from '#contract/model/run.ts';
import { SIGNATURE_LIFE_S } from '#contract/rules/problem-text.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { allTargets } from '../../recording/plan-calls.ts';
import { Refused } from '../../recording/refused.ts';
import { EXIT, type ExitCode, exitOf, mostSevere } from './exit-code.ts';
import { files } from './files.ts';
import { merge } from './merge.ts';
import type { CommandEvent, CommandRequest } from './request.ts';
import { accountLine, type OutputLine, refusedLine } from './result-lines.ts';
import { COMMAND_LINE, type Session, type SessionServices } from './session-context.ts';
import { stop, stopAll, tellSkipped, tellUnstopped } from './stop.ts';
import { tellRuns } from './tell-runs.ts';
import { unendedNotices } from './unended-notices.ts';
import { findProblems } from './usage-problems.ts';
import { waitForStarted } from './wait.ts';

const NEVER = new AbortController().signal;

type Emit = (event: CommandEvent) => void;

/**
 * Does what a command line asks, for this process or on behalf of another: in the order given, at once
 * where actions are independent; those on the same streams wait for each other, and what follows an import
 * for that.
 * Bad usage is found before anything is imported or started.
 *
 * @param gone aborts where nothing waits for the files of what was started any more.
 */
export async function performCommands(
  request: CommandRequest,
  services: SessionServices,
  emit: Emit,
  leaves: Session['leaves'] = () => false,
  gone: AbortSignal = NEVER,
): Promise<ExitCode> {
  const { actions, force } = request;
  if (actions.length === 0) return EXIT.accepted;
  const notice = (text: string) => emit({ kind: 'notice', text });
  const started: RunView[] = [];
  const session: Session = {
    services,
    force,
    // While it waits for files it stops and hands over what is planned.
    leaves: () => request.wait === undefined && leaves(),
    together: actions.filter(({ kind }) => kind === 'start' || kind === 'stop').length > 1,
    notice,
    line: (output: OutputLine) => emit({ kind: 'line', ...output }),
    started: (runs) => started.push(...runs),
  };
  await services.openCredentials();
  const refused = refuse(request, services, notice);
  if (refused !== null) return refused;
  const code = mostSevere(await performAll(actions, session));
  const off = services.clockOffSeconds();
  if (off !== 0) {
    notice(clockWarning(off));
  }
  if (request.wait !== 'file') return code;
  return mostSevere([code, await waitForStarted(started, session, gone)]);
}

/** The codes of the actions, each begun as soon as those that it depends on are done. */
async function performAll(
  actions: CommandRequest['actions'],
  session: Session,
): Promise<readonly ExitCode[]> {
  const { services, notice } = session;
  const codes: Promise<ExitCode>[] = [];
  const begun: Begun[] = [];
  for (const action of actions) {
    if (action.kind === 'provision') {
      const code = await services.importer(action.content, notice);
      codes.push(Promise.resolve(code));
      // What comes after relies on it.
      if (code !== EXIT.accepted) break;
    } else if (action.kind === 'test-account') {
      codes.push(testAccount(action.account, session));
    } else {
      const streams = action.kind === 'stop-all' ? null : streamsOf(action.preset, services);
      const before = begun.filter((earlier) => dependOnEachOther(earlier.streams, streams));
      const work = () => perform(action, session);
      // At once where nothing stands before it: an import that follows must not change what was meant.
      const code =
        before.length === 0 ? work() : Promise.all(before.map(({ done }) => done)).then(work);
      begun.push({ streams, done: code });
      codes.push(code);
    }
  }
  return Promise.all(codes);
}

function clockWarning(off: number): string {
  const how =
    Math.abs(off) > SIGNATURE_LIFE_S
      ? "calls are signed with the server's time"
      : 'recordings end by the later of the two clocks';
  return `Warning: this computer's clock is ${Math.abs(off)} s ${off > 0 ? 'behind' : 'ahead'}; ${how}.`;
}

/** An action under way, and the streams that no other action may touch until it is done; null for all. */
interface Begun {
  readonly streams: ReadonlySet<string> | null;
  readonly done: Promise<ExitCode>;
}

const dependOnEachOther = (a: Begun['streams'], b: Begun['streams']): boolean =>
  a === null || b === null || [...b].some((key) => a.has(key));

/**
 * A preset's streams at its vendors and project, and what else it has started: presets that share one
 * depend on each other, and so do two actions on one preset.
 */
function streamsOf(name: string, services: SessionServices): ReadonlySet<string> {
  const preset = services.findPresetByName(name);
  const ids = services.stoppableByName(name);
  const started = ids.flatMap((id) => services.toStop(id)).map(recordingId);
  if (!preset) return new Set([...ids, ...started]);
  const { appId = 0, endpoint = preset.accountId } = services.findProject(preset.accountId) ?? {};
  const streams = allTargets(preset).flatMap(({ vendor, streamIds }) =>
    streamIds.map((streamId) =>
      recordingId({ appId, service: serviceOf(endpoint), vendor, streamId }),
    ),
  );
  return new Set([...ids, ...started, ...streams]);
}

/** Bad usage, or credentials that cannot be read, before anything is done; null when there is neither. */
function refuse(
  request: CommandRequest,
  services: SessionServices,
  notice: (text: string) => void,
): ExitCode | null {
  const needsVault = request.actions.some(
    ({ kind }) => kind === 'provision' || kind === 'test-account',
  );
  if (needsVault && services.credentialsLocked()) {
    notice('The credentials are locked or cannot be read. Nothing was imported or started.');
    return EXIT.noCredentials;
  }
  const problems = findProblems(request, services);
  if (problems.length === 0) return null;
  problems.forEach(notice);
  notice('Nothing was imported or started.');
  return EXIT.badUsage;
}

const DONE = {
  start: 'started',
  stop: 'stopped',
  'stop-all': 'stopped',
  merge: 'merged',
  files: 'looked up',
} as const;

type Acted = Exclude<CommandRequest['actions'][number], { kind: 'provision' | 'test-account' }>;

async function perform(action: Acted, session: Session): Promise<ExitCode> {
  const name = action.kind === 'stop-all' ? '' : action.preset;
  try {
    if (action.kind === 'stop-all') return await stopAll(session);
    if (action.kind === 'merge') return await merge(action, session);
    if (action.kind === 'files') return await files(action.preset, session);
    return await (action.kind === 'start' ? start(name, session) : stop(name, session));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, skipped, unstopped, message } = error;
    const told = tellSkipped(name, skipped, session) + tellUnstopped(unstopped, session);
    if (told === 0) session.line(refusedLine(name, code));
    const undone = `Nothing was ${DONE[action.kind]}.`;
    session.notice(unstopped.length > 0 ? undone : `${message} ${undone}`);
    return exitOf(code);
  }
}

async function start(name: string, session: Session): Promise<ExitCode> {
  const { services, force, together } = session;
  const preset = services.findPresetByName(name);
  if (!preset) throw new Refused('not-found', `There is no preset named "${name}".`);
  const answer = await tellRuns(session, async () => {
    const request = { scope: force ? 'all' : 'missing', unread: force, together } as const;
    const given = await services.commands.start(COMMAND_LINE, preset.id, request);
    // The decision table has no question for a caller that cannot be asked.
    if (given.kind === 'question') throw new Error('a command line was asked a question');
    return { started: [given.started], rest: tellSkipped(preset.name, given.skipped, session) };
  });
  session.started(answer.runs);
  if (answer.runs.some(({ unrecorded }) => unrecorded)) {
    session.notice(
      `Warning: the disk took no record of "${preset.name}": note its outcome yourself.`,
    );
  }
  if (session.leaves()) unendedNotices(answer.runs).forEach(session.notice);
  return answer.runs.every(({ status }) => status === 'accepted') && answer.rest === 0
    ? EXIT.accepted
    : EXIT.notAllAccepted;
}

async function testAccount(name: string, { services, line, notice }: Session): Promise<ExitCode> {
  try {
    const id = services.findAccountId(name);
    const test = await services.commands.testAccount(COMMAND_LINE, id);
    line(accountLine(name, test));
    return test.verdict === 'proven' ? EXIT.accepted : EXIT.notAllAccepted;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    notice(`${error.message} Nothing was sent.`);
    return exitOf(error.code);
  }
}
