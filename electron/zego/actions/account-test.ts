import type { AccountTest } from '#contract/model/start.ts';
import { momentAt, prepareAction, sendAction } from '../call-action.ts';
import type { ClockAnswer, Reading, TimeSource } from '../clock/clock-state.ts';
import type { Credentials } from '../request/query.ts';
import type { Transport } from '../transport/transport.ts';
import { describeRtcStreamState } from './describe-rtc-stream-state.ts';

/** A name that no station uses: the call asks after a stream and changes nothing. */
const PROBE_STREAM = 'cdn-recorder-account-test';

export interface AccountTestClock {
  source(): TimeSource;
  read(source: TimeSource): Reading;
  hear(reading: Reading, answer: ClockAnswer): TimeSource | null;
  /** By how much the server is known to be ahead of this machine, in milliseconds; null where it is not. */
  offset(): number | null;
}

/** What one try found, and whose time to try once more with where its signature had expired. */
export interface TriedAccount {
  readonly test: AccountTest;
  readonly next: TimeSource | null;
}

/** Where a request waits for its slot of the rate limit; the signature is made when it has it. */
export type InSlot = (attempt: () => Promise<TriedAccount>) => Promise<TriedAccount>;

/**
 * Tests credentials with one signed, read-only call; where its signature had expired, once more by another
 * time. Sent only when a person or a command line asks for it. Never throws.
 */
export async function testAccount(
  transport: Transport,
  credentials: Credentials,
  clock: AccountTestClock,
  inSlot: InSlot = (attempt) => attempt(),
): Promise<AccountTest> {
  let source = clock.source();
  for (;;) {
    const { test, next } = await inSlot(() => tryOnce(transport, credentials, clock, source));
    if (!next) return test;
    source = next;
  }
}

async function tryOnce(
  transport: Transport,
  credentials: Credentials,
  clock: AccountTestClock,
  source: TimeSource,
): Promise<TriedAccount> {
  const reading = clock.read(source);
  const request = { streamId: PROBE_STREAM, sequence: reading.signMs };
  const moment = momentAt(reading.signMs);
  const prepared = prepareAction(describeRtcStreamState, request, credentials, moment);
  let next: TimeSource | null = null;
  const answer = await sendAction(transport, prepared, (told) => {
    next = clock.hear(reading, told);
  });
  const clockOffsetSeconds = Math.round((clock.offset() ?? 0) / 1000);
  return { test: { ...answer, clockOffsetSeconds }, next };
}
