import { type ApiAction, momentAt, prepareAction, sendAction } from './call-action.ts';
import type { ClockAnswer, Reading, TimeSource } from './clock/clock-state.ts';
import type { Credentials } from './request/query.ts';
import type { Transport } from './transport/transport.ts';

/** The time at an endpoint, for what is signed and sent to it. */
export interface SigningClock {
  source(): TimeSource;
  read(source: TimeSource): Reading;
  hear(reading: Reading, answer: ClockAnswer): TimeSource | null;
}

/** What one try brought, and whose time to try once more with where its signature had expired. */
export interface Tried<Answer> {
  readonly answer: Answer;
  /** The server sent at least a status. */
  readonly answered: boolean;
  readonly next: TimeSource | null;
}

/** Where a request waits for its slot of the rate limit; the signature is made when it has it. */
export type InSlot = <Answer>(
  attempt: () => Promise<Tried<Answer>>,
  isAgain: boolean,
) => Promise<Tried<Answer>>;

/** What a request goes through on its way out. */
export interface Way {
  readonly transport: Transport;
  readonly clock: SigningClock;
  readonly inSlot: InSlot;
}

/** One request that is not a start or a stop: those have rules of their own (`recording/call-runner.ts`). */
export interface Question<Request, Answer> {
  readonly action: ApiAction<Request, Answer>;
  /** What to ask, by the time that signs it. */
  readonly request: (reading: Reading) => Request;
  readonly wasAnswered: (answer: Answer) => boolean;
}

/**
 * Sends a request; where its signature had expired, which surely did nothing, once more by another time. Never
 * throws but for a vendor that the action is not for.
 */
export async function sendInTime<Request, Answer>(
  { transport, clock, inSlot }: Way,
  credentials: Credentials,
  { action, request, wasAnswered }: Question<Request, Answer>,
): Promise<Answer> {
  const tryBy = async (source: TimeSource): Promise<Tried<Answer>> => {
    const reading = clock.read(source);
    const moment = momentAt(reading.signMs);
    const prepared = prepareAction(action, request(reading), credentials, moment);
    let next: TimeSource | null = null;
    const answer = await sendAction(transport, prepared, (told) => {
      next = clock.hear(reading, told);
    });
    return { answer, answered: wasAnswered(answer), next };
  };
  let source = clock.source();
  for (let isAgain = false; ; isAgain = true) {
    const { answer, next } = await inSlot(() => tryBy(source), isAgain);
    if (!next) return answer;
    source = next;
  }
}
