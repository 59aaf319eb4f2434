import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { AccountTest } from '../contract/start.ts';
import type { Delivery } from './delivery.ts';
import { parseJson } from './json.ts';
import { buildQuery, type Credentials } from './query.ts';
import { redact } from './redact.ts';
import { SIGNATURE_EXPIRED } from './return-codes.ts';
import { sign } from './signature.ts';
import type { Transport } from './transport.ts';
import { message, numericCode } from './vendors/fields.ts';

/** A name that no station uses: the call asks after a stream and changes nothing. */
const PROBE_STREAM = 'cdn-recorder-account-test';

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
  now(): number;
  learn(date: string | null): void;
  readonly offsetMs: number;
}

/**
 * Tests credentials with one signed, read-only call, DescribeRTCStreamState (facts §4). Sent only when
 * somebody asked for it. Never throws.
 */
export async function testAccount(
  transport: Transport,
  credentials: Credentials,
  clock: AccountTestClock,
): Promise<AccountTest> {
  const nowMs = clock.now();
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
  if (delivery.kind !== 'answer') return verdict('unreachable', clock, { detail: delivery.detail });
  const parsed = envelope.safeParse(parsedOrUndefined(delivery.body));
  if (!parsed.success || !isFromApi(delivery)) {
    return verdict('unclear', clock, { detail: cameAs(delivery) });
  }
  clock.learn(delivery.date);
  const { Code: code, Message } = parsed.data;
  const word = VERDICTS.get(code) ?? 'unclear';
  // SECURITY: a server or a proxy may echo the request, and this goes to the window.
  const secrets = [credentials.serverSecret, sign({ ...credentials, ...moment })];
  return verdict(word, clock, { code, message: redact(Message, secrets) });
}

const cameAs = ({ httpStatus, contentType, fromCache }: Answer): string =>
  [
    `HTTP ${httpStatus}`,
    ...(contentType ? [contentType] : []),
    ...(fromCache ? ['cache'] : []),
  ].join(', ');

function verdict(
  word: Verdict,
  { offsetMs }: AccountTestClock,
  facts: Partial<AccountTest>,
): AccountTest {
  const clockOffsetSeconds = Math.round(offsetMs / 1000);
  return { verdict: word, code: null, message: null, detail: null, clockOffsetSeconds, ...facts };
}

function parsedOrUndefined(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}
