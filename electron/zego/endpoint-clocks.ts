import { type ClockSources, ServerClock } from './server-clock.ts';

/** A clock for each endpoint: what one server says of the time is not believed for another. */
export class EndpointClocks {
  readonly #clocks = new Map<string, ServerClock>();
  readonly #sources: ClockSources;
  readonly #onLearned: (offsetMs: number) => void;
  #newest: ServerClock | null = null;

  /** `onLearned` hears the largest offset of all endpoints, in milliseconds, after each lesson. */
  constructor(sources: ClockSources, onLearned: (offsetMs: number) => void) {
    this.#sources = sources;
    this.#onLearned = onLearned;
  }

  of(endpoint: string): ServerClock {
    const known = this.#clocks.get(endpoint);
    if (known) return known;
    const clock = new ServerClock(this.#sources, () => {
      this.#newest = clock;
      this.#onLearned(this.#largestOffset());
    });
    this.#clocks.set(endpoint, clock);
    return clock;
  }

  /** The servers' time, by the one heard last; the workstation's until one was heard. */
  now(): number {
    return this.#newest?.now() ?? this.#sources.wall();
  }

  #largestOffset(): number {
    const offsets = [...this.#clocks.values()].map(({ offsetMs }) => offsetMs);
    return offsets.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
  }
}
