import { nameForm } from '#contract/model/name.ts';
import type { Occurrence, OccurrenceEntry, Schedule } from '#contract/model/schedule.ts';

type Named = Pick<Occurrence, 'scheduleId' | 'scheduleName' | 'plannedAt'>;

const namesOf = (scheduleId: string, scheduleName: string): readonly string[] => [
  `name ${nameForm(scheduleName)}`,
  `id ${scheduleId}`,
];

const keysOf = ({ scheduleId, scheduleName, plannedAt }: Named): readonly string[] =>
  namesOf(scheduleId, scheduleName).map((name) => `${Date.parse(plannedAt)} ${name}`);

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
  /** When the newest known start was planned, by a schedule's name and by its id. */
  readonly #newest = new Map<string, number>();
  readonly #write: (entries: readonly OccurrenceEntry[]) => void;

  /** `write` keeps entries over a restart, all in one commit. */
  constructor(
    left: readonly OccurrenceEntry[],
    write: (entries: readonly OccurrenceEntry[]) => void,
  ) {
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

  /** How many planned starts it knows. */
  get size(): number {
    // Each is kept by name and by id.
    return Math.ceil(this.#entries.size / 2);
  }

  list(): OccurrenceEntry[] {
    return [...new Set(this.#entries.values())];
  }

  /** When the newest start was planned of which it is known what became of it; null where none is. */
  newestOf({ id, name }: Pick<Schedule, 'id' | 'name'>): number | null {
    const known = namesOf(id, name).flatMap((key) => this.#newest.get(key) ?? []);
    return known.length > 0 ? Math.max(...known) : null;
  }

  /** Writes down what became of planned starts. */
  note(...entries: readonly OccurrenceEntry[]): void {
    if (entries.length === 0) return;
    for (const entry of entries) this.remember(entry);
    this.#write(entries);
  }

  /** The same where it is written down already, with its run. */
  remember(entry: OccurrenceEntry): void {
    for (const key of keysOf(entry)) this.#entries.set(key, entry);
    const moment = Date.parse(entry.plannedAt);
    for (const key of namesOf(entry.scheduleId, entry.scheduleName)) {
      this.#newest.set(key, Math.max(moment, this.#newest.get(key) ?? moment));
    }
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
