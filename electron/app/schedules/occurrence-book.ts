import { nameForm } from '#contract/model/name.ts';
import type { Occurrence, OccurrenceEntry, Schedule } from '#contract/model/schedule.ts';

type Named = Pick<Occurrence, 'scheduleId' | 'scheduleName' | 'plannedAt'>;

const keysOf = ({ scheduleId, scheduleName, plannedAt }: Named): readonly string[] => {
  const moment = Date.parse(plannedAt);
  return [`${moment} name ${nameForm(scheduleName)}`, `${moment} id ${scheduleId}`];
};

/** A planned start of a schedule. */
export const occurrenceOf = ({ id, name }: Pick<Schedule, 'id' | 'name'>, plannedMs: number) => ({
  scheduleId: id,
  scheduleName: name,
  plannedAt: new Date(plannedMs).toISOString(),
});

/** What became of a planned start, as it is written down; `nowMs` in milliseconds since the epoch. */
export function entryOf(
  schedule: Pick<Schedule, 'id' | 'name' | 'presetId'>,
  plannedMs: number,
  fact: Pick<OccurrenceEntry, 'state' | 'reason' | 'runId' | 'recordsUntil'> & {
    readonly nowMs: number;
  },
): OccurrenceEntry {
  const { nowMs, ...known } = fact;
  const notedAt = new Date(nowMs).toISOString();
  const { presetId } = schedule;
  return { ...occurrenceOf(schedule, plannedMs), presetId, ...known, notedAt, acknowledged: false };
}

/**
 * What became of planned starts. It is found by the schedule's name and by its id: neither a schedule that is
 * renamed nor one that is deleted and made again starts twice.
 */
export class OccurrenceBook {
  readonly #entries = new Map<string, OccurrenceEntry>();
  readonly #write: (entry: OccurrenceEntry) => void;

  /** `write` keeps an entry over a restart. */
  constructor(left: readonly OccurrenceEntry[], write: (entry: OccurrenceEntry) => void) {
    this.#write = write;
    this.join(left);
  }

  find(occurrence: Named): OccurrenceEntry | null {
    for (const key of keysOf(occurrence)) {
      const entry = this.#entries.get(key);
      if (entry) return entry;
    }
    return null;
  }

  list(): OccurrenceEntry[] {
    return [...new Set(this.#entries.values())];
  }

  /** Writes down what became of a planned start. */
  note(entry: OccurrenceEntry): void {
    this.remember(entry);
    this.#write(entry);
  }

  /** The same where it is written down already, with its run. */
  remember(entry: OccurrenceEntry): void {
    for (const key of keysOf(entry)) this.#entries.set(key, entry);
  }

  /** Takes in what an earlier process wrote; what this one knows already is newer. */
  join(entries: readonly OccurrenceEntry[]): void {
    for (const entry of entries) if (!this.find(entry)) this.remember(entry);
  }

  /** Forgets what was planned before then (milliseconds since the epoch). */
  forgetBefore(before: number): void {
    for (const [key, { plannedAt }] of this.#entries) {
      if (Date.parse(plannedAt) < before) this.#entries.delete(key);
    }
  }
}
