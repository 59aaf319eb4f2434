/** From here on a workstation's clock is worth a word to the operator, in milliseconds. */
export const CLOCK_OFF_MS = 60_000;

export interface ClockSources {
  /** The workstation's wall clock, in milliseconds since the epoch. May be wrong, and may jump. */
  readonly wall: () => number;
  /** Milliseconds since the machine started, sleep included. Never jumps. */
  readonly uptime: () => number;
}

interface Sample {
  readonly serverMs: number;
  readonly uptimeMs: number;
}

/**
 * Time as the server has it: a signature lives ten minutes (facts §1), and a workstation may be off by
 * more. Learned from the `Date` header of real answers and carried on by a clock that no one can set, so
 * that neither a wrong clock nor one that jumps in the middle does any harm.
 */
export class ServerClock {
  readonly #sources: ClockSources;
  #sample: Sample | null = null;
  #offsetMs = 0;
  readonly #onLearned: (offsetMs: number) => void;

  /** `onLearned` hears the offset in milliseconds after each lesson. */
  constructor(sources: ClockSources, onLearned: (offsetMs: number) => void = () => undefined) {
    this.#sources = sources;
    this.#onLearned = onLearned;
  }

  /** Milliseconds since the epoch: the server's, once an answer told it, else the workstation's. */
  now(): number {
    const { wall, uptime } = this.#sources;
    return this.#sample ? this.#sample.serverMs + uptime() - this.#sample.uptimeMs : wall();
  }

  /** How far the server was ahead of the workstation when last heard, in milliseconds. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /**
   * Takes in the `Date` header of an answer that has just come. It is cut to whole seconds and as old as
   * the way back, so the time kept is late by a little rather than early: an end time of 24 hours then
   * stays within what the server allows. A header that is no date changes nothing.
   */
  learn(date: string | null): void {
    const serverMs = date === null ? Number.NaN : Date.parse(date);
    if (Number.isNaN(serverMs)) return;
    const { wall, uptime } = this.#sources;
    this.#sample = { serverMs, uptimeMs: uptime() };
    const offset = serverMs - wall();
    // Below the header's own grain nothing is known.
    this.#offsetMs = Math.abs(offset) < 2_000 ? 0 : offset;
    this.#onLearned(this.#offsetMs);
  }
}
