import type { AppLifetime } from '../../app/lifetime.ts';
import type { AppStateStore } from '../../app/state.ts';
import { performDryRun } from './dry-run.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { performViews, type ViewServices } from './perform-views.ts';
import { type ReceiveServices, receive } from './receive.ts';
import type { CommandEvent, CommandRequest } from './request.ts';
import { performCommands } from './session.ts';
import type { SessionServices } from './session-context.ts';
import { tellProblems } from './tell-problems.ts';

/** Does what a command line asks for; resolves with the exit code. */
export type Perform = (
  request: CommandRequest,
  emit: (event: CommandEvent) => void,
  /** Aborts when nothing waits for the outcome any more. */
  gone?: AbortSignal,
) => Promise<ExitCode>;

export interface PerformServices {
  readonly state: Pick<AppStateStore, 'state' | 'subscribe'>;
  readonly session: SessionServices;
  readonly viewing: ViewServices;
  /** What a dry run is performed with, made anew for each. */
  rehearse(): SessionServices;
  readonly receiving: ReceiveServices;
  /** Shows the tray and, unless hidden, the window: with this preset in sight, if one is given. */
  show(hidden: boolean, presetId?: string): void;
  readonly lifetime: Pick<AppLifetime<ExitCode>, 'stay' | 'stays'>;
  /** This process's own command line. */
  readonly own: CommandRequest;
  /** Aborts when the program is asked to end. */
  readonly quit: AbortSignal;
}

const NO_WINDOW_HERE =
  'This data folder is in use by a callback receiver (--receive), which has no window. Nothing was started. End the receiver first, or use another folder with --user-data-dir.';

/** Does this process's own command line, and those of second processes. */
export function createPerform(services: PerformServices): Perform {
  const { state, session, lifetime, own } = services;
  return async (request, emit, gone) => {
    if (request.views) {
      const exitCode = performViews(request, services.viewing, emit);
      emit({ kind: 'done', exitCode });
      return exitCode;
    }
    if (request.dryRun) {
      const dryRun = () => performDryRun(request, services.rehearse(), emit);
      const exitCode = await telling(state, emit, dryRun);
      emit({ kind: 'done', exitCode });
      return exitCode;
    }
    if (!request.exit && own.receive) {
      emit({ kind: 'refused', text: NO_WINDOW_HERE });
      emit({ kind: 'done', exitCode: EXIT.badUsage });
      return EXIT.badUsage;
    }
    if (!request.exit) {
      lifetime.stay();
      // Show the window unless --hidden.
      services.show(request.hidden, request.shows);
    }
    // Whatever else this process was asked for, it does not wait for the end of a recording.
    const leaves = () => own.exit && !own.receive && !lifetime.stays;
    const exitCode = request.receive
      ? await importAndReceive(services, request.receive, emit)
      : await telling(state, emit, () => performCommands(request, session, emit, leaves, gone));
    emit({ kind: 'done', exitCode });
    return exitCode;
  };
}

/** Tells what is a problem already or becomes one while the work goes on. */
async function telling<T>(
  state: PerformServices['state'],
  emit: (event: CommandEvent) => void,
  work: () => Promise<T>,
): Promise<T> {
  const endProblems = tellProblems(state, emit);
  return work().finally(endProblems);
}

/** Scripts read the address from the first line, so problems are told behind it. */
async function importAndReceive(
  { state, session, receiving, own, quit }: PerformServices,
  at: NonNullable<CommandRequest['receive']>,
  emit: (event: CommandEvent) => void,
): Promise<ExitCode> {
  let endProblems: () => void = () => undefined;
  const tell = () => {
    endProblems = tellProblems(state, emit);
  };
  const imported = await performCommands(own, session, emit);
  const exitCode =
    imported === EXIT.accepted ? await receive(at, receiving, emit, quit, tell) : imported;
  endProblems();
  return exitCode;
}
