import type { AccountTest } from '#contract/model/start.ts';
import type { PublishState, StreamCheck } from '#contract/model/stream-check.ts';
import { SIGNATURE_EXPIRED } from '../answer/return-codes.ts';
import type { Credentials } from '../request/query.ts';
import { type SigningClock, sendInTime, type Way } from '../send-in-time.ts';
import { describeRtcStreamState, type StreamStateAnswer } from './describe-rtc-stream-state.ts';

/** A name that no station uses: the call asks after a stream and changes nothing. */
const PROBE_STREAM = 'cdn-recorder-account-test';

export interface AccountTestClock extends SigningClock {
  /** By how much the server is known to be ahead of this machine, in milliseconds; null where it is not. */
  offset(): number | null;
}

type Verdict = AccountTest['verdict'];
const all = (verdict: Verdict, ...codes: number[]): [number, Verdict][] =>
  codes.map((code) => [code, verdict]);

/**
 * What each documented answer says of the credentials: of the gateway (facts §3a), and of the media service
 * that this action belongs to (§3c; the small numbers of §3b mean other things). Only an answer about the
 * stream that was asked for proves them: it comes after the service has taken the AppId and the signature.
 * What speaks of the request, or of a fault, may come before that. All others settle nothing.
 */
const VERDICTS: ReadonlyMap<number, Verdict> = new Map([
  ...all('proven', 0, 41_003, 41_004, 41_006),
  ...all('wrong-app-id', 3000, 30_005, 100_000_001, 100_000_010, 100_000_011),
  ...all('wrong-secret', 3, 5003, 40_005, 100_000_005),
  ...all('clock-off', 3002, SIGNATURE_EXPIRED),
  ...all('wrong-environment', 30_004, 100_000_016),
  ...all('not-enabled', 3003, 100_000_017),
  ...all('project-offline', 1005),
  ...all('too-frequent', 1010, 5007, 30_002),
  ...all('server-fault', 3001, 5000, 5001, 5002, 5006, 30_003, 100_000_015),
]);

/**
 * Tests credentials with one signed, read-only call; where its signature had expired, once more by another
 * time. Sent only when a person or a command line asks for it. Never throws.
 */
export async function testAccount(way: TestWay, credentials: Credentials): Promise<AccountTest> {
  return testOf(await askStreamState(way, credentials, PROBE_STREAM), way);
}

/** The answers that are about the stream. */
const PUBLISH_STATE_OF: ReadonlyMap<number | null, PublishState> = new Map([
  [0, 'published'],
  [41_006, 'closed'],
  [41_004, 'absent'],
]);

/**
 * Asks whether a stream is published, with one signed, read-only call; where its signature had expired, once more by
 * another time. Never throws.
 */
export async function checkStream(
  way: TestWay,
  credentials: Credentials,
  streamId: string,
): Promise<StreamCheck> {
  // Where a stream of ZEGO's test environment is named in full (facts §1).
  const asked = credentials.isTest ? `zegotest-${credentials.appId}-${streamId}` : streamId;
  const answer = await askStreamState(way, credentials, asked);
  const state = PUBLISH_STATE_OF.get(answer.code) ?? 'not-told';
  return { streamId, state, fault: state === 'not-told' ? testOf(answer, way) : null };
}

type TestWay = Way & { readonly clock: AccountTestClock };

const askStreamState = (way: TestWay, credentials: Credentials, streamId: string) =>
  sendInTime(way, credentials, {
    action: describeRtcStreamState,
    request: ({ signMs }) => ({ streamId, sequence: nextSequence(signMs) }),
    wasAnswered: ({ wasReached }) => wasReached,
  });

function testOf(answer: StreamStateAnswer, { clock }: TestWay): AccountTest {
  const { code, message, detail } = answer;
  const clockOffsetSeconds = Math.round((clock.offset() ?? 0) / 1000);
  return { verdict: verdictOf(answer), code, message, detail, clockOffsetSeconds };
}

let lastSequence = 0;

/** A sibling takes only a number above its last one within ten seconds (facts §4); two tests can share a millisecond. */
function nextSequence(signMs: number): number {
  lastSequence = Math.max(lastSequence + 1, Math.floor(signMs));
  return lastSequence;
}

function verdictOf({ code, wasReached }: StreamStateAnswer): Verdict {
  if (code !== null) return VERDICTS.get(code) ?? 'unclear';
  return wasReached ? 'unclear' : 'unreachable';
}
