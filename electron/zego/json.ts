import type { z } from 'zod';

type Json = z.core.util.JSONType;

interface SourceContext {
  readonly source?: string;
}

/**
 * `JSON.parse` that loses no digit: an integer beyond 2^53 (an unquoted 19-digit RequestId, facts §1)
 * comes back as the string of its digits. Uses the reviver's source text access, which Electron 33
 * and Node 22 have and Node 20 does not.
 *
 * @throws SyntaxError when the text is not JSON.
 */
export function parseJson(text: string): Json {
  const keep = (_key: string, value: unknown, context?: SourceContext): unknown =>
    typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    /^-?\d+$/.test(context?.source ?? '')
      ? context?.source
      : value;
  return JSON.parse(text, keep);
}
