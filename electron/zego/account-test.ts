import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { AccountTest } from '../contract/start.ts';
import { clockAnswer } from './clock-answer.ts';
import type { ClockAnswer, Reading, TimeSource } from './clock-state.ts';
import type { Delivery } from './delivery.ts';
import { parseJson } from './json.ts';
import { buildQuery, type Credentials } from './query.ts';
import { redactor } from './redact.ts';
import { SIGNATURE_EXPIRED } from './return-codes.ts';
import { sign } from './signature.ts';
import type { Transport } from './transport.ts';
import { message, numericCode } from './vendors/fields.ts';

/** A name that no station uses: the call asks after a stream and changes nothing. */
const PROBE_STREAM = 'cdn-recorder-account-test';

/** In characters; a documented one has some fifty. */
const LONGEST_MESSAGE = 4_096;

const envelope = z.object({ Code: numericCode.pipe(z.number()), Message: message });

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

/** The API answers with JSON and status 200, whatever the code (facts §1); a page of a portal does not. */
const isFromApi = ({ httpStatus, contentType, fromCache }: Answer): boolean =>
  httpStatus === 200 &&
  !fromCache &&
  /^(application|text)\/([\w.+-]+\+)?json$/.test(contentType ?? '');

type Answer = Extract<Delivery, { kind: 'answer' }>;

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
 * Tests credentials with one signed, read-only call, DescribeRTCStreamState (facts §4); where its signature
 * had expired, once more by another time. Sent only when a person or a command line asks for it. Never throws.
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
  const nowMs = reading.signMs;
  const moment = { timestamp: Math.floor(nowMs / 1000), nonce: randomBytes(8).toString('hex') };
  const query = buildQuery(
    'DescribeRTCStreamState',
    [
      ['StreamId', PROBE_STREAM],
      ['Sequence', String(Math.floor(nowMs))],
    ],
    credentials,
    moment,
  );
  const delivery = await transport.get(credentials.endpoint, query);
  if (delivery.kind !== 'answer') {
    const word = delivery.reason === 'answer-unreadable' ? 'unclear' : 'unreachable';
    return { test: verdict(word, clock, { detail: delivery.detail }), next: null };
  }
  const parsed = envelope.safeParse(parsedOrUndefined(delivery.body));
  if (!parsed.success || !isFromApi(delivery)) {
    return { test: verdict('unclear', clock, { detail: cameAs(delivery) }), next: null };
  }
  const { Code: code, Message } = parsed.data;
  const next = clock.hear(reading, clockAnswer(delivery, code));
  const word = VERDICTS.get(code) ?? 'unclear';
  // SECURITY: a server or a proxy may echo the request, and this goes to the window.
  const secrets = [credentials.serverSecret, sign({ ...credentials, ...moment })];
  const facts = { code, message: redactor(secrets).text(Message, LONGEST_MESSAGE) };
  return { test: verdict(word, clock, facts), next };
}

const cameAs = ({ httpStatus, contentType, fromCache }: Answer): string =>
  [
    `HTTP ${httpStatus}`,
    ...(contentType ? [contentType] : []),
    ...(fromCache ? ['cache'] : []),
  ].join(', ');

function verdict(word: Verdict, clock: AccountTestClock, facts: Partial<AccountTest>): AccountTest {
  const clockOffsetSeconds = Math.round((clock.offset() ?? 0) / 1000);
  return { verdict: word, code: null, message: null, detail: null, clockOffsetSeconds, ...facts };
}

function parsedOrUndefined(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}
