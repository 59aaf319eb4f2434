import type { Account } from '#contract/model/account.ts';
import { LATE_STOP_MINUTES } from '#contract/model/app-state.ts';
import type { Recording, RecordingKey } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { type StopWork, stopWork } from '../recording/planned-stops.ts';
import type { Clock, RecordingChanges } from '../recording/ports.ts';
import type { Stopped } from '../recording/recording-service.ts';
import { Refused } from '../recording/refused.ts';
import type { Unattended } from './commands/requests.ts';
import type { AppStateStore } from './state.ts';

const PLANNED_STOP = { source: 'planned-stop', attended: false } as const satisfies Unattended;

export interface PlannedStopDependencies {
  readonly recordings: {
    readonly isLeaving: boolean;
    running(): readonly Recording[];
    isBusy(recording: Recording): boolean;
  };
  readonly commands: {
    stopRecordings(
      caller: typeof PLANNED_STOP,
      keys: readonly RecordingKey[],
      how: { readonly together: boolean; readonly plannedFor: number },
    ): Stopped;
  };
  readonly state: Pick<AppStateStore, 'state' | 'subscribe'>;
  readonly endedBy: Clock['endedBy'];
  readonly monotonic: Clock['monotonic'];
  listAccounts(): readonly Account[];
  /** Writes down, and shows, what has changed of recordings. */
  change(changes: RecordingChanges): void;
  onFault(error: unknown): void;
}

/**
 * Sends the stops that starts have planned, each once: what is planned is part of the recording, in the journal since
 * the start; the run of a stop is there before its request leaves; and its outcome either drops the recording or marks
 * its plan, in the same commit. One that surely did not get through is tried again, each try a run of its own.
 */
export class PlannedStops {
  readonly #services: PlannedStopDependencies;
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe: (() => void) | null = null;
  /** When the last try of each recording's stop began, by `recordingId`; on the clock that never goes back. */
  readonly #tries = new Map<string, number>();

  constructor(services: PlannedStopDependencies) {
    this.#services = services;
  }

  /** To be called once the credentials had their chance to open; what is due is sent at once. */
  begin(): void {
    if (this.#unsubscribe) return;
    this.#unsubscribe = this.#services.state.subscribe(({ changes }) => {
      const { recordings, runs, accounts, settings } = changes;
      if (recordings || runs || accounts || settings) this.look();
    });
    this.look();
  }

  /** The time may be another than it was thought to be, or the computer may have slept. */
  look(): void {
    const { recordings, onFault } = this.#services;
    clearTimeout(this.#timer);
    if (!this.#unsubscribe || recordings.isLeaving) return;
    const work = this.#work();
    try {
      this.#do(work);
    } catch (error) {
      onFault(error);
    }
    if (work.nextMs !== null) this.#timer = setTimeout(() => this.look(), work.nextMs + 1);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  #work(): StopWork {
    const { recordings, endedBy, listAccounts, state, monotonic } = this.#services;
    const accounts = listAccounts();
    const running = recordings.running();
    this.#forgetAllBut(running);
    return stopWork(running, {
      nowAt: endedBy,
      lateMinutes: state.state.settings.lateStopMinutes ?? LATE_STOP_MINUTES,
      isUnderWay: (recording) => recordings.isBusy(recording),
      obstacle: (recording) => obstacleOf(recording, accounts),
      sinceLastTryMs: (recording) => {
        const began = this.#tries.get(recordingId(recording));
        return began === undefined ? null : monotonic() - began;
      },
    });
  }

  #forgetAllBut(running: readonly Recording[]): void {
    const known = new Set(running.map(recordingId));
    for (const id of this.#tries.keys()) if (!known.has(id)) this.#tries.delete(id);
  }

  #do({ changed, send }: StopWork): void {
    if (changed.length > 0) this.#services.change({ put: changed, drop: [] });
    const sent = new Set<string>();
    for (const { at, recordings } of send) {
      // A preset stops with one run at a time: the rest follows when that has settled.
      const now = recordings.filter(({ presetId }) => !sent.has(presetId));
      if (now.length > 0) this.#send(now, at);
      for (const { presetId } of now) sent.add(presetId);
    }
  }

  #send(recordings: readonly Recording[], at: number): void {
    const began = this.#services.monotonic();
    for (const recording of recordings) this.#tries.set(recordingId(recording), began);
    try {
      this.#services.commands.stopRecordings(PLANNED_STOP, recordings, {
        together: true,
        plannedFor: at,
      });
    } catch (error) {
      // What is busy or locked by now is looked at again.
      if (!(error instanceof Refused)) throw error;
    }
  }
}

function obstacleOf(recording: Recording, accounts: readonly Account[]) {
  const signer = signerOf(recording, accounts);
  if (!signer) return 'no-account';
  return signer.secret === 'held' ? null : 'locked';
}
