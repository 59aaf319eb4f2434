import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId } from 'react';
import type { Tone } from '#contract/model/colours.ts';
import type { AgendaEntry } from '#contract/model/schedule.ts';
import { agendaStateText } from '#contract/rules/schedule-text.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { ask } from '../shared/bridge/ask.ts';
import { Badge } from '../shared/components/badge.tsx';
import { dayText } from '../shared/format/number-and-day.ts';
import { clock } from '../shared/format/time.ts';
import { HALF_A_MINUTE_MS, useNow } from '../shared/format/use-now.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './agenda.module.css';

const DAYS = 7;
/** More lines than these are no overview. */
const MOST_LINES = 200;
const MINUTE_MS = 60_000;

/** Every planned start from this morning on, under its day. */
export function AgendaDays() {
  const t = useT();
  const now = useNow(HALF_A_MINUTE_MS);
  const language = useAppState((state) => state.language);
  const schedules = useAppState((state) => state.schedules);
  const troubles = useAppState((state) => state.scheduleTroubles);
  const today = now.toDateString();
  const query = useQuery({
    queryKey: ['agenda', today],
    queryFn: () => ask('schedules.agenda', { days: DAYS }),
  });
  const { refetch } = query;
  // Each start and each change of a schedule changes what main tells of the next ones.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they say when, not what
  useEffect(() => void refetch(), [refetch, schedules, troubles]);
  if (query.isError) return <Text size="sm">{t('agenda.failed')}</Text>;
  if (!query.data) return null;
  const { entries } = query.data;
  if (entries.length === 0) return <Text size="sm">{t('agenda.none')}</Text>;
  const shown = entries.slice(0, MOST_LINES);
  return (
    <div className={styles.days}>
      {daysOf(shown).map(([day, ofDay]) => (
        <Day key={day} title={titleOf(new Date(day), now, language, t)} entries={ofDay} now={now} />
      ))}
      {entries.length > shown.length && (
        <Text size="sm">{t('agenda.more', { count: MOST_LINES })}</Text>
      )}
    </div>
  );
}

function daysOf(entries: readonly AgendaEntry[]): [string, AgendaEntry[]][] {
  const days = new Map<string, AgendaEntry[]>();
  for (const entry of entries) {
    const day = new Date(entry.plannedAt).toDateString();
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

function titleOf(
  day: Date,
  now: Date,
  language: Parameters<typeof dayText>[2],
  t: ReturnType<typeof useT>,
): string {
  const tomorrow = new Date(now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  const weekday = t(`schedules.day.${(day.getDay() || DAYS) as 1}`);
  const date = `${weekday}, ${dayText(day, now, language)}`;
  if (day.toDateString() === now.toDateString()) return `${t('agenda.today')} · ${date}`;
  return day.toDateString() === tomorrow.toDateString()
    ? `${t('agenda.tomorrow')} · ${date}`
    : date;
}

interface DayProps {
  readonly title: string;
  readonly entries: readonly AgendaEntry[];
  readonly now: Date;
}

function Day({ title, entries, now }: DayProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.day}>
        {title}
      </h3>
      <ul className={styles.rows}>
        {entries.map((entry) => (
          <EntryLine key={`${entry.scheduleId} ${entry.plannedAt}`} entry={entry} now={now} />
        ))}
      </ul>
    </section>
  );
}

function EntryLine({ entry, now }: { readonly entry: AgendaEntry; readonly now: Date }) {
  const t = useT();
  const { presetId, scheduleName, plannedAt, endsAt, state, reason } = entry;
  const preset = useAppState((it) => it.presets.find(({ id }) => id === presetId));
  const minutes = Math.ceil((Date.parse(plannedAt) - now.getTime()) / MINUTE_MS);
  return (
    <li className={styles.entry} data-state={state}>
      <span className={styles.time}>
        {clock(new Date(plannedAt))}
        {endsAt !== null && ` ${t('agenda.until', { time: clock(new Date(endsAt)) })}`}
      </span>
      <span className={styles.what}>
        <strong className={styles.name}>{scheduleName}</strong>
        <span className={styles.preset}>
          {preset ? shownName(preset.name, t) : t('agenda.preset.gone')}
        </span>
      </span>
      <span className={styles.state}>
        {minutes > 0 && <span>{t('agenda.in', { time: waitText(minutes) })}</span>}
        <Badge tone={toneOf(entry)}>{agendaStateText(entry, t)}</Badge>
      </span>
      {reason && <span className={styles.reason}>{t(`schedules.reason.${reason}`)}</span>}
    </li>
  );
}

/** `1:05`: hours and minutes. */
const waitText = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

function toneOf({ state, reason }: AgendaEntry): Tone {
  if (state === 'missed' || state === 'not-seen' || reason !== null) return 'amber';
  return state === 'started' || state === 'seen' || state === 'covered' ? 'blue' : 'grey';
}
