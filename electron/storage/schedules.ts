import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isReadableName, nameForm, sameName } from '#contract/model/name.ts';
import {
  MAX_SCHEDULES,
  type Schedule,
  type ScheduleDraft,
  scheduleSchema,
} from '#contract/model/schedule.ts';
import { DailyCopy } from './daily-copy.ts';
import {
  ScheduleNameTaken,
  type ScheduleRepository,
  TooManySchedules,
  UnreadableName,
} from './ports.ts';
import { StoreFile } from './store-file.ts';
import { StoredValue, type StoreFault, salvageList } from './stored-value.ts';
import { withChanges } from './with-changes.ts';

/** What decides when a schedule starts: with a change of it the times begin anew. */
const timesOf = ({
  at,
  weekly,
  cron,
  timeZone,
  until,
  exceptions,
  enabled,
  presetId,
}: ScheduleDraft) =>
  JSON.stringify([at, weekly, cron, timeZone, until, exceptions, enabled, presetId]);

/** The file of the schedules. */
export const schedulesFile = (directory: string): StoreFile<Schedule[]> =>
  new StoreFile<Schedule[]>({
    directory,
    name: 'schedules',
    version: 1,
    schema: z.array(scheduleSchema),
    salvage: salvageList(scheduleSchema),
  });

/** Saved schedules, in the order in which they were made. */
export class ScheduleStore implements ScheduleRepository {
  readonly #stored: StoredValue<Schedule[]>;
  readonly #copy: DailyCopy;
  readonly #now: () => Date;
  #check: () => void = () => undefined;
  /** Names that `saveByName` has saved since this process began. */
  readonly #given = new Set<string>();

  /** `now` dates the copies, and from when on a schedule's times hold. */
  constructor(directory: string, now: () => Date = () => new Date()) {
    const file = schedulesFile(directory);
    this.#stored = new StoredValue<Schedule[]>(file, [], now());
    this.#copy = new DailyCopy(file.path);
    this.#now = now;
  }

  get fault(): StoreFault | null {
    return this.#stored.fault;
  }

  refresh(): void {
    this.#stored.refresh();
  }

  onChange(listener: () => void): () => void {
    return this.#stored.onChange(listener);
  }

  /** Whether it was saved by its name since this process began, in the place of any other one. */
  replaces(id: string): boolean {
    const name = this.find(id)?.name;
    return name !== undefined && this.#given.has(nameForm(name));
  }

  /** Has each change of a person's asked about first: `check` throws where it may not be. */
  guard(check: () => void): void {
    this.#check = check;
  }

  list(): readonly Schedule[] {
    return this.#stored.value;
  }

  find(id: string): Schedule | undefined {
    return this.list().find((schedule) => schedule.id === id);
  }

  save(id: string | null, draft: ScheduleDraft): Schedule {
    this.#check();
    this.refresh();
    const other = this.#findByName(draft.name);
    if (other && other.id !== id) throw new ScheduleNameTaken(draft.name);
    const before = id === null ? undefined : this.find(id);
    if (draft.name !== before?.name && !isReadableName(draft.name)) {
      throw new UnreadableName('a name holds invisible characters');
    }
    const schedule = this.#made(draft, id ?? randomUUID(), before);
    this.#write(
      before
        ? this.list().map((one) => (one.id === schedule.id ? schedule : one))
        : [...this.list(), schedule],
    );
    return schedule;
  }

  saveByName(drafts: readonly ScheduleDraft[]): void {
    if (drafts.length === 0) return;
    this.#check();
    this.refresh();
    const kept = this.list().map((schedule) => {
      const draft = drafts.find(({ name }) => sameName(name, schedule.name));
      return draft ? this.#made(draft, schedule.id, schedule) : schedule;
    });
    const added = drafts
      .filter(({ name }) => !this.#findByName(name))
      .map((draft) => this.#made(draft, randomUUID(), undefined));
    for (const { name } of drafts) this.#given.add(nameForm(name));
    this.#write([...kept, ...added]);
  }

  remove(id: string): void {
    this.#check();
    this.refresh();
    this.#write(this.list().filter((schedule) => schedule.id !== id));
  }

  takeOver(put: readonly Schedule[], remove: readonly string[]): void {
    this.refresh();
    this.#write(withChanges(this.list(), put, remove));
  }

  /** A schedule that is saved again with the same times has missed what it missed before. */
  #made(draft: ScheduleDraft, id: string, before: Schedule | undefined): Schedule {
    const isSame = before !== undefined && timesOf(before) === timesOf(draft);
    const since = isSame ? before.since : this.#now().toISOString();
    return { ...draft, name: nameForm(draft.name), id, since };
  }

  #findByName(name: string): Schedule | undefined {
    return this.list().find((schedule) => sameName(schedule.name, name));
  }

  #write(schedules: readonly Schedule[]): void {
    if (schedules.length > MAX_SCHEDULES && schedules.length > this.list().length) {
      throw new TooManySchedules(`more than ${MAX_SCHEDULES} schedules`);
    }
    this.#copy.keep(this.#now());
    this.#stored.set([...schedules]);
  }
}
