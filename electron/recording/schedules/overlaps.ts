import type { Schedule } from '#contract/model/schedule.ts';
import { endOf, startsAfter, type TimeRules } from './times.ts';

/** How far ahead overlaps are looked for, in milliseconds: a month has all that comes every week. */
const AHEAD_MS = 35 * 86_400_000;
const MOST_STARTS = 200;

/** A schedule with what it would record: ids of recordings (`recordingId`). */
export interface Claim {
  readonly schedule: TimeRules & Pick<Schedule, 'name' | 'enabled' | 'expectOnly'>;
  readonly recordings: ReadonlySet<string>;
}

/** Two schedules that want the same stream of the same vendor at the same time. */
export interface Overlap {
  /** The other schedule; the schedule itself where it starts again before it ends. */
  readonly name: string;
  /** When both would record first, in milliseconds since the epoch. */
  readonly at: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The overlaps of a schedule, by the others' order: the first of each. */
export function overlapsOf(claim: Claim, others: readonly Claim[], nowMs: number): Overlap[] {
  if (!isStarting(claim)) return [];
  const own = spansOf(claim.schedule, nowMs);
  const again = own.find(
    ({ to }, index) => to > (own[index + 1]?.from ?? Number.POSITIVE_INFINITY),
  );
  const itself = again ? [{ name: claim.schedule.name, at: nextFrom(own, again) }] : [];
  const shared = others.flatMap((other) => {
    const isShared = [...claim.recordings].some((id) => other.recordings.has(id));
    if (!isShared || !isStarting(other)) return [];
    const at = firstOverlap(own, spansOf(other.schedule, nowMs));
    return at === null ? [] : [{ name: other.schedule.name, at }];
  });
  return [...itself, ...shared];
}

const isStarting = ({ schedule }: Claim): boolean =>
  schedule.enabled && schedule.expectOnly !== true;

const nextFrom = (spans: readonly Span[], one: Span): number =>
  spans[spans.indexOf(one) + 1]?.from ?? one.to;

/** What has no end is taken to last until the schedule starts again. */
function spansOf(rules: TimeRules, nowMs: number): Span[] {
  const starts: number[] = [];
  for (const start of startsAfter(rules, nowMs)) {
    if (start > nowMs + AHEAD_MS || starts.length >= MOST_STARTS) break;
    starts.push(start);
  }
  return starts.map((from, index) => ({
    from,
    to: endOf(rules, from) ?? starts[index + 1] ?? Number.POSITIVE_INFINITY,
  }));
}

function firstOverlap(left: readonly Span[], right: readonly Span[]): number | null {
  for (const one of left) {
    const other = right.find(({ from, to }) => from < one.to && one.from < to);
    if (other) return Math.max(one.from, other.from);
  }
  return null;
}
