import type { Schedule, ScheduleView } from '#contract/model/schedule.ts';
import type { OccurrenceBook } from '../app/schedules/occurrence-book.ts';
import { planOf, viewOf } from '../app/schedules/plan.ts';
import type { ViewServices } from '../control/command-line/perform-views.ts';
import { ChangeFeed } from '../control/published/change-feed.ts';
import type { Persistence } from './persistence.ts';

/** What is published of the running app, and its changes. */
export const createFeed = ({ state, clock }: Persistence): ChangeFeed =>
  new ChangeFeed(state, () => new Date(clock.now()));

/** What a command line sees of the running app. */
export const createViewing = ({
  state,
  schedules,
  occurrences,
  clock,
}: Persistence): ViewServices => ({
  facts() {
    const { state: now } = state;
    // A process without a desk makes no planned starts, and so computes none.
    return now.schedules.length > 0
      ? now
      : { ...now, schedules: scheduleViews(schedules.list(), clock.now(), occurrences) };
  },
  now: () => new Date(clock.now()),
});

/** The next starts of schedules, where no service plans them; `nowMs` in milliseconds since the epoch. */
export const scheduleViews = (
  schedules: readonly Schedule[],
  nowMs: number,
  book: Pick<OccurrenceBook, 'newestOf'>,
): ScheduleView[] =>
  schedules.map((schedule) => {
    const known = { isWhole: true, newest: book.newestOf(schedule) };
    return viewOf(schedule, schedule.enabled ? planOf(schedule, nowMs, known) : undefined);
  });
