import type { RunView } from '#contract/model/run.ts';
import type { OccurrenceEntry } from '#contract/model/schedule.ts';

/** A start that comes no later than this is on time, in milliseconds: timers and a busy desk take a moment. */
export const ON_TIME_MS = 30_000;

/** Before a start that surely did nothing is tried again, in milliseconds. */
export const TRY_AGAIN_MS = 60_000;

/** What a planned start is held against. Moments in milliseconds since the epoch. */
export interface Planned {
  readonly plannedAt: number;
  /** When what it starts is to end; null where it does not say. */
  readonly endsAt: number | null;
  /** Minutes after its time within which it is still made. */
  readonly startWithinMinutes: number;
}

/** The last moment at which the start is made: within its minutes, and before its end. */
export function latestStart({ plannedAt, endsAt, startWithinMinutes }: Planned): number {
  const within = plannedAt + Math.max(startWithinMinutes * 60_000, ON_TIME_MS);
  return endsAt === null ? within : Math.min(within, endsAt - 1);
}

/**
 * How the last start for it stands. `nothing`: it surely did nothing, or a part of it did. `gone`: another run of
 * the preset came after it.
 */
export type Attempt = 'under-way' | 'nothing' | 'done' | 'gone';

/** What is given back unsent on an order is not tried again; neither is what would be refused once more. */
const ORDERED: ReadonlySet<string | undefined> = new Set(['cancelled', 'end-time-out-of-range']);

/** How a run stands that was begun for a planned start; `newest` is the newest run of the preset. */
export function attemptOf(
  { runId }: Pick<OccurrenceEntry, 'runId'>,
  newest: Pick<RunView, 'id' | 'status' | 'calls'> | undefined,
): Attempt {
  if (!newest || newest.id !== runId) return 'gone';
  if (newest.status === 'queued' || newest.status === 'sending') return 'under-way';
  const rows = newest.calls.flatMap(({ outcome }) => outcome?.streams ?? []);
  const isFree = rows.some(({ status, reason }) => status === 'failed' && !ORDERED.has(reason));
  return isFree ? 'nothing' : 'done';
}

/**
 * What to do about a planned start now. `handled`: it is never made again. `verdict`: the run's outcome is to be
 * noted. `wait`: look again later.
 */
export type Duty =
  | { readonly kind: 'start'; readonly isLate: boolean }
  | { readonly kind: 'wait' | 'missed' | 'handled' | 'verdict' };

/** The policy for a start that the desk makes. It depends on nothing but these moments and what is written down. */
export function dutyOf(
  planned: Planned,
  entry: OccurrenceEntry | null,
  attempt: Attempt,
  now: { readonly ms: number; readonly lastTry: number | null },
): Duty {
  const latest = latestStart(planned);
  if (!entry) {
    if (now.ms < planned.plannedAt) return { kind: 'wait' };
    if (now.ms > latest) return { kind: 'missed' };
    return { kind: 'start', isLate: now.ms > planned.plannedAt + ON_TIME_MS };
  }
  if (entry.state !== 'started' || entry.reason !== null) return { kind: 'handled' };
  if (attempt === 'under-way') return { kind: 'wait' };
  if (attempt !== 'nothing') return { kind: attempt === 'gone' ? 'handled' : 'verdict' };
  if (now.ms > latest || now.ms < planned.plannedAt) return { kind: 'verdict' };
  const isSoon = now.lastTry !== null && Math.abs(now.ms - now.lastTry) < TRY_AGAIN_MS;
  return isSoon ? { kind: 'wait' } : { kind: 'start', isLate: true };
}

/** The policy for a start that the desk only expects: it looks once, when the minutes are over. */
export function expectationOf(
  planned: Planned,
  entry: OccurrenceEntry | null,
  nowMs: number,
): Duty['kind'] {
  if (entry) return 'handled';
  return nowMs < planned.plannedAt + planned.startWithinMinutes * 60_000 ? 'wait' : 'verdict';
}
