/** The workstation's two clocks at one moment. */
export interface Instant {
  /** The wall clock, in milliseconds since the epoch. May be wrong, and may jump. */
  readonly wallMs: number;
  /** Milliseconds since the machine started, sleep included. It cannot be set. */
  readonly uptimeMs: number;
}

/** By how much the wall clock is ahead of the uptime: it changes only when the clock is set. */
export const wallAheadOf = ({ wallMs, uptimeMs }: Instant): number => wallMs - uptimeMs;

/** From here on the program reports the workstation's clock to the operator, in milliseconds. */
export const CLOCK_OFF_MS = 5_000;

const ANSWERS_NEEDED = 3;
const SPAN_NEEDED_MS = 10_000;

/** A `Date` is cut to whole seconds. */
export const DATE_GRAIN_MS = 1_000;
/** What servers behind one name may differ by, and how coarse an uptime is. */
const SLACK_MS = 250;
/** Bounds this close together show the offset itself, wider ones only that it is not less. */
const NARROW_MS = 2_000;
/** Two clocks of a machine drift apart by less than this part of the time that passes. */
const DRIFT = 1e-4;
/** A wall clock that moved by more than this against the uptime was set. */
const SET_MS = 2_000;

/** What answers of one endpoint agree on, as bounds of "the server's time minus our uptime". */
export interface Agreement {
  readonly leastMs: number;
  readonly mostMs: number;
  readonly count: number;
  /** Uptime at the first and the last answer. */
  readonly fromMs: number;
  readonly toMs: number;
  /** `wallAheadOf` at the last answer, and the answers since the wall clock was last set. */
  readonly wallAheadMs: number;
  readonly sinceSet: { readonly count: number; readonly fromMs: number };
}

/** One `Date`, between the moment the request left and the moment its answer was there. */
export interface DateSample {
  readonly dateMs: number;
  readonly sent: Instant;
  readonly received: Instant;
}

/** The agreement with one more answer; a new one where that says something else. */
export function extend(agreement: Agreement | null, sample: DateSample): Agreement {
  const { dateMs, sent, received } = sample;
  const bounds = {
    leastMs: dateMs - SLACK_MS - received.uptimeMs,
    mostMs: dateMs + DATE_GRAIN_MS + SLACK_MS - sent.uptimeMs,
  };
  const now = received.uptimeMs;
  const wallAheadMs = wallAheadOf(received);
  const alone = { count: 1, fromMs: now };
  const first = { ...bounds, ...alone, toMs: now, wallAheadMs, sinceSet: alone };
  if (!agreement) return first;
  const leastMs = Math.max(agreement.leastMs, bounds.leastMs);
  const mostMs = Math.min(agreement.mostMs, bounds.mostMs);
  if (leastMs > mostMs) return first;
  const isSet = Math.abs(wallAheadMs - agreement.wallAheadMs) > SET_MS;
  return {
    leastMs,
    mostMs,
    count: agreement.count + 1,
    fromMs: agreement.fromMs,
    toMs: now,
    wallAheadMs,
    sinceSet: isSet ? alone : { ...agreement.sinceSet, count: agreement.sinceSet.count + 1 },
  };
}

/** Whether answers enough over time enough advanced like our clock. */
export const isSettled = ({ count, fromMs, toMs }: Agreement): boolean =>
  count >= ANSWERS_NEEDED && toMs - fromMs >= SPAN_NEEDED_MS;

/** Whether that was so since the wall clock was last set, and the clock has not been set again. */
export function isSettledForWall(
  { sinceSet, toMs, wallAheadMs }: Agreement,
  now: Instant,
): boolean {
  const moved = Math.abs(wallAheadOf(now) - wallAheadMs);
  return (
    sinceSet.count >= ANSWERS_NEEDED &&
    toMs - sinceSet.fromMs >= SPAN_NEEDED_MS &&
    moved <= SET_MS + driftSince(toMs, now)
  );
}

const driftSince = (uptimeMs: number, now: Instant): number => (now.uptimeMs - uptimeMs) * DRIFT;

/** By how much the server's time is ahead of a reading, in milliseconds: between these bounds. */
function bounds({ leastMs, mostMs, toMs }: Agreement, readingMs: number, now: Instant) {
  const drift = driftSince(toMs, now);
  const ahead = now.uptimeMs - readingMs;
  return { least: leastMs + ahead - drift, most: mostMs + ahead + drift };
}

/** By how much the server is ahead of a reading, where that is over five seconds; else null. */
export function offsetShown(agreement: Agreement, readingMs: number, now: Instant): number | null {
  const { least, most } = bounds(agreement, readingMs, now);
  const middle = (least + most) / 2;
  const nearest = Math.max(least, 0) + Math.min(most, 0);
  const shown = most - least <= NARROW_MS ? middle : nearest;
  return Math.abs(shown) > CLOCK_OFF_MS ? middle : null;
}

/** Whether the answers show that a reading is right to within five seconds. */
export function showsRight(agreement: Agreement, readingMs: number, now: Instant): boolean {
  const { least, most } = bounds(agreement, readingMs, now);
  return least >= -CLOCK_OFF_MS && most <= CLOCK_OFF_MS;
}
