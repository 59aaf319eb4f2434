import { type ClockSources, ServerClock } from './server-clock.ts';

/** A clock for each endpoint: what one server says of the time is not believed for another. */
export class EndpointClocks {
  readonly #clocks = new Map<string, ServerClock>();
  readonly #sources: ClockSources;
  readonly #onLearned: (offsetMs: number) => void;
  /** Endpoints that were heard, the last one last. */
  readonly #heard = new Set<string>();

  /** `onLearned` hears the largest offset of all endpoints, in milliseconds, after each lesson. */
  constructor(sources: ClockSources, onLearned: (offsetMs: number) => void) {
    this.#sources = sources;
    this.#onLearned = onLearned;
  }

  of(endpoint: string): ServerClock {
    const known = this.#clocks.get(endpoint);
    if (known) return known;
    const clock = new ServerClock(this.#sources, () => {
      this.#heard.delete(endpoint);
      this.#heard.add(endpoint);
      this.#onLearned(this.#largestOffset());
    });
    this.#clocks.set(endpoint, clock);
    return clock;
  }

  /** The servers' time, by the one heard last; the workstation's until one was heard. */
  now(): number {
    return this.heard(() => true) ?? this.#sources.wall();
  }

  /** The time by the server heard last of those that count; null until one of them was heard. */
  heard(counts: (endpoint: string) => boolean): number | null {
    const endpoint = [...this.#heard].findLast(counts);
    return endpoint === undefined ? null : this.of(endpoint).now();
  }

  #largestOffset(): number {
    const offsets = [...this.#clocks.values()].map(({ offsetMs }) => offsetMs);
    return offsets.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
  }
}
