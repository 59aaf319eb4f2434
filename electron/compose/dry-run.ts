import type { AppState } from '#contract/model/app-state.ts';
import type { Call } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Accounts } from '../app/accounts.ts';
import { Commands } from '../app/commands.ts';
import { rehearseLooks } from '../app/files/rehearse-looks.ts';
import { rehearsedLines } from '../control/command-line/dry-run-lines.ts';
import type { SessionServices } from '../control/command-line/session-context.ts';
import { createSessionServices } from '../control/command-line/session-services.ts';
import { PRACTICE_ACCOUNT_ID } from '../practice/samples.ts';
import type { UnderWayNow } from '../recording/before-run.ts';
import type { Recordings } from '../recording/known-recordings.ts';
import type { Clock, EndpointClock } from '../recording/ports.ts';
import type { RecentStops } from '../recording/recent-stops.ts';
import { RecordingService } from '../recording/recording-service.ts';
import { Rehearsal } from '../recording/rehearsal.ts';
import type { PresetRepository, VaultRepository, WatchRepository } from '../storage/ports.ts';

/** What a dry run reads. None of it is changed. */
export interface DryRunParts {
  readonly runner: UnderWayNow;
  readonly recordings: Recordings;
  readonly stops: RecentStops;
  readonly clock: Clock;
  readonly times: { clockOf(endpoint: string): EndpointClock };
  readonly presets: Pick<PresetRepository, 'list' | 'find' | 'findByName'>;
  readonly accounts: Pick<Accounts, 'list' | 'forRun'>;
  readonly vault: Pick<VaultRepository, 'open' | 'state'>;
  /** What is known to be wrong with the program's own files. */
  problems(): AppState['problems'];
  readonly files: Pick<WatchRepository, 'ofPreset' | 'cursor'>;
}

const nothing = (): never => {
  throw new Error('a dry run does nothing but plan');
};

/** Services that no start or stop of a command line asks for anything. */
const NONE = new Proxy({}, { get: () => nothing }) as never;

/**
 * What a command line is performed with in a dry run: the same commands, tables and planning as ever, on copies of what
 * is known, with a rehearsal where the runner stands. To be made for each command line anew.
 */
export function createDryRun(parts: DryRunParts): SessionServices {
  const { clock, times, accounts, presets } = parts;
  const recordings = parts.recordings.copy();
  const settledListeners = new Set<(run: RunView, call: Call) => void>();
  const rehearsal = new Rehearsal({
    ...{ runner: parts.runner, recordings, stops: parts.stops.copy(), clock },
    clockOf: times.clockOf,
    onCallSettled(run, call) {
      for (const listener of settledListeners) listener(run, call);
    },
  });
  const service = serviceOf(parts, rehearsal, recordings);
  const session = createSessionServices({
    commands: commandsOf(parts, service),
    toStop: (presetId) => service.toStop(presetId),
    ...{ accounts, presets, settledListeners, vault: parts.vault },
    state: {
      get state() {
        return { recordings: recordings.list(clock.endedBy), problems: parts.problems() };
      },
    },
    ...{ mergePlansOf: nothing, lookForFiles: nothing, importer: nothing, waitForFiles: nothing },
    onSettledByFile: nothing,
  });
  return {
    ...session,
    runLines: rehearsedLines((callId) => rehearsal.requestOf(callId)),
    planLooks: (presetId) =>
      rehearseLooks(presetId, {
        files: parts.files,
        listAccounts: () => accounts.list(),
        forRun: (id) => accounts.forRun(id),
        now: clock.now,
      }),
  };
}

const serviceOf = (
  { clock, times, accounts, presets }: DryRunParts,
  runner: Rehearsal,
  recordings: Recordings,
): RecordingService =>
  new RecordingService({
    ...{ runner, recordings, change: nothing },
    findPreset: (id) => presets.find(id),
    findAccount: (id) => accounts.forRun(id),
    endsWithUs: (id) => id === PRACTICE_ACCOUNT_ID,
    listAccounts: () => accounts.list(),
    // Of hand-overs alone, which no command line asks for.
    findRun: nothing,
    clockOf: times.clockOf,
    endedBy: clock.endedBy,
  });

/** The door that each way in goes through, with nothing behind it but starts and stops. */
const commandsOf = ({ accounts, presets }: DryRunParts, service: RecordingService): Commands =>
  new Commands({
    recordings: service,
    verdicts: NONE,
    merges: NONE,
    // A command line is never asked.
    prompt: NONE,
    findPreset: (id) => presets.find(id),
    // Of a retry alone.
    newestRun: nothing,
    listAccounts: () => accounts.list(),
    // "Pause remote control" is for control surfaces.
    isPaused: () => false,
    ...{ testAccount: nothing, checkStreams: nothing },
  });
