import type { Account } from '#contract/model/account.ts';
import { HAND_OVER_SECONDS } from '#contract/model/app-state.ts';
import type { Recording, RecordingKey } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { type HandOverWork, handOverWork } from '../recording/hand-over.ts';
import type { Clock, RecordingChanges } from '../recording/ports.ts';
import type { Stopped } from '../recording/recording-service.ts';
import { Refused } from '../recording/refused.ts';
import type { Unattended } from './commands/requests.ts';
import type { AppStateStore } from './state.ts';

const HAND_OVER = { source: 'hand-over', attended: false } as const satisfies Unattended;

export interface HandOverDependencies {
  readonly recordings: {
    readonly isLeaving: boolean;
    handingOver(): readonly Recording[];
    isBusy(recording: Recording): boolean;
  };
  readonly commands: {
    handOver(caller: typeof HAND_OVER, keys: readonly RecordingKey[], plannedFor: number): Stopped;
  };
  readonly state: Pick<AppStateStore, 'state' | 'subscribe'>;
  readonly endedBy: Clock['endedBy'];
  readonly monotonic: Clock['monotonic'];
  /** The latest time that may be true at a service. */
  latestAt(service: string): number;
  listAccounts(): readonly Account[];
  /** Writes down, and shows, what has changed of recordings. */
  change(changes: RecordingChanges): void;
  onFault(error: unknown): void;
}

/**
 * Starts the second tasks of recordings that are to go on past the end that their vendor was given, each once: the plan
 * is part of the recording, in the journal; the run of a hand-over is there before its request leaves; and its outcome
 * moves the recording's end or marks its plan, in the same commit.
 */
export class HandOvers {
  readonly #services: HandOverDependencies;
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe: (() => void) | null = null;
  /** When the last try of each recording began, on the monotonic clock. */
  readonly #tries = new Map<string, number>();

  constructor(services: HandOverDependencies) {
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

  #work(): HandOverWork {
    const { recordings, endedBy, latestAt, monotonic, listAccounts, state } = this.#services;
    const accounts = listAccounts();
    const planned = recordings.handingOver();
    const ids = new Set(planned.map(recordingId));
    for (const id of this.#tries.keys()) if (!ids.has(id)) this.#tries.delete(id);
    return handOverWork(planned, {
      latestAt,
      earliestAt: endedBy,
      overlapSeconds: state.state.settings.handOverSeconds ?? HAND_OVER_SECONDS,
      isUnderWay: (recording) => recordings.isBusy(recording),
      sinceLastTryMs: (recording) => {
        const began = this.#tries.get(recordingId(recording));
        return began === undefined ? null : monotonic() - began;
      },
      obstacle(recording) {
        const signer = signerOf(recording, accounts);
        if (!signer) return 'no-account';
        return signer.secret === 'held' ? null : 'locked';
      },
    });
  }

  #do({ changed, send }: HandOverWork): void {
    if (changed.length > 0) this.#services.change({ put: changed, drop: [] });
    const sent = new Set<string>();
    for (const { at, recordings } of send) {
      // A preset has one run at a time: the rest follows when that has settled.
      const now = recordings.filter(({ presetId }) => !sent.has(presetId));
      if (now.length > 0) this.#send(now, at);
      for (const { presetId } of now) sent.add(presetId);
    }
  }

  #send(recordings: readonly Recording[], at: number): void {
    try {
      const began = this.#services.monotonic();
      this.#services.commands.handOver(HAND_OVER, recordings, at);
      for (const one of recordings) this.#tries.set(recordingId(one), began);
    } catch (error) {
      // What is busy or locked by now is looked at again.
      if (!(error instanceof Refused)) throw error;
    }
  }
}
