import { z } from 'zod';
import type { Reason } from '#contract/model/outcome.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { parseJson } from '../answer/json.ts';
import type { Steps } from '../answer/turns.ts';
import type { ReadAnswer } from '../call-action.ts';
import { type Redactor, redactor } from '../redact/redact.ts';
import type { Delivery } from '../transport/delivery.ts';
import { message, numericCode, text } from '../vendors/common/fields.ts';

/**
 * What came of a question about files, or of a merge. `refused`: the API answered with a code. `not-sent`: it
 * surely did not arrive. `lost`: it was sent, and whether it was acted upon is not known.
 */
export type MediaAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly requestId: string | null }
  | {
      readonly kind: 'refused';
      readonly code: number;
      readonly message: string;
      readonly requestId: string | null;
    }
  | { readonly kind: 'not-sent'; readonly reason: Reason; readonly detail: string | null }
  | {
      readonly kind: 'lost';
      readonly reason: Reason;
      readonly detail: string | null;
      /** Null where the server sent nothing at all. */
      readonly httpStatus: number | null;
      readonly requestId: string | null;
    };

/** Whether the server sent at least a status. */
export const wasAnswered = (answer: MediaAnswer<unknown>): boolean =>
  answer.kind === 'lost' ? answer.httpStatus !== null : answer.kind !== 'not-sent';

/** In characters; a documented message has some fifty, an id 108. */
export const LONGEST_MESSAGE = 4_096;
const LONGEST_ID = 512;

const envelope = z.object({
  Code: numericCode.pipe(z.number()),
  Message: message,
  RequestId: text,
  Data: z.unknown().optional(),
});

/** How the vendor's part of an answer becomes a value, and how that is cleaned of secrets. */
export interface ValueReader<T> {
  /** Null when it is not the vendor's shape. */
  read(part: unknown): T | null;
  clean(value: T, redact: Redactor): Steps<T>;
}

/**
 * Reads an answer whose `Data` has a part for each vendor. Never throws. As with a start (`answer.ts`) the body
 * decides and not the HTTP status; a success whose value cannot be read is `lost`.
 */
export function* readMediaAnswer<T>(
  vendor: Vendor,
  delivery: Delivery,
  secrets: readonly string[],
  reader: ValueReader<T>,
): Steps<ReadAnswer<MediaAnswer<T>>> {
  if (delivery.kind === 'not-sent') {
    const { reason, detail } = delivery;
    return { answer: { kind: 'not-sent', reason, detail }, code: null };
  }
  if (delivery.kind === 'lost') {
    const { reason, detail, httpStatus } = delivery;
    return { answer: { kind: 'lost', reason, detail, httpStatus, requestId: null }, code: null };
  }
  const parsed = envelope.safeParse(parsedOrUndefined(delivery.body));
  yield;
  if (!parsed.success) return { answer: unreadable(delivery.httpStatus, null), code: null };
  const { Code: code, Message, RequestId, Data } = parsed.data;
  const redact = redactor(secrets);
  const requestId = RequestId === undefined ? null : redact.id(RequestId, LONGEST_ID);
  if (code !== 0) {
    const said = redact.text(Message, LONGEST_MESSAGE);
    return { answer: { kind: 'refused', code, message: said, requestId }, code };
  }
  const value = reader.read(partOf(vendor, Data));
  yield;
  if (value === null) return { answer: unreadable(delivery.httpStatus, requestId), code };
  return { answer: { kind: 'ok', value: yield* reader.clean(value, redact), requestId }, code };
}

const unreadable = (httpStatus: number, requestId: string | null): MediaAnswer<never> => ({
  kind: 'lost',
  reason: 'answer-unreadable',
  detail: null,
  httpStatus,
  requestId,
});

const partOf = (vendor: Vendor, data: unknown): unknown =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, vendor)
    ? (data as Readonly<Record<string, unknown>>)[vendor]
    : undefined;

function parsedOrUndefined(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}

/** An object with each of its texts changed; what else it has stays. */
export const withTexts = <T extends object>(value: T, change: (text: string) => string): T =>
  Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === 'string' ? change(member) : member,
    ]),
  ) as T;
