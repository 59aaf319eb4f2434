import type { RunEnd } from '#contract/model/preset.ts';
import type { OccurrenceEntry, Schedule, ScheduleReason } from '#contract/model/schedule.ts';
import { Refused } from '../../recording/refused.ts';
import type { Planned } from '../../recording/schedules/policy.ts';
import type { StartAnswer } from '../commands/requests.ts';
import { entryOf, occurrenceOf } from './occurrence-book.ts';
import type { ScheduleServiceDependencies } from './service-dependencies.ts';
import { reasonOf } from './troubles.ts';

type Services = Pick<
  ScheduleServiceDependencies,
  'book' | 'start' | 'endsEarly' | 'now' | 'onFault'
> & {
  /** Something of a start has changed: to be looked at. */
  look(): void;
};

interface Attempt {
  readonly schedule: Schedule;
  readonly plannedMs: number;
  readonly end: RunEnd | undefined;
}

/** What a start came to; an error where none began. */
type Came = { readonly answer: StartAnswer } | { readonly error: unknown };

const keyOf = (scheduleId: string, plannedMs: number) => `${scheduleId} ${plannedMs}`;

/** The tries of planned starts: when each was made last, why it was refused, and which the control room is asked for. */
export class StartAttempts {
  readonly #services: Services;
  /** By schedule and moment. */
  readonly #refusals = new Map<string, ScheduleReason>();
  readonly #tries = new Map<string, number>();
  readonly #asking = new Set<string>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** Why a start that is due was refused last; null where it was not. */
  refusalOf(scheduleId: string, plannedMs: number): ScheduleReason | null {
    return this.#refusals.get(keyOf(scheduleId, plannedMs)) ?? null;
  }

  /** When it was tried last, by the wall clock; null where it was not. */
  lastTry(scheduleId: string, plannedMs: number): number | null {
    return this.#tries.get(keyOf(scheduleId, plannedMs)) ?? null;
  }

  /** Whether a try waits for the control room: it is neither made again nor missed before that has answered. */
  isAsking(scheduleId: string, plannedMs: number): boolean {
    return this.#asking.has(keyOf(scheduleId, plannedMs));
  }

  forget(scheduleId: string, plannedMs: number): void {
    this.#refusals.delete(keyOf(scheduleId, plannedMs));
    this.#tries.delete(keyOf(scheduleId, plannedMs));
  }

  /**
   * Makes a start. True where it has come to an end by that: a run that was begun waits for its verdict, and one that the
   * control room is asked for is looked at again.
   */
  make(schedule: Schedule, planned: Planned, together: boolean): boolean {
    const { start, now, onFault, look } = this.#services;
    const { plannedAt: plannedMs, endsAt } = planned;
    const key = keyOf(schedule.id, plannedMs);
    const occurrence = occurrenceOf(schedule, plannedMs);
    const end = endsAt === null ? undefined : { until: Math.ceil(endsAt / 1000) };
    const attempt = { schedule, plannedMs, end };
    this.#tries.set(key, now());
    const came = cameOf(() =>
      start(schedule.presetId, { scope: 'ask', together, occurrence, end }),
    );
    if (!(came instanceof Promise)) return this.#isOver(attempt, came);
    this.#asking.add(key);
    const answered = came.then((later) => {
      this.#asking.delete(key);
      this.#isOver(attempt, later);
      look();
    });
    answered.catch(onFault);
    return false;
  }

  #isOver({ schedule, plannedMs, end }: Attempt, came: Came): boolean {
    const { book, onFault } = this.#services;
    const key = keyOf(schedule.id, plannedMs);
    if ('answer' in came) {
      this.#refusals.delete(key);
      this.#began({ schedule, plannedMs, end }, came.answer);
      return false;
    }
    const { error } = came;
    if (error instanceof Refused && error.code === 'nothing-missing') {
      const runId = book.find(occurrenceOf(schedule, plannedMs))?.runId ?? null;
      const early = this.#recordsUntil({ schedule, plannedMs, end });
      const nowMs = this.#services.now();
      const covered = { state: 'covered', reason: null, runId, nowMs, ...early } as const;
      book.note(entryOf(schedule, plannedMs, covered));
      return true;
    }
    if (!(error instanceof Refused)) onFault(error);
    this.#refusals.set(key, reasonOf(error));
    return false;
  }

  #began(attempt: Attempt, answer: StartAnswer): void {
    const { book, now, look, onFault } = this.#services;
    // The decision table has no question for a caller that cannot be asked: `cameOf` sees to that.
    if (answer.kind !== 'started') throw new Error('a schedule was asked a question');
    const { run, settled } = answer.started;
    const early = this.#recordsUntil(attempt);
    const entry = entryOf(attempt.schedule, attempt.plannedMs, {
      ...{ state: 'started', reason: null, runId: run.id, nowMs: now(), ...early },
    });
    if (early.recordsUntil) book.note(entry);
    else book.remember(entry);
    settled.then(() => look(), onFault);
  }

  #recordsUntil({ schedule, plannedMs, end }: Attempt): Pick<OccurrenceEntry, 'recordsUntil'> {
    const early = this.#services.endsEarly(schedule.presetId, plannedMs, end);
    return early === null ? {} : { recordsUntil: new Date(early).toISOString() };
  }
}

/** What a start came to, at once where its answer is there at once; an error is a value of it. */
function cameOf(start: () => StartAnswer | Promise<StartAnswer>): Came | Promise<Came> {
  const failed = (error: unknown): Came => ({ error });
  const told = (answer: StartAnswer): Came =>
    answer.kind === 'started'
      ? { answer }
      : { error: new Error('a start without a person was answered by a question') };
  try {
    const answer = start();
    return answer instanceof Promise ? answer.then(told, failed) : told(answer);
  } catch (error) {
    return failed(error);
  }
}
