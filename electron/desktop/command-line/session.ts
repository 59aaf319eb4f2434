import type { ErrorCode } from '../../contract/channels.ts';
import type { Call } from '../../contract/outcome.ts';
import type { Preset } from '../../contract/preset.ts';
import { SIGNATURE_LIFE_S } from '../../contract/problem-text.ts';
import { serviceOf } from '../../contract/region.ts';
import type { Project } from '../../contract/rules/classify-targets.ts';
import { recordingId } from '../../contract/rules/recording-id.ts';
import type { RunView } from '../../contract/run.ts';
import type { AccountTest } from '../../contract/start.ts';
import type { StartedRun } from '../../recording/runner.ts';
import { type Left, Refused, type Station } from '../../recording/station.ts';
import { allTargets } from '../../recording/targets.ts';
import { EXIT, type ExitCode, gravest } from './exit-code.ts';
import type { Importer } from './import.ts';
import { accountLine, callLine, type OutputLine, refusedLine, runLine } from './lines.ts';
import { findProblems } from './problems.ts';
import type { CommandEvent, CommandRequest } from './request.ts';

const NO_CREDENTIALS: ReadonlySet<ErrorCode> = new Set([
  'account-missing',
  'credentials-unavailable',
]);

export interface SessionServices {
  readonly station: Pick<Station, 'start' | 'stop'>;
  readonly importer: Importer;
  findPresetByName(name: string): Preset | undefined;
  accountNames(): readonly string[];
  findProject(accountId: string): Project | undefined;
  /** Null when the account's credentials are locked or missing. */
  testAccount(name: string): Promise<AccountTest | null>;
  /** How far this machine's clock is behind the server's, in seconds, once that is worth a word; else 0. */
  clockOffSeconds(): number;
  /** Whether there are credentials that cannot be read now. */
  credentialsLocked(): boolean;
  /** Resolves when it is known where the credentials stand. Never rejects. */
  openCredentials(): Promise<void>;
  /** Tells of every call that settles, until the function returned is called. */
  onCallSettled(listener: (run: RunView, call: Call) => void): () => void;
}

type Emit = (event: CommandEvent) => void;

interface Session {
  readonly services: SessionServices;
  readonly force: boolean;
  /** Several presets are started or stopped by this command line. */
  readonly together: boolean;
  readonly notice: (text: string) => void;
  readonly line: (output: OutputLine) => void;
}

/**
 * Does what a command line asks, for this process or on behalf of another: in the order given, at once
 * where actions are independent; those on the same streams wait for each other, and what follows an import
 * for that.
 * Bad usage is found before anything is imported or started.
 */
export async function performCommands(
  request: CommandRequest,
  services: SessionServices,
  emit: Emit,
): Promise<ExitCode> {
  const { actions, force } = request;
  if (actions.length === 0) return EXIT.accepted;
  const notice = (text: string) => emit({ kind: 'notice', text });
  const session = {
    services,
    force,
    together: actions.filter(({ kind }) => kind === 'start' || kind === 'stop').length > 1,
    notice,
    line: (output: OutputLine) => emit({ kind: 'line', ...output }),
  };
  await services.openCredentials();
  const refused = refuse(request, services, notice);
  if (refused !== null) return refused;
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
      const streams = streamsOf(services.findPresetByName(action.preset), services);
      const before = begun.filter((earlier) => streams.some((key) => earlier.streams.has(key)));
      const work = () => perform(action.kind, action.preset, session);
      // At once where nothing stands before it: an import that follows must not change what was meant.
      const code =
        before.length === 0 ? work() : Promise.all(before.map(({ done }) => done)).then(work);
      begun.push({ streams: new Set(streams), done: code });
      codes.push(code);
    }
  }
  const code = gravest(await Promise.all(codes));
  const off = services.clockOffSeconds();
  if (off !== 0) {
    notice(clockWarning(off));
  }
  return code;
}

function clockWarning(off: number): string {
  const how =
    Math.abs(off) > SIGNATURE_LIFE_S
      ? "calls are signed with the server's time"
      : 'recordings end by the later of the two clocks';
  return `Warning: this computer's clock is ${Math.abs(off)} s ${off > 0 ? 'behind' : 'ahead'}; ${how}.`;
}

/** An action under way, and the streams that no other action may touch until it is done. */
interface Begun {
  readonly streams: ReadonlySet<string>;
  readonly done: Promise<ExitCode>;
}

/**
 * A preset's streams at its vendors and project: presets that share one depend on each other, and so do
 * two actions on one preset.
 */
function streamsOf(preset: Preset | undefined, services: SessionServices): string[] {
  if (!preset) return [];
  const project = services.findProject(preset.accountId);
  const { appId = 0, endpoint = preset.accountId } = project ?? {};
  const streams = allTargets(preset).flatMap(({ vendor, streamIds }) =>
    streamIds.map((streamId) =>
      recordingId({ appId, service: serviceOf(endpoint), vendor, streamId }),
    ),
  );
  return [preset.id, ...streams];
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

async function perform(kind: 'start' | 'stop', name: string, session: Session): Promise<ExitCode> {
  const preset = session.services.findPresetByName(name);
  try {
    if (!preset) throw new Refused('not-found', `There is no preset named "${name}".`);
    return await (kind === 'start' ? start(preset, session) : stop(preset, session));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (tellLeft(name, error.left, session) === 0) session.line(refusedLine(name, error.code));
    session.notice(`${error.message} Nothing was ${kind === 'start' ? 'started' : 'stopped'}.`);
    return NO_CREDENTIALS.has(error.code) ? EXIT.noCredentials : EXIT.notAllAccepted;
  }
}

async function start(preset: Preset, session: Session): Promise<ExitCode> {
  const { services, force, together } = session;
  const scope = force ? 'all' : 'missing';
  const answer = await tellCalls(session, () => {
    const given = services.station.start(preset.id, 'command-line', {
      scope,
      mayGoUnrecorded: true,
      mayRunAlready: force,
      together,
    });
    // A script cannot be asked; with these options the station never does.
    if (given.kind === 'question') throw new Refused('already-running', 'A person must decide.');
    return { ...given.started, left: tellLeft(preset.name, given.left, session) };
  });
  if (answer.run.unrecorded) {
    session.notice(
      `Warning: the disk took no record of "${preset.name}": note its outcome yourself.`,
    );
  }
  return answer.run.status === 'accepted' && answer.left === 0
    ? EXIT.accepted
    : EXIT.notAllAccepted;
}

/** One line for each vendor at which something was left alone; how many there were. */
function tellLeft(name: string, { running, perhaps }: Left, { line }: Session): number {
  for (const target of running) line(refusedLine(name, 'running-already', target));
  for (const target of perhaps) line(refusedLine(name, 'may-be-running', target));
  return running.length + perhaps.length;
}

async function stop(preset: Preset, session: Session): Promise<ExitCode> {
  const { run } = await tellCalls(session, () => ({
    ...session.services.station.stop(preset.id, 'command-line', session.together),
    left: 0,
  }));
  return run.status === 'accepted' ? EXIT.accepted : EXIT.notAllAccepted;
}

/** Tells each call of a run as it settles, in the order of their settling, and at last the run. */
async function tellCalls(
  { services, line }: Session,
  begin: () => StartedRun & { left: number },
): Promise<{ run: RunView; left: number }> {
  let runId: string | undefined;
  const early: [RunView, Call][] = [];
  const end = services.onCallSettled((run, call) => {
    if (runId === undefined) early.push([run, call]);
    else if (run.id === runId) line(callLine(run, call));
  });
  try {
    const { run, settled, left } = begin();
    runId = run.id;
    for (const [earlier, call] of early) if (earlier.id === runId) line(callLine(earlier, call));
    const result = await settled;
    line(runLine(result));
    return { run: result, left };
  } finally {
    end();
  }
}

async function testAccount(name: string, { services, line, notice }: Session): Promise<ExitCode> {
  const test = await services.testAccount(name);
  if (!test) {
    notice(`The credentials of account "${name}" are locked or missing. Nothing was sent.`);
    return EXIT.noCredentials;
  }
  line(accountLine(name, test));
  return test.verdict === 'proven' ? EXIT.accepted : EXIT.notAllAccepted;
}
