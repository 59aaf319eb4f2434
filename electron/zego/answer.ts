import { z } from 'zod';
import type { CallOutcome, Reason, StreamOutcome } from '../contract/outcome.ts';
import type { Vendor } from '../contract/vendor.ts';
import { parseJson } from './json.ts';
import { returnCode } from './return-codes.ts';
import { rollUp, tally } from './roll-up.ts';
import { message, numericCode, text } from './vendors/fields.ts';
import { VENDOR_ADAPTERS } from './vendors/registry.ts';
import type { VendorAnswer } from './vendors/vendor.ts';

/** What all ZEGO answers have (facts §1, "Common response"). A `Code` that is no number is not ZEGO's. */
const envelope = z.object({
  Code: numericCode.pipe(z.number()),
  Message: message,
  RequestId: text,
  Data: z.unknown().optional(),
});

export interface Asked {
  readonly vendor: Vendor;
  readonly streamIds: readonly string[];
}

/** Everything that a call's outcome says apart from its streams. */
type CallFacts = Partial<Omit<CallOutcome, 'status' | 'counts' | 'streams'>>;

/** Builds an outcome from its streams; status and counts follow from them and from nothing else. */
export function outcomeOf(streams: StreamOutcome[], facts: CallFacts): CallOutcome {
  const counts = tally(streams.map((stream) => stream.status));
  return {
    status: rollUp(counts),
    counts,
    code: null,
    message: null,
    requestId: null,
    httpStatus: null,
    reason: null,
    detail: null,
    raw: null,
    ...facts,
    streams,
  };
}

/** The outcome of a call that got no readable answer: every stream has the same fate. */
export function outcomeWithoutAnswer(
  streamIds: readonly string[],
  status: 'failed' | 'unknown',
  reason: Reason,
  facts: CallFacts = {},
): CallOutcome {
  return outcomeOf(
    streamIds.map((streamId) => ({ streamId, status, reason })),
    { ...facts, reason },
  );
}

/**
 * Reads an answer, whatever its HTTP status (only 200 is documented, so the body decides). Never
 * throws: what cannot be read as the API's is `unknown`, because the request did arrive somewhere.
 */
export function readAnswer(asked: Asked, httpStatus: number, raw: string): CallOutcome {
  try {
    const parsed = envelope.safeParse(parseJson(raw));
    if (parsed.success) return readEnvelope(asked, httpStatus, raw, parsed.data);
  } catch {
    // Not JSON, or nested so deep that reading it overflows the stack.
  }
  const facts = { httpStatus, raw };
  return outcomeWithoutAnswer(asked.streamIds, 'unknown', 'answer-unreadable', facts);
}

function readEnvelope(
  asked: Asked,
  httpStatus: number,
  raw: string,
  data: z.infer<typeof envelope>,
): CallOutcome {
  const { Code: code, Message, RequestId, Data } = data;
  const answer = readVendorPart(asked.vendor, Data);
  const streams = asked.streamIds.flatMap((streamId) => readStream(streamId, code, answer));
  return outcomeOf(streams, {
    code,
    message: Message,
    requestId: RequestId ?? null,
    httpStatus,
    reason: callReason(code, streams),
    ...(answer?.vendorCall ? { vendorCall: answer.vendorCall } : {}),
    raw,
  });
}

function readVendorPart(vendor: Vendor, data: unknown): VendorAnswer | null {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, vendor)) return null;
  return VENDOR_ADAPTERS[vendor].readAnswer((data as Record<string, unknown>)[vendor]);
}

/** Where there are rows they decide, whatever the top-level code says; where there are none it does. */
function readStream(streamId: string, code: number, answer: VendorAnswer | null): StreamOutcome[] {
  const rows = answer?.rows.filter((row) => row.streamId === streamId) ?? [];
  if (rows.length > 0) return [...rows];
  if (code === 0 || (answer?.rows.length ?? 0) > 0) {
    return [{ streamId, status: 'unknown', reason: 'stream-missing' }];
  }
  return returnCode(code).retry === 'later'
    ? [{ streamId, status: 'failed', reason: 'too-frequent' }]
    : [{ streamId, status: 'rejected', reason: 'return-code' }];
}

function callReason(code: number, streams: readonly StreamOutcome[]): Reason | null {
  if (code !== 0) return returnCode(code).retry === 'later' ? 'too-frequent' : 'return-code';
  return streams.find((stream) => stream.reason)?.reason ?? null;
}
