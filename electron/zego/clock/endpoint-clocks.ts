import { serviceOf } from '#contract/model/region.ts';
import { isLoopback } from '../request/endpoint.ts';
import { type ClockSources, ServerClock } from './server-clock.ts';

/** A clock for each endpoint: what one server says of the time is not believed for another. */
export class EndpointClocks {
  readonly #clocks = new Map<string, ServerClock>();
  readonly #sources: ClockSources;
  readonly #onHeard: () => void;

  /** `onHeard`: an answer came, and `offset` may be another. */
  constructor(sources: ClockSources, onHeard: () => void = () => undefined) {
    this.#sources = sources;
    this.#onHeard = onHeard;
  }

  of(endpoint: string): ServerClock {
    const known = this.#clocks.get(endpoint);
    if (known) return known;
    const clock = new ServerClock(this.#sources, this.#onHeard);
    this.#clocks.set(endpoint, clock);
    return clock;
  }

  /**
   * The earliest time that may be true at a service, by all its endpoints that have answered; at all services
   * where none is named. The workstation's where none has answered.
   */
  earliest(service?: string): number {
    const isOf = (endpoint: string) => service === undefined || serviceOf(endpoint) === service;
    const times = this.#that(isOf).map((clock) => clock.earliest());
    return Math.min(...(times.length > 0 ? times : [this.#sources.wall()]));
  }

  /** The latest time that may be true at a service, as `earliest`. */
  latest(service: string): number {
    const times = this.#that((endpoint) => serviceOf(endpoint) === service).map((one) => one.now());
    return Math.max(...(times.length > 0 ? times : [this.#sources.wall()]));
  }

  /**
   * By how much the workstation's clock is behind, in milliseconds, negative where it is ahead; null where
   * that is not known. Servers that contradict each other show nothing, and one on this machine has its
   * clock: it does not speak for it.
   */
  offset(): number | null {
    const offsets = this.#that(() => true).flatMap((clock) => clock.offset() ?? []);
    const largest = offsets.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
    const isContradicted =
      offsets.some((offset) => offset * largest < 0) ||
      this.#that((endpoint) => !isLoopback(endpoint)).some((clock) => {
        const within = clock.rightWithin();
        return within > 0 && within < Math.abs(largest);
      });
    return largest === 0 || isContradicted ? null : largest;
  }

  /** What signatures have proven of the time, for the endpoints that count. */
  proven(counts: (endpoint: string) => boolean): number[] {
    return this.#that(counts).flatMap((clock) => clock.proven() ?? []);
  }

  #that(counts: (endpoint: string) => boolean): ServerClock[] {
    return [...this.#clocks].flatMap(([endpoint, clock]) => (counts(endpoint) ? [clock] : []));
  }
}
