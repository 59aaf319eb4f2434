import type { AgendaEntry, Schedule, ScheduleTrouble } from '#contract/model/schedule.ts';
import { clock, day } from './local-time.ts';
import { sentences, type Translate } from './text.ts';

const ALL_DAYS = 7;

/** When a schedule starts, in few words, in its own time zone. */
export function ruleText(schedule: Pick<Schedule, 'at' | 'weekly' | 'cron'>, t: Translate): string {
  const { at, weekly, cron } = schedule;
  if (at !== undefined) {
    return t('schedules.rule.once', { date: at.slice(0, 10), time: at.slice(11) });
  }
  if (!weekly) return t('schedules.rule.cron', { cron: cron ?? '' });
  const { time } = weekly;
  if (weekly.days.length === ALL_DAYS) return t('schedules.rule.daily', { time });
  const days = [...weekly.days].sort().map((one) => t(`schedules.day.${one as 1}`));
  return t('schedules.rule.weekly', { days: days.join(' '), time });
}

/** A moment as the desk's clock says it: `19:00` today, else `12-01 19:00`. */
export function momentText(moment: string, now: Date): string {
  const date = new Date(moment);
  return date.toDateString() === now.toDateString() ? clock(date) : `${day(date)} ${clock(date)}`;
}

/** What is the matter with a planned start, and why. */
export function troubleText(trouble: ScheduleTrouble, now: Date, t: Translate): string {
  const { kind, scheduleName: name, plannedAt, reason, recordsUntil, count } = trouble;
  const end = recordsUntil ? momentText(recordsUntil, now) : '';
  const values = { name, time: momentText(plannedAt, now), end };
  const what =
    count === undefined
      ? t(`schedules.trouble.${kind}`, values)
      : t('schedules.missedStarts', { ...values, count });
  return reason ? sentences([what, t(`schedules.reason.${reason}`)], t) : what;
}

/** The state of a planned start, in a word or two. */
export function agendaStateText(entry: AgendaEntry, t: Translate): string {
  const { state, reason, expectOnly } = entry;
  if (state === 'started' && reason !== null) return t('agenda.state.failed');
  if (expectOnly && (state === 'planned' || state === 'due')) return t('agenda.state.expected');
  return t(`agenda.state.${state}`);
}

/** The next planned start of all; null where nothing is planned. */
export function nextOf(
  views: readonly { readonly schedule: Pick<Schedule, 'name'>; readonly nextAt: string | null }[],
): { readonly name: string; readonly at: string } | null {
  let next: { name: string; at: string } | null = null;
  for (const { schedule, nextAt } of views) {
    if (nextAt !== null && (next === null || nextAt < next.at)) {
      next = { name: schedule.name, at: nextAt };
    }
  }
  return next;
}
