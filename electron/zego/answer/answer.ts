import { z } from 'zod';
import type { CallOutcome, Reason, StreamOutcome } from '#contract/model/outcome.ts';
import type { Action, Vendor } from '#contract/model/vendor.ts';
import { rollUp, tally } from '#contract/rules/roll-up.ts';
import { rowKind } from '#contract/rules/row-codes.ts';
import { message, numericCode, text } from '../vendors/common/fields.ts';
import type { VendorAnswer } from '../vendors/common/vendor.ts';
import { vendorOf } from '../vendors/registry.ts';
import { withLongIntegersQuoted } from './json.ts';
import { returnCode } from './return-codes.ts';
import { finish, type Steps } from './turns.ts';

/** What all ZEGO answers have (facts §1, "Common response"). A `Code` that is no number is not ZEGO's. */
const envelope = z.object({
  Code: numericCode.pipe(z.number()),
  Message: message,
  RequestId: text,
  Data: z.unknown().optional(),
});

const remainder = z.object({ Message: text, RequestId: text });

export interface AnsweredCall {
  /** A start where absent. */
  readonly action?: Action;
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
export const readAnswer = (call: AnsweredCall, httpStatus: number, raw: string): CallOutcome =>
  finish(answerInSteps(call, httpStatus, raw));

/** The same in steps, of which each looks through a large answer once. */
export function* answerInSteps(
  call: AnsweredCall,
  httpStatus: number,
  raw: string,
): Steps<CallOutcome> {
  let facts: CallFacts = { httpStatus, raw };
  try {
    const text = withLongIntegersQuoted(raw);
    yield;
    const body: unknown = JSON.parse(text);
    yield;
    const parsed = envelope.safeParse(body);
    if (parsed.success) return readEnvelope(call, httpStatus, raw, parsed.data);
    facts = { ...facts, ...remains(body) };
  } catch {
    // Not JSON, or nested so deep that reading it overflows the stack.
  }
  return outcomeWithoutAnswer(call.streamIds, 'unknown', 'answer-unreadable', facts);
}

/** What support can use of an answer whose `Code` cannot be read. */
function remains(body: unknown): CallFacts {
  const parsed = remainder.safeParse(body);
  if (!parsed.success) return {};
  const { Message, RequestId } = parsed.data;
  return { message: Message ?? null, requestId: RequestId ?? null };
}

function readEnvelope(
  call: AnsweredCall,
  httpStatus: number,
  raw: string,
  data: z.infer<typeof envelope>,
): CallOutcome {
  const { Code: code, Message, RequestId, Data } = data;
  const answer = readVendorPart(call.vendor, Data);
  const streams = readStreams(call.streamIds, code, answer).map((row) => explained(row, call));
  return outcomeOf(streams, {
    code,
    message: Message,
    requestId: RequestId ?? null,
    httpStatus,
    reason: callReason(code, streams),
    ...(answer.vendorCall ? { vendorCall: answer.vendorCall } : {}),
    raw,
  });
}

/** A start that was refused because the stream is recorded already created nothing, and yet it runs. */
function explained(
  row: StreamOutcome,
  { action = 'StartCDNRecord', vendor }: AnsweredCall,
): StreamOutcome {
  const isAlready =
    action === 'StartCDNRecord' &&
    row.status === 'rejected' &&
    !row.reason &&
    rowKind(vendorOf(vendor), row.vendorCode) === 'already-recording';
  return isAlready ? { ...row, reason: 'already-recording' } : row;
}

/** An answer without the vendor's part: it says nothing of any stream. */
const SILENT: VendorAnswer = { rows: [], unnamed: 0 };
/** Something is there that is not the vendor's shape: it may speak of any stream. */
const UNREADABLE: VendorAnswer = { rows: [], unnamed: 1 };

function readVendorPart(vendor: Vendor, data: unknown): VendorAnswer {
  if (isEmpty(data)) return SILENT;
  if (typeof data !== 'object' || Array.isArray(data)) return UNREADABLE;
  if (!Object.hasOwn(data as object, vendor)) return SILENT;
  const part = (data as Record<string, unknown>)[vendor];
  return isEmpty(part) ? SILENT : (vendorOf(vendor).readAnswer(part) ?? UNREADABLE);
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  // Of a long list `Object.keys` would make a text for each item.
  (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0);

/**
 * Where there are rows they decide, whatever the top-level code says; where there are none it does. A row
 * that names no stream is taken as one of a stream without a row; where each has one, it may be of any.
 */
function readStreams(
  streamIds: readonly string[],
  code: number,
  answer: VendorAnswer,
): StreamOutcome[] {
  const rowsOf = (streamId: string) => answer.rows.filter((row) => row.streamId === streamId);
  const allHaveRows = streamIds.every((streamId) => rowsOf(streamId).length > 0);
  return streamIds.flatMap((streamId) => {
    const rows = rowsOf(streamId);
    const mayHaveMore = answer.unnamed > 0 && (rows.length === 0 || allHaveRows);
    const isDoubted = rows.some(({ status }) => status === 'unknown');
    if (mayHaveMore && !isDoubted) return [...rows, unreadable(streamId)];
    return rows.length > 0 ? rows : [withoutRow(streamId, code, answer)];
  });
}

const unreadable = (streamId: string): StreamOutcome => ({
  streamId,
  status: 'unknown',
  reason: 'answer-unreadable',
});

function withoutRow(
  streamId: string,
  code: number,
  { rows, refusal }: VendorAnswer,
): StreamOutcome {
  if (refusal) return { streamId, status: 'rejected', ...refusal };
  if (code === 0 || rows.length > 0) {
    return { streamId, status: 'unknown', reason: 'stream-missing' };
  }
  return returnCode(code).retry === 'later'
    ? { streamId, status: 'failed', reason: 'too-frequent' }
    : { streamId, status: 'rejected', reason: 'return-code' };
}

function callReason(code: number, streams: readonly StreamOutcome[]): Reason | null {
  if (code !== 0) return returnCode(code).retry === 'later' ? 'too-frequent' : 'return-code';
  return streams.find((stream) => stream.reason)?.reason ?? null;
}
