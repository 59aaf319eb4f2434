import { type CallOutcome, RAW_ANSWER_LIMIT, type StreamOutcome } from '#contract/model/outcome.ts';
import type { Steps } from '../answer/turns.ts';
import { MASK } from './mask.ts';
import { type Redactor, redactor } from './redact.ts';

/** In characters. The longest documented id has 108, the longest message that was ever seen some 200. */
const LONGEST_TEXT = 4_096;
const LONGEST_ID = 512;
/** For all messages and all ids of an answer together; a documented answer for 20 streams has 8,000 characters as a whole. */
const MOST_TEXT = 16_384;
const MOST_IDS = 65_536;

/**
 * Takes a call's secrets out of everything that is kept of its answer, since a server or a proxy may echo
 * the request. All of it is cut, whatever the answer's size, and no secret is left in part at a cut.
 */
export function* redactionOf(outcome: CallOutcome, secrets: readonly string[]): Steps<CallOutcome> {
  // A stream's name is the operator's own word, whatever it looks like.
  const names = new Set(outcome.streams.map(({ streamId }) => streamId));
  const all = redactor(secrets, [...names]);
  const clean = bounded(all);
  const { message, detail, raw, requestId, code, vendorCall } = outcome;
  const facts = {
    code: codeOf(code, clean),
    message: message && clean.text(message),
    requestId: requestId && clean.id(requestId),
    detail: detail && clean.text(detail),
  };
  const streams: StreamOutcome[] = [];
  for (const row of outcome.streams) {
    yield;
    streams.push(rowOf(row, clean));
  }
  yield;
  return {
    ...outcome,
    ...facts,
    streams,
    ...(vendorCall && { vendorCall: cleaned(vendorCall, clean) as NonNullable<typeof vendorCall> }),
    raw: raw && (yield* all.textInSteps(raw, RAW_ANSWER_LIMIT)),
  };
}

type Bounded = Pick<Redactor, 'text' | 'id'>;

/** Where nothing is left of what may be kept in total, a mask says that there was something. */
function bounded(clean: Redactor): Bounded {
  const budget = (most: number, longest: number, take: (text: string, most: number) => string) => {
    let left = most;
    return (text: string) => {
      if (text === '') return text;
      const allowed = Math.min(longest, left);
      left -= text.length;
      return allowed > 0 ? take(text, allowed) : MASK;
    };
  };
  return {
    text: budget(MOST_TEXT, LONGEST_TEXT, clean.text),
    id: budget(MOST_IDS, LONGEST_ID, clean.id),
  };
}

const IDS = ['taskId', 'vendorRequestId', 'persistentId', 'traceId', 'task'] as const;

function rowOf(row: StreamOutcome, clean: Bounded): StreamOutcome {
  const changed: { -readonly [F in keyof StreamOutcome]?: StreamOutcome[F] } = {};
  for (const field of IDS) {
    const id = row[field];
    if (id !== undefined) changed[field] = clean.id(id);
  }
  if (row.vendorMessage !== undefined) changed.vendorMessage = clean.text(row.vendorMessage);
  if (row.vendorCode !== undefined) changed.vendorCode = codeOf(row.vendorCode, clean);
  return { ...row, ...changed };
}

const codeOf = <T>(code: T, clean: Bounded): T =>
  typeof code === 'string' ? (clean.id(code) as T & string) : code;

/** Deeper than any documented shape; what lies below is left out rather than overflow the stack. */
const DEEPEST = 50;
/** More members of one list or object than any documented shape has. */
const MOST_MEMBERS = 50;

/** What a vendor may fill as it likes: the names in it are as foreign as the values. */
function cleaned(value: unknown, clean: Bounded, depth = 0): unknown {
  if (depth > DEEPEST) return null;
  if (typeof value === 'string') return clean.text(value);
  if (Array.isArray(value)) {
    return value.slice(0, MOST_MEMBERS).map((item) => cleaned(item, clean, depth + 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST_MEMBERS)
      .map(([key, member]) => [clean.text(key), cleaned(member, clean, depth + 1)]),
  );
}
