import { type CallOutcome, RAW_ANSWER_LIMIT, type StreamOutcome } from '../contract/outcome.ts';
import { type Redactor, redactor } from './redact.ts';

/**
 * Takes a call's secrets out of everything that is kept of its answer, since a server or a proxy may echo
 * the request; then cuts the raw text, so that no secret is left in part at the cut.
 */
export function redactOutcome(outcome: CallOutcome, secrets: readonly string[]): CallOutcome {
  // A stream's name is the operator's own word, whatever it looks like.
  const clean = redactor(
    secrets,
    outcome.streams.map(({ streamId }) => streamId),
  );
  const { message, detail, raw, requestId, code, vendorCall } = outcome;
  return {
    ...outcome,
    code: codeOf(code, clean),
    message: message && clean.text(message),
    requestId: requestId && clean.id(requestId),
    detail: detail && clean.text(detail),
    streams: outcome.streams.map((row) => rowOf(row, clean)),
    ...(vendorCall && { vendorCall: cleaned(vendorCall, clean) as NonNullable<typeof vendorCall> }),
    raw: raw && clean.text(raw).slice(0, RAW_ANSWER_LIMIT),
  };
}

const IDS = ['taskId', 'vendorRequestId', 'persistentId', 'traceId', 'task'] as const;

function rowOf(row: StreamOutcome, clean: Redactor): StreamOutcome {
  const changed: { -readonly [F in keyof StreamOutcome]?: StreamOutcome[F] } = {};
  for (const field of IDS) {
    const id = row[field];
    if (id !== undefined) changed[field] = clean.id(id);
  }
  if (row.vendorMessage !== undefined) changed.vendorMessage = clean.text(row.vendorMessage);
  if (row.vendorCode !== undefined) changed.vendorCode = codeOf(row.vendorCode, clean);
  return { ...row, ...changed };
}

const codeOf = <T>(code: T, clean: Redactor): T =>
  typeof code === 'string' ? (clean.id(code) as T & string) : code;

/** Deeper than any documented shape; what lies below is left out rather than overflow the stack. */
const DEEPEST = 50;

/** What a vendor may fill as it likes: the names in it are as foreign as the values. */
function cleaned(value: unknown, clean: Redactor, depth = 0): unknown {
  if (depth > DEEPEST) return null;
  if (typeof value === 'string') return clean.text(value);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, clean, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      clean.text(key),
      cleaned(member, clean, depth + 1),
    ]),
  );
}
