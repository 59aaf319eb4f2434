import { z } from 'zod';
import type { AccountTest } from '#contract/model/start.ts';
import { parseJson } from '../answer/json.ts';
import { SIGNATURE_EXPIRED } from '../answer/return-codes.ts';
import { inOneStep } from '../answer/turns.ts';
import type { ApiAction } from '../call-action.ts';
import { redactor } from '../redact/redact.ts';
import type { Delivery } from '../transport/delivery.ts';
import { message, numericCode } from '../vendors/common/fields.ts';

/** In characters; a documented one has some fifty. */
const LONGEST_MESSAGE = 4_096;

const envelope = z.object({ Code: numericCode.pipe(z.number()), Message: message });

export type Verdict = AccountTest['verdict'];
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

/** What an answer says of the credentials that signed its request. */
export type CredentialsAnswer = Omit<AccountTest, 'clockOffsetSeconds'>;

export interface StreamStateRequest {
  readonly streamId: string;
  /** Milliseconds since the epoch; the answer repeats it (facts §4). */
  readonly sequence: number;
}

/** DescribeRTCStreamState (facts §4): one signed, read-only call, read for what it says of the credentials. */
export const describeRtcStreamState: ApiAction<StreamStateRequest, CredentialsAnswer> = {
  name: 'DescribeRTCStreamState',
  parameters: ({ streamId, sequence }) => [
    ['StreamId', streamId],
    ['Sequence', String(Math.floor(sequence))],
  ],
  read: inOneStep((_request, delivery, secrets) => {
    if (delivery.kind !== 'answer') {
      const verdict = delivery.reason === 'answer-unreadable' ? 'unclear' : 'unreachable';
      return { answer: withoutCode(verdict, delivery.detail), code: null };
    }
    const parsed = envelope.safeParse(parsedOrUndefined(delivery.body));
    if (!parsed.success || !isFromApi(delivery)) {
      return { answer: withoutCode('unclear', cameAs(delivery)), code: null };
    }
    const { Code: code, Message } = parsed.data;
    const verdict = VERDICTS.get(code) ?? 'unclear';
    const text = redactor(secrets).text(Message, LONGEST_MESSAGE);
    return { answer: { verdict, code, message: text, detail: null }, code };
  }),
};

type Answer = Extract<Delivery, { kind: 'answer' }>;

const withoutCode = (verdict: Verdict, detail: string | null): CredentialsAnswer => ({
  verdict,
  code: null,
  message: null,
  detail,
});

/** The API answers with JSON and status 200, whatever the code (facts §1); a page of a portal does not. */
const isFromApi = ({ httpStatus, contentType, fromCache }: Answer): boolean =>
  httpStatus === 200 &&
  !fromCache &&
  /^(application|text)\/([\w.+-]+\+)?json$/.test(contentType ?? '');

const cameAs = ({ httpStatus, contentType, fromCache }: Answer): string =>
  [
    `HTTP ${httpStatus}`,
    ...(contentType ? [contentType] : []),
    ...(fromCache ? ['cache'] : []),
  ].join(', ');

function parsedOrUndefined(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}
