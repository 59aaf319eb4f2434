import { randomBytes } from 'node:crypto';
import type { Call, CallOutcome } from '../contract/outcome.ts';
import type { Preset } from '../contract/preset.ts';
import { outcomeWithoutAnswer } from '../zego/answer.ts';
import { type PreparedCall, prepareCall, sendCall } from '../zego/client.ts';
import type { Credentials } from '../zego/query.ts';
import type { Transport } from '../zego/transport.ts';
import { VENDOR_ADAPTERS } from '../zego/vendors/registry.ts';
import { endTimeAt } from './end-time.ts';
import { Cancelled, type Limiters, type Priority } from './limiter.ts';
import type { Clock, Journal } from './ports.ts';
import { retryDelay } from './retry.ts';

export interface CallServices {
  readonly transport: Transport;
  readonly journal: Journal;
  readonly limiters: Limiters;
  readonly clock: Clock;
  /** A step that could not be written down. The call goes on as far as it safely can. */
  readonly onFault: (error: unknown) => void;
}

export interface CallContext {
  readonly preset: Preset;
  readonly credentials: Credentials;
  readonly priority: Priority;
  /** Told after each step that is on disk, with the call as it then stands. */
  readonly onChange: (call: Call) => void;
}

/** How the record of one call grows: the journal first, then whoever looks on. */
class CallRecord {
  call: Call;
  readonly #services: CallServices;
  readonly #onChange: (call: Call) => void;
  #firstSentAt: number | null = null;

  constructor(call: Call, services: CallServices, onChange: (call: Call) => void) {
    this.call = call;
    this.#services = services;
    this.#onChange = onChange;
  }

  /** @throws when the journal cannot commit: what is not on disk is not sent. */
  sending(attempt: number, endTime: number | null): void {
    const { journal, clock } = this.#services;
    this.#firstSentAt ??= clock.monotonic();
    const startedAt = this.call.startedAt ?? new Date(clock.now()).toISOString();
    journal.markSending(this.call.id, { attempt, endTime, startedAt });
    this.#become({ state: 'sending', attempts: attempt, endTime, startedAt });
  }

  waiting(): void {
    this.#write(() => this.#services.journal.markQueued(this.call.id));
    this.#become({ state: 'queued' });
  }

  settle(outcome: CallOutcome): Call {
    const durationMs =
      this.#firstSentAt === null
        ? null
        : Math.round(this.#services.clock.monotonic() - this.#firstSentAt);
    this.#write(() => this.#services.journal.settle(this.call.id, { outcome, durationMs }));
    this.#become({ state: 'settled', outcome, durationMs });
    return this.call;
  }

  /** Once a request is out, a disk that fails must not hide what came back: the fault is told apart. */
  #write(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#services.onFault(error);
    }
  }

  #become(change: Partial<Call>): void {
    this.call = { ...this.call, ...change };
    this.#onChange(this.call);
  }
}

/** Takes one queued call to its outcome: a slot, the journal, the wire, and again only what surely did nothing. */
export async function runCall(
  queued: Call,
  context: CallContext,
  services: CallServices,
): Promise<Call> {
  const record = new CallRecord(queued, services, context.onChange);
  const begun = services.clock.monotonic();
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptOnce(record, attempt, context, services);
    const elapsedMs = services.clock.monotonic() - begun;
    const delay = retryDelay({ outcome, attempt, elapsedMs, random: Math.random() });
    if (delay === null) return record.settle(outcome);
    record.waiting();
    await new Promise((resume) => setTimeout(resume, delay));
  }
}

async function attemptOnce(
  record: CallRecord,
  attempt: number,
  context: CallContext,
  services: CallServices,
): Promise<CallOutcome> {
  const waiting = services.limiters.of(context.credentials.appId).acquire(context.priority);
  try {
    const slot = await waiting.slot;
    try {
      return await sendOnce(record, attempt, context, services);
    } finally {
      slot.release();
    }
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    return outcomeWithoutAnswer(record.call.streamIds, 'failed', 'cancelled');
  }
}

/** With the slot in hand: the end time and the signature of this very moment, the journal, then the wire. */
async function sendOnce(
  record: CallRecord,
  attempt: number,
  { preset, credentials }: CallContext,
  { transport, clock, onFault }: CallServices,
): Promise<CallOutcome> {
  const { action, vendor, streamIds } = record.call;
  const nowMs = clock.now();
  const wantsEnd = preset.end !== null && VENDOR_ADAPTERS[vendor].capabilities.endTime;
  const endTime = preset.end && wantsEnd ? endTimeAt(preset.end, nowMs) : null;
  if (wantsEnd && endTime === null) {
    return outcomeWithoutAnswer(streamIds, 'failed', 'end-time-out-of-range');
  }
  const { domain, point } = preset;
  const prepared: PreparedCall = prepareCall(
    { action, vendor, streamIds, extras: { endTime, domain, point } },
    credentials,
    { timestamp: Math.floor(nowMs / 1000), nonce: randomBytes(8).toString('hex') },
  );
  try {
    record.sending(attempt, endTime);
  } catch (error) {
    onFault(error);
    return outcomeWithoutAnswer(streamIds, 'failed', 'journal-failed');
  }
  return sendCall(transport, prepared);
}
