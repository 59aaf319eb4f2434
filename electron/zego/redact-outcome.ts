import { type CallOutcome, RAW_ANSWER_LIMIT } from '../contract/outcome.ts';
import { redact } from './redact.ts';

/**
 * Takes a call's secrets out of everything that is kept of its answer, since a server or a proxy may echo
 * the request; then cuts the raw text, so that no secret is left in part at the cut.
 */
export function redactOutcome(outcome: CallOutcome, secrets: readonly string[]): CallOutcome {
  const clean = cleaned(outcome, secrets) as CallOutcome;
  return { ...clean, raw: clean.raw?.slice(0, RAW_ANSWER_LIMIT) ?? null };
}

/** Deeper than any documented shape; what lies below is left out rather than overflow the stack. */
const DEEPEST = 50;

function cleaned(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (depth > DEEPEST) return null;
  if (typeof value === 'string') return redact(value, secrets);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, secrets, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, cleaned(member, secrets, depth + 1)]),
  );
}
