import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { AccountTest } from '../contract/start.ts';
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

/**
 * Codes that speak of the credentials (gateway: facts §3a; the service itself: §3c, and 7 of §3b). Any other
 * code from behind the gateway proves them.
 */
const VERDICTS: Readonly<Record<number, AccountTest['verdict']>> = {
  3: 'wrong-secret',
  7: 'wrong-secret',
  3000: 'wrong-app-id',
  5003: 'wrong-secret',
  30005: 'wrong-app-id',
  40005: 'wrong-secret',
  100000001: 'wrong-app-id',
  [SIGNATURE_EXPIRED]: 'clock-off',
  100000005: 'wrong-secret',
  100000010: 'wrong-app-id',
  100000011: 'wrong-app-id',
};
const isGatewayCode = (code: number): boolean => code >= 100_000_000 && code < 100_001_000;

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
  if (!parsed.success) return verdict('unclear', clock, { detail: `HTTP ${delivery.httpStatus}` });
  clock.learn(delivery.date);
  const { Code: code, Message } = parsed.data;
  const word = VERDICTS[code] ?? (isGatewayCode(code) ? 'unclear' : 'proven');
  // SECURITY: a server or a proxy may echo the request, and this goes to the window.
  const secrets = [credentials.serverSecret, sign({ ...credentials, ...moment })];
  return verdict(word, clock, { code, message: redact(Message, secrets) });
}

function verdict(
  word: AccountTest['verdict'],
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
