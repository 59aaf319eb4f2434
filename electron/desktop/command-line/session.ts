import type { Call } from '../../contract/outcome.ts';
import type { Preset } from '../../contract/preset.ts';
import type { RunView } from '../../contract/run.ts';
import { type StartPreset, StartRefused } from '../../recording/start-preset.ts';
import { parseProvision } from '../../storage/provision.ts';
import { EXIT, type ExitCode, gravest } from './exit-code.ts';
import type { Importer } from './import.ts';
import { callLine, type OutputLine, refusedLine, runLine } from './lines.ts';
import type { CommandEvent, CommandRequest } from './request.ts';

export interface SessionServices {
  readonly startPreset: StartPreset;
  readonly importer: Importer;
  findPresetByName(name: string): Preset | undefined;
  accountNames(): readonly string[];
  /** Resolves when it is known where the credentials stand. Never rejects. */
  openCredentials(): Promise<void>;
  /** Tells of every call that settles, until the function returned is called. */
  onCallSettled(listener: (run: RunView, call: Call) => void): () => void;
}

type Emit = (event: CommandEvent) => void;

/**
 * Does what a command line asks, for this process or on behalf of another: in the order given, starts
 * side by side. Bad usage is found before anything is imported or started.
 */
export async function performCommands(
  request: CommandRequest,
  services: SessionServices,
  emit: Emit,
): Promise<ExitCode> {
  const notice = (text: string) => emit({ kind: 'notice', text });
  if (request.actions.length === 0) return EXIT.accepted;
  await services.openCredentials();
  const problems = findProblems(request, services);
  if (problems.length > 0) {
    problems.forEach(notice);
    notice('Nothing was imported or started.');
    return EXIT.badUsage;
  }
  const codes: Promise<ExitCode>[] = [];
  for (const action of request.actions) {
    if (action.kind === 'start') {
      codes.push(start(action.preset, services, emit));
      continue;
    }
    const code = await services.importer(action.content, notice);
    codes.push(Promise.resolve(code));
    // What comes after relies on it.
    if (code !== EXIT.accepted) break;
  }
  return gravest(await Promise.all(codes));
}

/** Every wrong file and unknown preset, before the first effect. */
function findProblems(request: CommandRequest, services: SessionServices): string[] {
  const problems: string[] = [];
  const accounts = [...services.accountNames()];
  const presets = new Set<string>();
  for (const action of request.actions) {
    if (action.kind === 'provision') {
      const parsed = parseProvision(action.content, accounts);
      if (!parsed.ok) {
        problems.push('The provision file is wrong:', ...parsed.problems);
        continue;
      }
      accounts.push(...parsed.provision.accounts.map(({ name }) => name));
      for (const { name } of parsed.provision.presets) presets.add(name.trim());
    } else if (!presets.has(action.preset.trim()) && !services.findPresetByName(action.preset)) {
      problems.push(`There is no preset named ${JSON.stringify(action.preset)}.`);
    }
  }
  return problems;
}

async function start(name: string, services: SessionServices, emit: Emit): Promise<ExitCode> {
  const line = (output: OutputLine) => emit({ kind: 'line', ...output });
  let runId: string | undefined;
  const early: [RunView, Call][] = [];
  const stop = services.onCallSettled((run, call) => {
    if (runId === undefined) early.push([run, call]);
    else if (run.id === runId) line(callLine(run, call));
  });
  try {
    const preset = services.findPresetByName(name);
    if (!preset) throw new StartRefused('not-found', `There is no preset named "${name}".`);
    const { run, settled } = services.startPreset(preset.id, 'command-line');
    runId = run.id;
    for (const [earlyRun, call] of early) if (earlyRun.id === runId) line(callLine(earlyRun, call));
    const result = await settled;
    line(runLine(result));
    return result.status === 'accepted' ? EXIT.accepted : EXIT.notAllAccepted;
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    line(refusedLine(name, error.code));
    emit({ kind: 'notice', text: `${error.message} Nothing was started.` });
    return error.code === 'credentials-unavailable' ? EXIT.noCredentials : EXIT.notAllAccepted;
  } finally {
    stop();
  }
}
