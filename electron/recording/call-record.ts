import type { Call, CallOutcome } from '#contract/model/outcome.ts';
import { type EffectContext, effectsOf } from './effects-on-recordings.ts';
import type { Recordings } from './known-recordings.ts';
import type { Clock, Journal, Sending } from './ports.ts';
import type { RecentStops } from './recent-stops.ts';

export interface CallRecordOptions {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly context: EffectContext;
  readonly recordings: Recordings;
  readonly stops: Pick<RecentStops, 'settled'>;
  readonly onChange: (call: Call) => void;
  /** The disk did not take a step: what is known of this call is in memory until it does. */
  readonly onUnrecorded: () => void;
}

/** How the record of one call grows: the journal first, then the observers. */
export class CallRecord {
  call: Call;
  readonly #options: CallRecordOptions;
  /** When the first and the latest request left, on the monotonic clock; null until one is about to. */
  sentAt: { readonly firstSentAt: number; readonly lastSentAt: number } | null = null;

  /** @param call one that is `sending` was written down so, and its request leaves now. */
  constructor(call: Call, options: CallRecordOptions) {
    this.call = call;
    this.#options = options;
    if (call.state === 'sending') this.#leaves();
  }

  /** @throws CannotTell when the request must not leave. */
  sending(now: Omit<Sending, 'startedAt'>): void {
    const { journal, clock } = this.#options;
    const startedAt = this.call.startedAt ?? new Date(clock.now()).toISOString();
    const sending = { ...now, startedAt };
    this.#note(journal.markSending(this.call.id, sending));
    this.#leaves();
    this.#become({ ...asSending(sending), retryAt: null });
  }

  #leaves(): void {
    const lastSentAt = this.#options.clock.monotonic();
    this.sentAt = { firstSentAt: this.sentAt?.firstSentAt ?? lastSentAt, lastSentAt };
  }

  waiting(delayMs: number): void {
    if (this.call.state === 'settled') return;
    const { journal, clock } = this.#options;
    this.#note(journal.markQueued(this.call.id));
    this.#become({ state: 'queued', retryAt: new Date(clock.now() + delayMs).toISOString() });
  }

  /** The first outcome stands: an answer that comes after the wait for it ended changes nothing. */
  settle(outcome: CallOutcome): Call {
    if (this.call.state === 'settled') return this.call;
    const { journal, clock, context, recordings, stops } = this.#options;
    const durationMs =
      this.sentAt === null ? null : Math.round(clock.monotonic() - this.sentAt.firstSentAt);
    const settled: Call = { ...this.call, state: 'settled', outcome, durationMs, retryAt: null };
    const effects = effectsOf(settled, context, recordings, clock.endedBy(context.service));
    recordings.apply(effects);
    stops.settled(settled, context);
    this.#note(journal.settle(this.call.id, { outcome, durationMs, effects }));
    this.#become(settled);
    return settled;
  }

  #note(isOnDisk: boolean): void {
    if (!isOnDisk) this.#options.onUnrecorded();
  }

  #become(change: Partial<Call>): void {
    this.call = { ...this.call, ...change };
    this.#options.onChange(this.call);
  }
}

/** What of a call says that its request leaves. */
export const asSending = ({ attempt, ...sent }: Sending): Partial<Call> => ({
  ...sent,
  state: 'sending',
  attempts: attempt,
});
