import type { Recording, RecordingKey } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';

export interface RecordingChanges {
  readonly put: readonly Recording[];
  readonly drop: readonly RecordingKey[];
}

export const NO_CHANGES: RecordingChanges = { put: [], drop: [] };

export const hasPassed = ({ endTime }: Pick<Recording, 'endTime'>, nowMs: number): boolean =>
  endTime !== null && endTime * 1000 <= nowMs;

/**
 * A recording as views show it: while the first task of a hand-over of unknown outcome runs by its own time, the stream
 * is recorded for certain.
 */
export function shownAt(recording: Recording, nowMs: number): Recording {
  const former = recording.handOver?.former;
  return former && !hasPassed(former, nowMs)
    ? { ...recording, certainty: former.certainty }
    : recording;
}

/**
 * The time at each service, asked once however many recordings are held against it: to read the clocks of the
 * computer for each of a thousand took a fifth of main's time. For one look, and not to be kept.
 */
export function atOneMoment(nowAt: (service: string) => number): (service: string) => number {
  const times = new Map<string, number>();
  return (service) => {
    const time = times.get(service) ?? nowAt(service);
    times.set(service, time);
    return time;
  };
}

/** What runs, as far as the program knows. Lives in memory; the journal keeps it over a restart. */
export class Recordings {
  readonly #known: Map<string, Recording>;
  /** Of which something was found out in this process. */
  readonly #changed = new Set<string>();

  /** Of what it is known whether it runs though a journal was lost; null where nothing was lost. */
  #gap: Set<string> | null;

  /** `gap`: ids of which it is known again whether they run; null where nothing that ran before is unknown. */
  constructor(kept: readonly Recording[], gap: readonly string[] | null = null) {
    this.#gap = gap && new Set(gap);
    this.#known = new Map(kept.map((recording) => [recordingId(recording), recording]));
  }

  /** Without what has an end that passed, by the time at its service. */
  list(now: number | ((service: string) => number)): Recording[] {
    const nowAt = typeof now === 'number' ? () => now : atOneMoment(now);
    return [...this.#known.values()].filter(
      (recording) => recording.endTime === null || !hasPassed(recording, nowAt(recording.service)),
    );
  }

  /** What is to go on past its vendor's end, also where that has passed. */
  get handingOver(): Recording[] {
    return [...this.#known.values()].filter(({ handOver }) => handOver !== undefined);
  }

  find(key: RecordingKey): Recording | undefined {
    return this.#known.get(recordingId(key));
  }

  /** Whether it is known if this runs: not where a journal that would tell cannot be read. */
  isKnown(key: RecordingKey): boolean {
    const id = recordingId(key);
    return this.#gap === null || this.#gap.has(id) || this.#known.has(id);
  }

  /** Ids of which it is known again whether they run; null where nothing is unknown. */
  get gap(): Iterable<string> | null {
    return this.#gap;
  }

  /** What is known now, for what must not change it. */
  copy(): Recordings {
    return new Recordings([...this.#known.values()], this.#gap && [...this.#gap]);
  }

  closeGap(): void {
    this.#gap = null;
  }

  /** Forgets the practice account's, which ended with the practice server that took them. */
  dropAccount(accountId: string): void {
    for (const [key, recording] of this.#known) {
      if (recording.accountId === accountId) this.#known.delete(key);
    }
  }

  /** Takes in what another process knew; what was found out since then counts more. */
  join(earlier: readonly Recording[], gap: readonly string[] | null = null): void {
    this.#gap = gap && new Set([...gap, ...this.#changed]);
    for (const recording of earlier) {
      const key = recordingId(recording);
      // Doubt never covers what is certain.
      const isDoubt = this.#known.get(key)?.certainty === 'uncertain';
      if (!this.#changed.has(key) || (isDoubt && recording.certainty !== 'uncertain')) {
        this.#known.set(key, recording);
      }
    }
  }

  apply({ put, drop }: RecordingChanges): void {
    for (const key of drop) this.#known.delete(recordingId(key));
    for (const recording of put) this.#known.set(recordingId(recording), recording);
    for (const key of [...drop, ...put]) {
      this.#changed.add(recordingId(key));
      this.#gap?.add(recordingId(key));
    }
  }
}
