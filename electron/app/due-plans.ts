import type { Account } from '#contract/model/account.ts';
import type { Recording } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { signerOf } from '#contract/rules/signer.ts';
import type { Clock, RecordingChanges } from '../recording/ports.ts';
import { Refused } from '../recording/refused.ts';
import type { AppStateStore } from './state.ts';

/** What is to be done now for what recordings plan. */
export interface DueWork {
  /** To be sent, by the time for which it was planned (Unix seconds), earliest first. */
  readonly send: readonly { readonly at: number; readonly recordings: readonly Recording[] }[];
  /** Recordings with what from now on stands in the way of their plan. */
  readonly changed: readonly Recording[];
  /** When to look again at the latest, in milliseconds from now; null where nothing is planned. */
  readonly nextMs: number | null;
}

/** What decides about a plan, beside the time. */
export interface DueFacts {
  /** A call for it is on its way, or its preset is busy: it is looked at again after that. */
  isUnderWay(recording: Recording): boolean;
  /** Milliseconds since the last try of it began; null where this process made none. */
  sinceLastTryMs(recording: Recording): number | null;
  /** What keeps the program from signing it now. */
  obstacle(recording: Recording): 'locked' | 'no-account' | null;
}

/** One kind of plan that recordings have: a stop, or a hand-over. */
export interface PlanKind {
  /** What may have such a plan. */
  list(): readonly Recording[];
  work(recordings: readonly Recording[], facts: DueFacts): DueWork;
  /** @throws Refused where it cannot be sent now. */
  send(recordings: readonly Recording[], at: number): unknown;
}

export interface DuePlansDependencies {
  readonly recordings: {
    readonly isLeaving: boolean;
    isBusy(recording: Recording): boolean;
  };
  readonly state: Pick<AppStateStore, 'state' | 'subscribe'>;
  readonly monotonic: Clock['monotonic'];
  listAccounts(): readonly Account[];
  /** Writes down, and shows, what has changed of recordings. */
  change(changes: RecordingChanges): void;
  onFault(error: unknown): void;
}

/**
 * Sends what recordings plan, each once: the plan is part of the recording, in the journal; the run that it becomes is
 * there before its request leaves; and its outcome drops the recording, moves it or marks its plan, in the same commit.
 * One that surely did not get through is tried again, each try a run of its own.
 */
export class DuePlans {
  readonly #services: DuePlansDependencies;
  readonly #kind: PlanKind;
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe: (() => void) | null = null;
  /** When the last try of each recording began, by `recordingId`; on the clock that never goes back. */
  readonly #tries = new Map<string, number>();

  constructor(services: DuePlansDependencies, kind: PlanKind) {
    this.#services = services;
    this.#kind = kind;
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

  #work(): DueWork {
    const { recordings, listAccounts, monotonic } = this.#services;
    const accounts = listAccounts();
    const planned = this.#kind.list();
    const known = new Set(planned.map(recordingId));
    for (const id of this.#tries.keys()) if (!known.has(id)) this.#tries.delete(id);
    return this.#kind.work(planned, {
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

  #do({ changed, send }: DueWork): void {
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
    const began = this.#services.monotonic();
    try {
      this.#kind.send(recordings, at);
      for (const recording of recordings) this.#tries.set(recordingId(recording), began);
    } catch (error) {
      // What is busy or locked by now is looked at again.
      if (!(error instanceof Refused)) throw error;
    }
  }
}
