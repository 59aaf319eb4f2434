import { EXIT, type ExitCode } from './control/command-line/exit-code.ts';
import type { PrimaryInstanceOptions } from './primary-instance.ts';
import type { Ahead } from './show-ahead.ts';

export interface StartOptions extends Omit<PrimaryInstanceOptions, 'ahead'> {
  /** Whether the data folder takes no changes. */
  readonly isReadOnly: boolean;
}

/**
 * Starts the process that owns the data folder, and resolves with its exit code when it may leave. It shows first,
 * loads the rest then, and never rejects: a start that fails is told to the operator and to all that wait.
 */
export async function startPrimary(options: StartOptions): Promise<ExitCode> {
  const { userData, request, pages, places, log } = options;
  let ahead: Ahead | null = null;
  let takesRequests = false;
  try {
    const { showAhead } = await import('./show-ahead.ts');
    ahead = await showAhead({
      ...{ userData, request, pages, icons: places.icons },
      onFault: (error) => log.error('the place of the window was not written:', error),
    });
    const { runPrimaryInstance } = await import('./primary-instance.ts');
    return await runPrimaryInstance({
      ...options,
      ahead,
      sayReady() {
        takesRequests = true;
        options.sayReady();
      },
    });
  } catch (error) {
    log.error(takesRequests ? 'on the way out:' : 'the start failed:', error);
    if (takesRequests) return EXIT.notAllAccepted;
    return tellFault(error, options, ahead);
  }
}

/** What tells of the fault may be what is missing: of a damaged copy of the program, for one. */
async function tellFault(
  error: unknown,
  options: StartOptions,
  ahead: Ahead | null,
): Promise<ExitCode> {
  try {
    options.sayReady();
    const { tellStartFault } = await import('./start-fault.ts');
    return await tellStartFault(error, { ...options, ahead });
  } catch (second) {
    options.log.error('the fault could not be shown:', second);
    process.stderr.write('CDN Recorder could not start. Nothing was started or stopped.\n');
    return EXIT.notAllAccepted;
  }
}
