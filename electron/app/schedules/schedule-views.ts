import type { Schedule, ScheduleView } from '#contract/model/schedule.ts';
import { type Plan, viewOf } from './plan.ts';

interface Known {
  readonly plan: Plan | undefined;
  readonly view: ScheduleView;
}

/**
 * What window and tray show of the schedules. A thousand of them are looked at twice a minute, and mostly nothing has
 * changed: that is seen by identity, without a comparison of what they hold.
 */
export class ScheduleViews {
  readonly #known = new WeakMap<Schedule, Known>();
  #newest: ScheduleView[] = [];

  /** The same array as before where nothing has changed. */
  of(
    schedules: readonly Schedule[],
    planOf: (scheduleId: string) => Plan | undefined,
  ): ScheduleView[] {
    const views = schedules.map((schedule) => this.#viewOf(schedule, planOf(schedule.id)));
    const isSame =
      views.length === this.#newest.length &&
      views.every((view, index) => view === this.#newest[index]);
    if (!isSame) this.#newest = views;
    return this.#newest;
  }

  #viewOf(schedule: Schedule, plan: Plan | undefined): ScheduleView {
    const known = this.#known.get(schedule);
    if (known && known.plan === plan) return known.view;
    const view = viewOf(schedule, plan);
    const isSame = known && known.view.nextAt === view.nextAt && known.view.endsAt === view.endsAt;
    const kept = { plan, view: isSame ? known.view : view };
    this.#known.set(schedule, kept);
    return kept.view;
  }
}
