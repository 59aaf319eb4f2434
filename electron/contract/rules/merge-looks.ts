import { type Merge, OPEN_MERGE_STATES } from '../model/merge.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** So long a merge is looked after closely, in milliseconds; one that has not ended by then is slow. */
export const MERGE_CLOSE_MS = HOUR_MS;

/** At first as a person waits for it: from five seconds on (facts "Callback", `compose`), then less often. */
const CLOSE = [
  { untilMs: 2 * MINUTE_MS, task: 5 * SECOND_MS, search: 15 * SECOND_MS },
  { untilMs: MERGE_CLOSE_MS, task: 30 * SECOND_MS, search: 90 * SECOND_MS },
] as const;

/** Then so many hours after it began. */
const LATER_HOURS = [2, 4, 8, 24] as const;

/** What decides when a merge is looked after. */
export type LookedAfterMerge = Pick<
  Merge,
  'state' | 'reported' | 'createdAt' | 'changedAt' | 'lookedAt'
>;

/** Whether something is still to be heard of a merge: its end, or that a search confirms what a callback said of it. */
export const isFollowed = ({ state, reported }: Pick<Merge, 'state' | 'reported'>): boolean =>
  reported || OPEN_MERGE_STATES.includes(state);

/** From when the plan counts, in milliseconds since the epoch: of a callback's word from when that came. */
const originOf = ({ reported, createdAt, changedAt }: LookedAfterMerge): number =>
  Date.parse(reported ? changedAt : createdAt);

/** Whether the close looks are over at this moment: what is asked then is written down, as looks are few. */
export const isLateLook = (merge: LookedAfterMerge, nowMs: number): boolean =>
  nowMs >= originOf(merge) + MERGE_CLOSE_MS;

/**
 * The first planned look after a merge later than `sinceMs`; it may have passed. Null where none is left: all are
 * made, or nothing is to be heard of it.
 *
 * @param by whether its task is asked after, or its file searched for: a search reads pages, and is made less often.
 * @param sinceMs milliseconds since the epoch, as the result.
 */
export function nextMergeLook(
  merge: LookedAfterMerge,
  by: 'task' | 'search',
  sinceMs: number,
): number | null {
  if (!isFollowed(merge)) return null;
  const origin = originOf(merge);
  const since = Math.max(sinceMs, merge.lookedAt === null ? 0 : Date.parse(merge.lookedAt));
  const first = origin + CLOSE[0].task;
  if (since < first) return first;
  for (const { untilMs, ...every } of CLOSE) {
    const next = first + (Math.floor((since - first) / every[by]) + 1) * every[by];
    if (next <= origin + untilMs) return next;
  }
  const later = LATER_HOURS.map((hours) => origin + hours * HOUR_MS);
  return later.find((moment) => moment > since) ?? null;
}
