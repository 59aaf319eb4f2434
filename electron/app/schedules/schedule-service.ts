import type {
  OccurrenceEntry,
  OccurrenceState,
  Schedule,
  ScheduleReason,
  ScheduleView,
} from '#contract/model/schedule.ts';
import { attemptOf, dutyOf, expectationOf } from '../../recording/schedules/policy.ts';
import { entryOf, occurrenceOf } from './occurrence-book.ts';
import {
  AWAKE_MS,
  advanced,
  momentsOf,
  type Plan,
  plannedOf,
  planOf,
  REMEMBERED_MS,
} from './plan.ts';
import { ScheduleViews } from './schedule-views.ts';
import type { ScheduleServiceDependencies } from './service-dependencies.ts';
import { StartAttempts } from './start-attempts.ts';
import { missedTogether, reasonOfRun, troublesOf } from './troubles.ts';

/** Longer waits are cut: timers stand still while a computer sleeps, and a clock may be set. */
const LONGEST_WAIT_MS = 30_000;
/** A clock that goes back by less is corrected, not set, in milliseconds. */
const CORRECTED_MS = 1_000;
/** So long main computes starts before it does something else, in milliseconds. */
const TURN_MS = 8;

/** Makes planned starts at their times: one timer for all of them, and one rule for those that were missed. */
export class ScheduleService {
  readonly #services: ScheduleServiceDependencies;
  readonly #plans = new Map<string, Plan>();
  readonly #attempts: StartAttempts;
  /** Found to be missed by the look that is going on. */
  readonly #missed: OccurrenceEntry[] = [];
  #cancel: () => void = () => undefined;
  #isRunning = false;
  #isAwake = false;
  #lastLook = Number.NEGATIVE_INFINITY;
  /** Grows with each change of the schedules: a computation that is overtaken ends. */
  #generation = 0;
  readonly #views = new ScheduleViews();
  /** What shows; the troubles as text. */
  #shown: { readonly schedules: ScheduleView[]; readonly troubles: string } | null = null;

  constructor(services: ScheduleServiceDependencies) {
    this.#services = services;
    this.#attempts = new StartAttempts({ ...services, look: () => this.look() });
  }

  /** Makes starts from now on. */
  async begin(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    await this.#plan(true);
  }

  stop(): void {
    this.#isRunning = false;
    this.#generation += 1;
    this.#cancel();
    this.#setAwake(false);
  }

  /** Schedules were saved or removed. */
  changed(): Promise<void> {
    return this.#plan(false);
  }

  /** What stands in the way of a start may have changed, or the computer has slept. */
  look(): void {
    if (!this.#isRunning) return;
    this.#cancel();
    const now = this.#services.now();
    if (now < this.#lastLook - CORRECTED_MS) {
      // The clock was set back: what is next is another start now. What was made is written down.
      this.#lastLook = now;
      void this.#plan(true);
      return;
    }
    this.#lastLook = now;
    this.#services.book.forgetBefore(now - REMEMBERED_MS);
    for (const [id, plan] of this.#plans) this.#plans.set(id, advanced(plan, now));
    this.#deal(now);
    this.#show(now);
    this.#arm();
  }

  /** Whether a start is due that is not dealt with yet. */
  get isDue(): boolean {
    return [...this.#plans.values()].some(({ due }) => due.length > 0);
  }

  /** Whether a start comes so soon that what stands in its way is shown. */
  get isNear(): boolean {
    const { now, toldMinutes } = this.#services;
    const until = now() + toldMinutes().aheadMinutes * 60_000;
    return [...this.#plans.values()].some(({ next }) => next !== null && next <= until);
  }

  /** An operator has seen that a start went wrong. */
  acknowledge(scheduleId: string, plannedAt: string): void {
    const { book } = this.#services;
    const entry = book.find({ scheduleId, scheduleName: '', plannedAt });
    const all = entry ? missedTogether(entry, book.list()) : [];
    book.note(...all.map((one) => ({ ...one, acknowledged: true })));
    this.look();
  }

  async #plan(isAnew: boolean): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    if (isAnew) this.#plans.clear();
    const enabled = this.#services.listSchedules().filter((schedule) => schedule.enabled);
    const known = new Set(enabled.map(({ id }) => id));
    for (const id of this.#plans.keys()) if (!known.has(id)) this.#plans.delete(id);
    const { book, now, isWhole } = this.#services;
    let turn = performance.now();
    for (const schedule of enabled) {
      if (this.#plans.get(schedule.id)?.schedule === schedule) continue;
      const known = { isWhole: isWhole(), newest: book.newestOf(schedule) };
      this.#plans.set(schedule.id, planOf(schedule, now(), known));
      if (performance.now() - turn < TURN_MS) continue;
      await this.#services.yieldTurn();
      if (generation !== this.#generation) return;
      turn = performance.now();
    }
    this.look();
    if (!this.#isRunning) this.#show(this.#services.now());
  }

  /** Deals with every start whose time has come, the oldest first. */
  #deal(now: number): void {
    const due = [...this.#plans.values()]
      .flatMap((plan) => plan.due.map((plannedMs) => ({ plan, plannedMs })))
      .sort((left, right) => left.plannedMs - right.plannedMs);
    const isTogether = due.filter(({ plan }) => !plan.schedule.expectOnly).length > 1;
    const done = due.filter(({ plan, plannedMs }) => {
      const { schedule } = plan;
      return schedule.expectOnly
        ? this.#isExpectationOver(schedule, plannedMs, now)
        : this.#isStartOver(schedule, plannedMs, now, isTogether);
    });
    this.#services.book.note(...this.#missed.splice(0));
    for (const { plan, plannedMs } of done) {
      const { id } = plan.schedule;
      const left = this.#plans.get(id);
      if (left) this.#plans.set(id, { ...left, due: left.due.filter((one) => one !== plannedMs) });
      this.#attempts.forget(id, plannedMs);
    }
  }

  /** Whether nothing is to be done any more about a start that another desk, or a person, was to make. */
  #isExpectationOver(schedule: Schedule, plannedMs: number, now: number): boolean {
    const { book, isSeen } = this.#services;
    const planned = plannedOf(schedule, plannedMs);
    const kind = expectationOf(planned, book.find(occurrenceOf(schedule, plannedMs)), now);
    if (kind !== 'verdict') return kind === 'handled';
    const deadline = plannedMs + planned.startWithinMinutes * 60_000;
    // Later than that a look would say nothing of the time that was meant.
    if (now > deadline + 2 * LONGEST_WAIT_MS)
      this.#noteMissed(schedule, plannedMs, 'not-there', now);
    else this.#note(schedule, plannedMs, isSeen(schedule.presetId) ? 'seen' : 'not-seen', null);
    return true;
  }

  /** Whether nothing is to be done any more about a start of ours; makes it where it is to be made now. */
  #isStartOver(schedule: Schedule, plannedMs: number, ms: number, together: boolean): boolean {
    const { book, newestRun } = this.#services;
    const { id } = schedule;
    if (this.#attempts.isAsking(id, plannedMs)) return false;
    const planned = plannedOf(schedule, plannedMs);
    const entry = book.find(occurrenceOf(schedule, plannedMs));
    const run = entry ? newestRun(entry.presetId) : undefined;
    const attempt = entry ? attemptOf(entry, run) : 'gone';
    const lastTry = this.#attempts.lastTry(id, plannedMs);
    const duty = dutyOf(planned, entry, attempt, { ms, lastTry });
    if (duty.kind === 'wait') return false;
    if (duty.kind === 'start') return this.#attempts.make(schedule, planned, together);
    if (duty.kind === 'missed') {
      const refusal = this.#attempts.refusalOf(id, plannedMs);
      this.#noteMissed(schedule, plannedMs, refusal ?? 'not-there', ms);
    }
    const verdict = duty.kind === 'verdict' && run ? reasonOfRun(run) : null;
    if (entry && verdict) book.note({ ...entry, reason: verdict });
    return true;
  }

  /** What a look finds to be missed is written down in one commit, with the same moment. */
  #noteMissed(schedule: Schedule, plannedMs: number, reason: ScheduleReason, nowMs: number): void {
    this.#missed.push(
      entryOf(schedule, plannedMs, { state: 'missed', reason, runId: null, nowMs }),
    );
  }

  #note(
    schedule: Schedule,
    plannedMs: number,
    state: OccurrenceState,
    reason: ScheduleReason | null,
  ): void {
    const { book, now } = this.#services;
    const runId = book.find(occurrenceOf(schedule, plannedMs))?.runId ?? null;
    book.note(entryOf(schedule, plannedMs, { state, reason, runId, nowMs: now() }));
  }

  #show(nowMs: number): void {
    const { book, obstacleOf, listSchedules, show, toldMinutes } = this.#services;
    const troubles = troublesOf({
      plans: this.#plans.values(),
      entries: book.list(),
      nowMs,
      ...toldMinutes(),
      isSeen: this.#services.isSeen,
      newestRun: this.#services.newestRun,
      refusalOf: ({ schedule }, planned) => this.#attempts.refusalOf(schedule.id, planned),
      obstacleOf,
    });
    const schedules = this.#views.of(listSchedules(), (id) => this.#plans.get(id));
    const text = JSON.stringify(troubles);
    const isSame = schedules === this.#shown?.schedules && text === this.#shown.troubles;
    if (!isSame) show({ schedules, troubles });
    this.#shown = { schedules, troubles: text };
    const isStart = ({ schedule, due, next }: Plan) =>
      !schedule.expectOnly && (due.length > 0 || (next !== null && next - nowMs <= AWAKE_MS));
    this.#setAwake(this.#isRunning && [...this.#plans.values()].some(isStart));
  }

  #setAwake(awake: boolean): void {
    if (awake === this.#isAwake) return;
    this.#isAwake = awake;
    this.#services.keepAwake(awake);
  }

  /** One timer, for the next moment at which something changes; none where nothing is planned. */
  #arm(): void {
    this.#cancel();
    const plans = [...this.#plans.values()];
    if (!plans.some(({ next, due }) => next !== null || due.length > 0)) return;
    const now = this.#services.now();
    const told = this.#services.toldMinutes();
    const moments = plans.flatMap((plan) => momentsOf(plan, told)).filter((one) => one > now);
    const wait = Math.min(LONGEST_WAIT_MS, ...moments.map((moment) => moment - now));
    this.#cancel = this.#services.after(Math.max(wait, 1), () => this.look());
  }
}
