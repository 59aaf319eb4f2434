import {
  type Agreement,
  DATE_GRAIN_MS,
  type DateSample,
  extend,
  type Instant,
  isSettled,
  isSettledForWall,
  offsetShown,
  showsRight,
  wallAheadOf,
} from './clock-agreement.ts';

/** A signature is good for ten minutes, whichever of the two clocks is ahead (facts §1). */
export const SIGNATURE_LIFE_MS = 600_000;
/** A time that is nearer to the workstation's than this does not show that to be wrong. */
const REFUSABLE_MS = SIGNATURE_LIFE_MS - 60_000;
/** Readings this close together are the same, within what a `Date` tells. */
const SAME_MS = 5_000;
/** A wall clock that moved by more than this against the uptime was set. */
const SET_MS = 2_000;

/** Whose time: the workstation's, the server's that worked, or what the refusal just now said. */
export type SourceKind = 'workstation' | 'server' | 'answer';

/** Whose time signs one try of a call. */
export interface TimeSource {
  readonly kind: SourceKind;
  /** The time minus the uptime; null where the wall clock is read. */
  readonly aheadMs: number | null;
  /** Whose time this call was refused with before. */
  readonly refused: readonly SourceKind[];
}

/** The time at the moment of sending. */
export interface Reading {
  readonly source: TimeSource;
  readonly at: Instant;
  /** What signs. */
  readonly signMs: number;
  /** The latest time that may be the server's: an end that is counted from it is not early. */
  readonly latestMs: number;
}

/** What an answer proves of the signature: a code from behind the gateway, "expired", or nothing. */
export type SignatureVerdict = 'accepted' | 'expired' | 'nothing';

export interface ClockAnswer {
  /** The `Date`; null where there is none that can be believed. */
  readonly dateMs: number | null;
  readonly verdict: SignatureVerdict;
}

/** A time that a signature proved, and where the wall clock stood then. */
interface Proven {
  readonly aheadMs: number;
  readonly wallAheadMs: number;
}

/** All that is known of the time at one endpoint. */
export interface ClockState {
  /** The server's time, where it signs: the workstation's was refused, and this one then worked. */
  readonly adopted: Proven | null;
  /** The time of the last signature that was accepted: the server's is within ten minutes of it. */
  readonly proof: Proven | null;
  /** Answers that agree so far. */
  readonly streak: Agreement | null;
  /** The last streak that was long enough. */
  readonly agreed: Agreement | null;
}

export const NOTHING_HEARD: ClockState = {
  adopted: null,
  proof: null,
  streak: null,
  agreed: null,
};

const timeOf = ({ aheadMs }: { readonly aheadMs: number }, { uptimeMs }: Instant): number =>
  aheadMs + uptimeMs;
const isNear = (a: number, b: number, within: number): boolean => Math.abs(a - b) <= within;
const isSetSince = ({ wallAheadMs }: Proven, now: Instant): boolean =>
  !isNear(wallAheadOf(now), wallAheadMs, SAME_MS);

/** Whose time signs a new call: a workstation that was set right meanwhile signs again. */
export function sourceOf({ adopted }: ClockState, now: Instant): TimeSource {
  const isOff = adopted && !isNear(timeOf(adopted, now), now.wallMs, SAME_MS);
  return isOff
    ? { kind: 'server', aheadMs: adopted.aheadMs, refused: [] }
    : { kind: 'workstation', aheadMs: null, refused: [] };
}

/** The readings that may be the server's time, the one that signs among them. */
function readings({ agreed }: ClockState, signMs: number, now: Instant) {
  const isCounted = agreed && offsetShown(agreed, signMs, now) !== null;
  const server = isCounted
    ? [agreed.leastMs, agreed.mostMs].map((aheadMs) => timeOf({ aheadMs }, now))
    : [];
  // What would have been refused is not the server's time.
  return [signMs, now.wallMs, ...server].filter((ms) => isNear(ms, signMs, SIGNATURE_LIFE_MS));
}

export function readingOf(state: ClockState, source: TimeSource, now: Instant): Reading {
  const signMs = source.aheadMs === null ? now.wallMs : source.aheadMs + now.uptimeMs;
  return { source, at: now, signMs, latestMs: Math.max(...readings(state, signMs, now)) };
}

/**
 * The earliest time that may be the server's: what ends later by it has not ended. A wall clock that was set
 * ahead since a signature was accepted does not move it.
 */
export function earliestOf(state: ClockState, now: Instant): number {
  const { source, signMs } = readingOf(state, sourceOf(state, now), now);
  const { proof } = state;
  const proven = proof && timeOf(proof, now);
  const isSetAhead = proven !== null && signMs - proven > SET_MS;
  const adopted = source.kind === 'server' ? [signMs - DATE_GRAIN_MS] : [];
  return Math.min(...readings(state, signMs, now), ...adopted, ...(isSetAhead ? [proven] : []));
}

/** By how much the server is known to be ahead of the wall clock, in milliseconds; null where it is not known to be off. */
export function offsetKnown({ adopted, agreed }: ClockState, now: Instant): number | null {
  const isHeard = agreed && isSettledForWall(agreed, now);
  const shown = isHeard ? offsetShown(agreed, now.wallMs, now) : null;
  // The adopted time is at the end of the second that a `Date` named: the middle is the likelier.
  const ahead =
    adopted && !isSetSince(adopted, now)
      ? timeOf(adopted, now) - DATE_GRAIN_MS / 2 - now.wallMs
      : 0;
  if (Math.abs(ahead) > REFUSABLE_MS) return shown ?? ahead;
  // A signature of that time would be refused: either such a refusal came, or the answers are wrong.
  return shown !== null && Math.abs(shown) <= SIGNATURE_LIFE_MS ? shown : null;
}

/**
 * By how much the server is ahead of the wall clock, in whole milliseconds: 0 where its answers show that to be right to
 * within seconds, null where too few of them have come.
 */
export function offsetHeard(state: ClockState, now: Instant): number | null {
  const offset = offsetKnown(state, now);
  if (offset !== null) return Math.round(offset);
  return rightWithin(state, now) === SAME_MS ? 0 : null;
}

/** Whether this endpoint shows the wall clock to be right, to within so many milliseconds; 0 where it shows nothing. */
export function rightWithin({ adopted, proof, agreed }: ClockState, now: Instant): number {
  if (agreed && isSettledForWall(agreed, now) && showsRight(agreed, now.wallMs, now))
    return SAME_MS;
  const isProven =
    !adopted &&
    proof !== null &&
    !isSetSince(proof, now) &&
    isNear(timeOf(proof, now), now.wallMs, SAME_MS);
  return isProven ? SIGNATURE_LIFE_MS : 0;
}

/** The time of the last accepted signature, carried on; null before there was one. */
export const provenTime = ({ proof }: ClockState, now: Instant): number | null =>
  proof && timeOf(proof, now);

/**
 * Takes in an answer to what was signed with this reading. `next`: whose time to try once more with, where
 * the signature had expired; each is tried once, then the outcome stands.
 */
export function heard(
  state: ClockState,
  reading: Reading,
  { dateMs, verdict }: ClockAnswer,
  now: Instant,
): { readonly state: ClockState; readonly next: TimeSource | null } {
  const sample = dateMs === null ? null : { dateMs, sent: reading.at, received: now };
  if (verdict === 'nothing') return { state: withSample(state, sample), next: null };
  if (verdict === 'accepted') {
    const accepted = afterAccepted(state, reading);
    return { state: withSample(accepted, sample), next: null };
  }
  return {
    state: withSample(afterExpired(state, reading), sample),
    next: nextSource(reading.source, dateMs, now),
  };
}

function afterAccepted(state: ClockState, { source, signMs, at }: Reading): ClockState {
  const proof = { aheadMs: signMs - at.uptimeMs, wallAheadMs: wallAheadOf(at) };
  const isOther = !isNear(signMs, at.wallMs, SAME_MS);
  const adopted = source.kind !== 'workstation' && isOther ? proof : null;
  return {
    ...state,
    proof,
    adopted,
    streak: unlessDisproven(state.streak, proof),
    agreed: unlessDisproven(state.agreed, proof),
  };
}

function afterExpired(state: ClockState, { source, signMs, at }: Reading): ClockState {
  const { adopted, proof } = state;
  const signedAhead = signMs - at.uptimeMs;
  const isRefused = (one: Proven | null) => one && isNear(one.aheadMs, signedAhead, SAME_MS);
  return {
    ...state,
    adopted: source.kind === 'server' && isRefused(adopted) ? null : adopted,
    // The same time was good before: the uptime missed something, or the server's clock was set.
    proof: isRefused(proof) ? null : proof,
  };
}

function nextSource(
  { kind, refused }: TimeSource,
  dateMs: number | null,
  { uptimeMs }: Instant,
): TimeSource | null {
  const tried = [...refused, kind];
  if (dateMs !== null && !tried.includes('answer')) {
    // At the end of the second that the `Date` names: an end that is counted from it is not early.
    return { kind: 'answer', aheadMs: dateMs + DATE_GRAIN_MS - uptimeMs, refused: tried };
  }
  return tried.includes('workstation')
    ? null
    : { kind: 'workstation', aheadMs: null, refused: tried };
}

/** An agreed time by which the accepted signature would have been refused is wrong. */
const unlessDisproven = (agreement: Agreement | null, { aheadMs }: Proven): Agreement | null =>
  agreement &&
  agreement.leastMs <= aheadMs + SIGNATURE_LIFE_MS &&
  agreement.mostMs >= aheadMs - SIGNATURE_LIFE_MS
    ? agreement
    : null;

/** So is such a `Date`: it is not counted. */
function withSample(state: ClockState, sample: DateSample | null): ClockState {
  if (!sample) return state;
  const { proof } = state;
  const alone = extend(null, sample);
  if (proof && !unlessDisproven(alone, proof)) return state;
  const streak = extend(state.streak, sample);
  return { ...state, streak, agreed: isSettled(streak) ? streak : state.agreed };
}
