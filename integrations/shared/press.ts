import { randomUUID } from 'node:crypto';
import { ask, type DeskAddress, Unanswered } from './ask.ts';
import type { ApiProblem, ApiRunAnswer } from './messages.ts';

/** The API answers within four seconds. */
const PRESS_MS = 10_000;

/**
 * What a press came to. `refused`: nothing was started or stopped. `open`: it goes on, and the events tell. `unknown`:
 * no answer, so that it may have been done; it is never repeated by itself.
 */
export type PressResult =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'not-accepted'; readonly status: string }
  | { readonly kind: 'open' }
  | { readonly kind: 'refused'; readonly reason: string; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string };

export type PressAction = 'start' | 'stop' | 'retry-missing';

/** @param preset its id or its name. */
export const pressPath = (preset: string, action: PressAction): string =>
  `/v1/presets/${encodeURIComponent(preset)}/${action}`;

export const STOP_ALL_PATH = '/v1/recordings/stop';

/** What was left out since it records is what a press of *start* or *retry missing* is for. */
function outcomeOf(answer: Partial<ApiRunAnswer>): PressResult {
  const { accepted, status = '', uncertain = [], unstopped = [] } = answer;
  const [left] = unstopped;
  if (accepted === true) return { kind: 'accepted' };
  if (status !== 'accepted') return { kind: 'not-accepted', status };
  if (left) return { kind: 'not-accepted', status: left.reason };
  return uncertain.length > 0 ? { kind: 'not-accepted', status: 'unknown' } : { kind: 'accepted' };
}

/** Presses once, with a key of its own. */
export async function press(at: DeskAddress, path: string): Promise<PressResult> {
  try {
    const headers = { 'idempotency-key': randomUUID() };
    return resultOf(await ask(at, 'POST', path, { timeoutMs: PRESS_MS, headers }));
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return error.mayHaveArrived
      ? { kind: 'unknown', detail: error.message }
      : { kind: 'refused', reason: 'unreachable', detail: error.message };
  }
}

function resultOf({ status, json }: { status: number; json: unknown }): PressResult {
  if (status === 202) return { kind: 'open' };
  if (status === 200) return outcomeOf((json ?? {}) as Partial<ApiRunAnswer>);
  const { reason, detail = '', sent } = (json ?? {}) as Partial<ApiProblem>;
  // Only the API itself can say that nothing was done; a proxy before it cannot.
  return sent === false && reason !== undefined
    ? { kind: 'refused', reason, detail }
    : { kind: 'unknown', detail: detail || `HTTP ${status}` };
}
