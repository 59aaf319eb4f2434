import type { AppState } from '#contract/model/app-state.ts';
import { isUnderWay, isWell, type RunView, shownStatus } from '#contract/model/run.ts';
import type { Commands } from '../../app/commands.ts';
import { Refused, type Skipped } from '../../recording/refused.ts';

/**
 * What a press came to. `done`: all that was asked for runs, or has ended. `failed`: not all of it, or that is not known.
 * `not-now`: something else of the preset is under way; nothing was sent.
 */
export type PressResult = 'done' | 'failed' | 'not-now';

/**
 * The two buttons of a deck. Each promise resolves when the vendors have answered, however long that takes.
 *
 * @param via the address of the desk that pressed, for the history.
 */
export interface Press {
  record(presetId: string, via: string): Promise<PressResult>;
  stop(presetId: string, via: string): Promise<PressResult>;
}

const callerOf = (via: string) => ({ source: 'hyperdeck', attended: false, via }) as const;

export interface PressServices {
  readonly commands: Pick<Commands, 'start' | 'stop'>;
  readonly state: {
    readonly state: Pick<AppState, 'runs'>;
    subscribe(listener: () => void): () => void;
  };
  /** Whether a stop of the preset would be for anything that runs, may run or is under way. */
  mayRun(presetId: string): boolean;
  /** A fault of the program itself. */
  onFault(error: unknown): void;
}

/**
 * Record and stop of a deck as commands. A second press while the first is under way gets the first one's result, from
 * whichever way in that came.
 */
export function createPress(services: PressServices): Press {
  const { commands, mayRun } = services;
  return {
    record: (presetId, via) =>
      answered(services, presetId, 'StartCDNRecord', async () => {
        const answer = await commands.start(callerOf(via), presetId, { scope: 'missing' });
        // The decision table has no question for a caller that cannot be asked.
        if (answer.kind === 'question') throw new Error('a deck was asked a question');
        const run = await answer.started.settled;
        return isWell(shownStatus(run)) && isSkippedHere(answer.skipped);
      }),
    async stop(presetId, via) {
      // A deck that stands still takes its stop button as pressed.
      if (!mayRun(presetId)) return 'done';
      return answered(services, presetId, 'StopCDNRecord', async () => {
        const answer = commands.stop(callerOf(via), presetId);
        if (answer.kind === 'question') throw new Error('a deck was asked a question');
        const runs = await Promise.all(answer.started.map(({ settled }) => settled));
        const isAll = runs.every((run) => isWell(shownStatus(run)));
        return isAll && answer.unstopped.length === 0;
      });
    },
  };
}

/** Whether what was left out certainly runs, by this desk. */
const isSkippedHere = ({ uncertain, elsewhere = [] }: Skipped): boolean =>
  uncertain.length + elsewhere.length === 0;

async function answered(
  services: PressServices,
  presetId: string,
  action: RunView['action'],
  send: () => Promise<boolean>,
): Promise<PressResult> {
  try {
    return (await send()) ? 'done' : 'failed';
  } catch (error) {
    if (!(error instanceof Refused)) {
      services.onFault(error);
      return 'failed';
    }
    if (error.code === 'already-running') return join(services, presetId, action);
    // All of it runs for certain: pressed again, a deck goes on recording.
    const runs = error.code === 'nothing-missing' && error.skipped.uncertain.length === 0;
    return runs ? 'done' : 'failed';
  }
}

/** The result of the run that is under way, where it is for the same. */
async function join(
  { state }: PressServices,
  presetId: string,
  action: RunView['action'],
): Promise<PressResult> {
  const running = state.state.runs[presetId];
  if (!running || running.action !== action || !isUnderWay(running)) return 'not-now';
  const settled = await new Promise<RunView | undefined>((resolve) => {
    const look = () => {
      const run = state.state.runs[presetId];
      if (run?.id === running.id && isUnderWay(run)) return;
      unsubscribe();
      resolve(run?.id === running.id ? run : undefined);
    };
    const unsubscribe = state.subscribe(look);
    look();
  });
  return settled && isWell(shownStatus(settled)) ? 'done' : 'failed';
}
