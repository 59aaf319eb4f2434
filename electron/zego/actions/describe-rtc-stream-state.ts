import { z } from 'zod';
import { parseJson } from '../answer/json.ts';
import { inOneStep } from '../answer/turns.ts';
import type { ApiAction } from '../call-action.ts';
import { redactor } from '../redact/redact.ts';
import type { Delivery } from '../transport/delivery.ts';
import { message, numericCode } from '../vendors/common/fields.ts';

/** In characters; a documented one has some fifty. */
const LONGEST_MESSAGE = 4_096;

const envelope = z.object({ Code: numericCode.pipe(z.number()), Message: message });

/** What the API says of a stream, in its code: the answer has no field for it (facts §3c, §4). */
export interface StreamStateAnswer {
  /** Null where no answer of the API came. */
  readonly code: number | null;
  readonly message: string | null;
  /** Technical cause where there was no answer of the API. */
  readonly detail: string | null;
  /** Something answered, though it need not be the API. */
  readonly wasReached: boolean;
}

export interface StreamStateRequest {
  readonly streamId: string;
  /** Milliseconds since the epoch; the answer repeats it (facts §4). */
  readonly sequence: number;
}

/**
 * DescribeRTCStreamState (facts §4): one signed, read-only call. Code 0: the stream is published; 41006: it is
 * closed; 41004: there is none. It sees streams of RTC alone, and none that is pushed straight to the CDN.
 */
export const describeRtcStreamState: ApiAction<StreamStateRequest, StreamStateAnswer> = {
  name: 'DescribeRTCStreamState',
  parameters: ({ streamId, sequence }) => [
    ['StreamId', streamId],
    ['Sequence', String(Math.floor(sequence))],
  ],
  read: inOneStep((_request, delivery, secrets) => {
    if (delivery.kind !== 'answer') {
      const wasReached = delivery.reason === 'answer-unreadable';
      return { answer: withoutCode(wasReached, delivery.detail), code: null };
    }
    const parsed = envelope.safeParse(parsedOrUndefined(delivery.body));
    if (!parsed.success || !isFromApi(delivery)) {
      return { answer: withoutCode(true, cameAs(delivery)), code: null };
    }
    const { Code: code, Message } = parsed.data;
    const text = redactor(secrets).text(Message, LONGEST_MESSAGE);
    return { answer: { code, message: text, detail: null, wasReached: true }, code };
  }),
};

type Answer = Extract<Delivery, { kind: 'answer' }>;

const withoutCode = (wasReached: boolean, detail: string | null): StreamStateAnswer => ({
  code: null,
  message: null,
  detail,
  wasReached,
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
