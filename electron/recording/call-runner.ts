import type { Call, CallOutcome, Reason } from '#contract/model/outcome.ts';
import type { RunPreset } from '#contract/model/preset.ts';
import { type CallRequest, RECORD_ACTIONS } from '../zego/actions/cdn-record.ts';
import { outcomeWithoutAnswer } from '../zego/answer/answer.ts';
import { momentAt, type PreparedAction, prepareAction, sendAction } from '../zego/call-action.ts';
import type { Reading, TimeSource } from '../zego/clock/clock-state.ts';
import type { Credentials } from '../zego/request/query.ts';
import type { Transport } from '../zego/transport/transport.ts';
import type { CallRecord } from './call-record.ts';
import { stopTimeAt } from './end-time.ts';
import { Cancelled, type Limiter, type Priority, type Slot, type Waiting } from './limiter.ts';
import type { Clock, EndpointClock, Sending } from './ports.ts';
import { requestAt } from './request-at.ts';
import { retryDelay } from './retry.ts';
import { neverSent } from './settle-interrupted.ts';
import { isStillEnding, toldAsEnding } from './still-ending.ts';
import { type Correction, correctionOf } from './time-correction.ts';

/** What the request of a call is made from. */
export interface Signing {
  readonly preset: RunPreset;
  readonly credentials: Credentials;
  readonly endpointClock: EndpointClock;
  /** Whether the task that a hand-over is for has ended: then nothing takes over, and nothing is sent. */
  readonly isTooLate: () => boolean;
}

export interface CallContext extends Signing {
  readonly priority: Priority;
  readonly transport: Transport;
  readonly limiter: Limiter;
  readonly clock: Clock;
  /** Whether a stream's old task may still have been ending at a moment of the monotonic clock. */
  readonly isEnding: (streamId: string, at: number) => boolean;
  /** Wait before the second try of a start whose old task was still ending, in milliseconds. */
  readonly endingRetryMs: number;
  /** Why nothing is sent at all; absent where it is. */
  readonly unsent?: Reason | undefined;
  /** Takes back what is not sent yet. */
  readonly cancelled: AbortSignal;
  /** The place in the queue, for as long as there is one. */
  readonly onWaiting: (waiting: Waiting) => void;
}

/** A call that was written down as sending together with its run: its slot, and what it sends. */
export interface Ready {
  readonly slot: Slot;
  readonly prepared: Prepared;
}

/**
 * Takes one call to its outcome: a slot, the journal, the wire, and again only what surely did nothing.
 *
 * @param ready of a call that leaves at once; null for one that is queued.
 */
export async function runCall(
  record: CallRecord,
  context: CallContext,
  ready: Ready | null,
): Promise<Call> {
  const { clock, isEnding, endingRetryMs, unsent } = context;
  if (unsent) return record.settle(outcomeWithoutAnswer(record.call.streamIds, 'failed', unsent));
  let correction: Correction | null = null;
  let again = false;
  let waited = false;
  for (let attempt = 1; ; attempt += 1) {
    const tried: Attempted =
      ready && attempt === 1
        ? await holding(ready.slot, () => sendPrepared(ready.prepared, null, context))
        : await attemptOnce(record, { attempt, correction, again }, context);
    again = tried.correction !== null;
    correction = tried.correction ?? correction;
    if (again) continue;
    // After the wait the same answer is trouble, not a recording: a person has to look.
    const outcome = toldAsEnding(
      tried.outcome,
      (streamId) => waited || isEnding(streamId, tried.sentAt),
    );
    const isFirstWait: boolean = !waited && isStillEnding(outcome);
    waited ||= isFirstWait;
    const now = clock.monotonic();
    const { firstSentAt = now, lastSentAt = now } = record.sentAt ?? {};
    const times = { beganMs: lastSentAt - firstSentAt, elapsedMs: now - firstSentAt };
    const delay = isFirstWait
      ? endingRetryMs
      : retryDelay({ outcome, attempt, ...times, random: Math.random() });
    if (delay === null) return record.settle(outcome);
    record.waiting(delay);
    if (!(await pause(delay, context.cancelled))) {
      return record.settle(takenBack(record, context.cancelled));
    }
  }
}

/**
 * Why what the program has planned, a stop or a hand-over, is taken back as it ends: no person wants it undone, the next
 * start sends it.
 */
export const LEFT_TO_NEXT_START = Symbol('left to the next start');

const takenBack = ({ call: { streamIds, attempts } }: CallRecord, { reason }: AbortSignal) =>
  reason === LEFT_TO_NEXT_START
    ? neverSent(streamIds, attempts)
    : outcomeWithoutAnswer(streamIds, 'failed', 'cancelled');

/** One try of a call, and what its earlier ones have taught. */
export interface Try {
  /** 1 for the first. */
  readonly attempt: number;
  readonly correction: Correction | null;
  /** The correction is new: the try goes before others that wait. */
  readonly again: boolean;
}

/** The outcome of a try; with a correction the runner repeats it once. */
interface Attempted {
  readonly outcome: CallOutcome;
  readonly correction: Correction | null;
  /** On the monotonic clock; of what was not sent any moment. */
  readonly sentAt: number;
}
const final = (outcome: CallOutcome): Attempted => ({ outcome, correction: null, sentAt: 0 });

async function holding(slot: Slot, send: () => Promise<Attempted>): Promise<Attempted> {
  let answered = false;
  try {
    const attempted = await send();
    answered = attempted.outcome.httpStatus !== null;
    return attempted;
  } finally {
    slot.release(answered);
  }
}

async function attemptOnce(record: CallRecord, it: Try, context: CallContext): Promise<Attempted> {
  const { limiter, priority, cancelled, onWaiting } = context;
  const waiting = limiter.acquire(priority, it.again);
  const leave = () => waiting.cancel();
  cancelled.addEventListener('abort', leave);
  if (cancelled.aborted) leave();
  onWaiting(waiting);
  try {
    const slot = await waiting.slot;
    return await holding(slot, async () => {
      // The slot may have been given in the same turn in which the call was taken back.
      if (cancelled.aborted) throw new Cancelled('taken back before it was sent');
      return sendOnce(record, it, context);
    });
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    return final(takenBack(record, cancelled));
  } finally {
    cancelled.removeEventListener('abort', leave);
  }
}

/** What one try sends, and what is written down before it leaves. */
export interface Prepared {
  readonly request: CallRequest;
  readonly wire: PreparedAction<CallOutcome>;
  readonly reading: Reading;
  readonly sending: Omit<Sending, 'startedAt'>;
}

/** With the slot in hand: the end time and the signature of this very moment. An outcome where nothing can be sent. */
export function prepareTry(
  call: Call,
  { attempt, correction }: Pick<Try, 'attempt' | 'correction'>,
  { preset, credentials, endpointClock, isTooLate }: Signing,
): Prepared | CallOutcome {
  const { streamIds } = call;
  if (isTooLate()) return outcomeWithoutAnswer(streamIds, 'failed', 'hand-over-too-late');
  const reading = endpointClock.read(correction?.source ?? endpointClock.source());
  const { signMs, latestMs } = reading;
  const endAheadMs = correction?.endAheadMs ?? null;
  const endFromMs = endAheadMs === null ? latestMs : signMs + endAheadMs;
  const request = requestAt(endFromMs, call, preset);
  if (request === null) return outcomeWithoutAnswer(streamIds, 'failed', 'end-time-out-of-range');
  const action = RECORD_ACTIONS[request.action];
  const wire = prepareAction(action, request, credentials, momentAt(signMs));
  const stopAt =
    request.action === 'StartCDNRecord' ? stopTimeAt(preset, request.vendor, endFromMs) : null;
  const { endTime } = request.extras;
  const sending = { attempt, endTime, ...(stopAt !== null && { stopAt }) };
  return { request, wire, reading, sending };
}

export const isPrepared = (made: Prepared | CallOutcome): made is Prepared => 'wire' in made;

/** Prepares a try, writes down that it leaves, and sends it. */
export async function sendOnce(
  record: CallRecord,
  it: Try,
  context: CallContext,
): Promise<Attempted> {
  const made = prepareTry(record.call, it, context);
  if (!isPrepared(made)) return final(made);
  try {
    record.sending(made.sending);
  } catch {
    return final(outcomeWithoutAnswer(record.call.streamIds, 'failed', 'journal-failed'));
  }
  return sendPrepared(made, it.correction, context);
}

/** The wire, once it is written down that the request leaves. */
async function sendPrepared(
  { request, wire, reading }: Prepared,
  correction: Correction | null,
  { transport, clock, endpointClock }: CallContext,
): Promise<Attempted> {
  const sentAt = clock.monotonic();
  let next: TimeSource | null = null;
  let dateMs: number | null = null;
  const outcome = await sendAction(transport, wire, (answer) => {
    next = endpointClock.hear(reading, answer);
    dateMs = answer.dateMs;
  });
  const tookMs = clock.monotonic() - sentAt;
  const { endTime } = request.extras;
  const refused = { outcome, reading, endTime, next, dateMs, tookMs, before: correction };
  return { outcome, correction: correctionOf(refused), sentAt };
}

/** False when it was cancelled before the time was over. */
function pause(ms: number, cancelled: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (whole: boolean) => {
      clearTimeout(timer);
      cancelled.removeEventListener('abort', cut);
      resolve(whole);
    };
    const cut = () => end(false);
    const timer = setTimeout(() => end(true), ms);
    cancelled.addEventListener('abort', cut);
    if (cancelled.aborted) cut();
  });
}
