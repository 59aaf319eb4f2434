import type { Instant } from './clock-agreement.ts';
import {
  type ClockAnswer,
  type ClockState,
  earliestOf,
  heard,
  NOTHING_HEARD,
  offsetHeard,
  offsetKnown,
  provenTime,
  type Reading,
  readingOf,
  rightWithin,
  sourceOf,
  type TimeSource,
} from './clock-state.ts';

export interface ClockSources {
  /** The workstation's wall clock, in milliseconds since the epoch. May be wrong, and may jump. */
  readonly wall: () => number;
  /** Milliseconds since the machine started, sleep included. Never jumps. */
  readonly uptime: () => number;
}

/**
 * The time at one endpoint: a signature lives ten minutes (facts §1), and a workstation may be off by more.
 * The rules are in `clock-state.ts`, pure; here are the two clocks that they are asked with.
 */
export class ServerClock {
  readonly #sources: ClockSources;
  readonly #onHeard: () => void;
  #state: ClockState = NOTHING_HEARD;

  constructor(sources: ClockSources, onHeard: () => void = () => undefined) {
    this.#sources = sources;
    this.#onHeard = onHeard;
  }

  /** The time that an end is counted from, in milliseconds since the epoch. */
  now(): number {
    return this.read(this.source()).latestMs;
  }

  /** Whose time signs a new call. */
  source(): TimeSource {
    return sourceOf(this.#state, this.#now());
  }

  read(source: TimeSource): Reading {
    return readingOf(this.#state, source, this.#now());
  }

  /** Takes in an answer to what was signed with this reading; whose time to try once more with, if any. */
  hear(reading: Reading, answer: ClockAnswer): TimeSource | null {
    const { state, next } = heard(this.#state, reading, answer, this.#now());
    this.#state = state;
    this.#onHeard();
    return next;
  }

  /** The earliest time that may be the server's: what ends later by it has not ended. */
  earliest(): number {
    return earliestOf(this.#state, this.#now());
  }

  /** By how much the server is known to be ahead of the workstation, in milliseconds; null where nothing is wrong. */
  offset(): number | null {
    return offsetKnown(this.#state, this.#now());
  }

  /** The same, with 0 where the workstation is shown to be right; null before enough answers have told it. */
  heardOffset(): number | null {
    return offsetHeard(this.#state, this.#now());
  }

  /** To within how many milliseconds this endpoint shows the workstation to be right; 0 where it does not. */
  rightWithin(): number {
    return rightWithin(this.#state, this.#now());
  }

  /** The time of the last signature that the server accepted, carried on; null before there was one. */
  proven(): number | null {
    return provenTime(this.#state, this.#now());
  }

  #now(): Instant {
    return { wallMs: this.#sources.wall(), uptimeMs: this.#sources.uptime() };
  }
}
