import type { HandOver, HandOverTrouble, Recording } from '#contract/model/start.ts';
import { canHandOver } from './end-time.ts';

/** When the second task of a recording is to begin, in Unix seconds; null where none is planned. */
export const handOverAt = (
  { endTime, handOver }: Pick<Recording, 'endTime' | 'handOver'>,
  overlapSeconds: number,
): number | null => (handOver && endTime !== null ? endTime - overlapSeconds : null);

/** Until when a recording is wanted, in Unix seconds: by its hand-over, its planned stop, or its vendor's end. */
export const wantedEnd = ({ endTime, plannedStop, handOver }: Recording): number | null => {
  if (plannedStop) return plannedStop.at;
  return handOver ? handOver.until : endTime;
};

/**
 * The recording with what makes it end then; null where its vendor's end cannot be made later.
 *
 * @param until Unix seconds; null: nothing but a stop ends it.
 */
export function withEnd(recording: Recording, until: number | null): Recording | null {
  const { plannedStop: _stop, handOver: before, ...rest } = recording;
  const { endTime, vendor } = rest;
  if (endTime === null) return { ...rest, ...(until !== null && { plannedStop: { at: until } }) };
  const isLater = until === null || until > endTime;
  if (isLater && !canHandOver(vendor)) return null;
  // Whether the second task runs is still not known: another end does not settle that.
  const doubt = before?.former && { trouble: 'unknown' as const, former: before.former };
  const handOver: HandOver | null = isLater || doubt ? { until, ...doubt } : null;
  return {
    ...rest,
    ...(until !== null && until < endTime && { plannedStop: { at: until } }),
    ...(handOver && { handOver }),
  };
}

/** What is to be done now so that recordings go on past their vendor's end. */
export interface HandOverWork {
  /** To be started, by the time for which it was planned, earliest first. */
  readonly send: readonly { readonly at: number; readonly recordings: readonly Recording[] }[];
  /** Recordings with what from now on stands in the way of their hand-over. */
  readonly changed: readonly Recording[];
  /** When to look again at the latest, in milliseconds from now; null where nothing is planned. */
  readonly nextMs: number | null;
}

export interface HandOverFacts {
  /** The latest time that may be true at a service, in milliseconds since the epoch: a hand-over must not be late. */
  latestAt(service: string): number;
  /** The earliest: a task that ends later by it may run. */
  earliestAt(service: string): number;
  readonly overlapSeconds: number;
  /** A call for it is on its way, or its preset is busy: it is looked at again after that. */
  isUnderWay(recording: Recording): boolean;
  /** Milliseconds since the last try to hand it over began; null where this process made none. */
  sinceLastTryMs(recording: Recording): number | null;
  /** What keeps the program from signing a start of it now. */
  obstacle(recording: Recording): Extract<HandOverTrouble, 'locked' | 'no-account'> | null;
}

type Step = 'none' | 'send' | { readonly waitMs: number } | { readonly trouble: HandOverTrouble };

/**
 * What is to be done now for the hand-overs of these recordings; pure. Where a first task has ended the order still
 * goes out, also where no account can sign it: the runner sends nothing then, and writes down why.
 *
 * @param recordings those with an end that has passed included.
 */
export function handOverWork(recordings: readonly Recording[], facts: HandOverFacts): HandOverWork {
  const send = new Map<number, Recording[]>();
  const changed: Recording[] = [];
  const waits: number[] = [];
  for (const recording of recordings) {
    const { handOver } = recording;
    const at = handOverAt(recording, facts.overlapSeconds);
    if (!handOver || at === null) continue;
    const step = stepOf(recording, handOver, at, facts);
    if (step === 'send') send.set(at, [...(send.get(at) ?? []), recording]);
    else if (step !== 'none' && 'waitMs' in step) waits.push(step.waitMs);
    else if (step !== 'none' && step.trouble !== handOver.trouble) {
      changed.push({ ...recording, handOver: { ...handOver, trouble: step.trouble } });
    }
    // What is locked may be unlocked, and what was sent may be refused: both are looked at again, at the end at the latest.
    if (step !== 'none') waits.push(LONGEST_WAIT_MS, ...untilEnd(recording, facts));
  }
  return {
    send: [...send].sort(([a], [b]) => a - b).map(([at, some]) => ({ at, recordings: some })),
    changed,
    nextMs: waits.length > 0 ? Math.min(...waits) : null,
  };
}

/** Timers stand still while a computer sleeps, and a clock may be set: the plan is looked at this often. */
const LONGEST_WAIT_MS = 30_000;

/** A start that surely did not get through is tried again so long after its last try: the first task ends soon. */
const RETRY_MS = 5_000;

function stepOf(recording: Recording, handOver: HandOver, at: number, facts: HandOverFacts): Step {
  if (handOver.trouble === 'failed' || handOver.trouble === 'unknown') return 'none';
  const { service, certainty, endTime } = recording;
  const waitMs = at * 1000 - facts.latestAt(service);
  if (waitMs > 0) return { waitMs };
  if (facts.isUnderWay(recording)) return { waitMs: LONGEST_WAIT_MS };
  // A start of what may not run would repeat one whose answer was lost: an operator has to look first.
  if (certainty === 'uncertain') return { trouble: 'unknown' };
  if (handOver.trouble === 'unsent') {
    const retryMs = RETRY_MS - (facts.sinceLastTryMs(recording) ?? RETRY_MS);
    if (retryMs > 0) return { waitMs: retryMs };
  }
  const isOver = (endTime ?? 0) * 1000 <= facts.earliestAt(service);
  const obstacle = facts.obstacle(recording);
  return obstacle && !isOver ? { trouble: obstacle } : 'send';
}

function untilEnd({ endTime, service }: Recording, facts: HandOverFacts): number[] {
  const waitMs = (endTime ?? 0) * 1000 - facts.earliestAt(service);
  return waitMs > 0 ? [waitMs] : [];
}
