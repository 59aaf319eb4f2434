import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useEffect, useId } from 'react';
import type { Tone } from '#contract/model/colours.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { AgendaEntry } from '#contract/model/schedule.ts';
import type { Recording } from '#contract/model/start.ts';
import { nextOccurrence } from '#contract/rules/next-occurrence.ts';
import { agendaStateText, momentText } from '#contract/rules/schedule-text.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { ask } from '../shared/bridge/ask.ts';
import { Badge } from '../shared/components/badge.tsx';
import { dayText } from '../shared/format/number-and-day.ts';
import { clock } from '../shared/format/time.ts';
import { HALF_A_MINUTE_MS, useNow } from '../shared/format/use-now.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { hrefOfRun } from '../shared/navigation.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './agenda.module.css';

const DAYS = 7;
/** More lines than these are no overview. */
const MOST_LINES = 200;
const MINUTE_MS = 60_000;
/** Beyond a day the heading says more than hours do. */
const MOST_WAIT = 24 * 60;

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
  const date = t('agenda.day', {
    weekday: t(`schedules.day.${(day.getDay() || DAYS) as 1}`),
    date: dayText(day, now, language),
  });
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
  const t = useT();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.day}>
        {title}
      </h3>
      <ul className={styles.rows}>
        {entries.map((entry, index) => (
          <Fragment key={`${entry.scheduleId} ${entry.plannedAt}`}>
            {isFirstAhead(entries, index, now) && (
              <li className={styles.now}>{t('agenda.now', { time: clock(now) })}</li>
            )}
            <EntryLine entry={entry} now={now} />
          </Fragment>
        ))}
      </ul>
    </section>
  );
}

const isAhead = ({ plannedAt }: AgendaEntry, now: Date): boolean =>
  Date.parse(plannedAt) > now.getTime();

/** Whether the present moment lies between an entry and the one before it, on the same day. */
function isFirstAhead(entries: readonly AgendaEntry[], index: number, now: Date): boolean {
  const [entry, before] = [entries[index], entries[index - 1]];
  return Boolean(entry && before && isAhead(entry, now) && !isAhead(before, now));
}

function EntryLine({ entry, now }: { readonly entry: AgendaEntry; readonly now: Date }) {
  const t = useT();
  const { presetId, scheduleName, plannedAt, state, reason, runId } = entry;
  const preset = useAppState((it) => it.presets.find(({ id }) => id === presetId));
  const isRecording = useAppState((it) => isRecordingNow(entry, it.recordings, now));
  const presetName = preset ? shownName(preset.name, t) : t('agenda.preset.gone');
  const endsAt = entry.endsAt ?? endOfPreset(entry, preset);
  const minutes = Math.ceil((Date.parse(plannedAt) - now.getTime()) / MINUTE_MS);
  return (
    <li className={styles.entry} data-state={state}>
      <span className={styles.time}>
        {clock(new Date(plannedAt))}
        {endsAt !== null && ` ${t('agenda.until', { time: clock(new Date(endsAt)) })}`}
      </span>
      <span className={styles.what}>
        <strong className={styles.name}>{scheduleName}</strong>
        {presetName !== scheduleName && <span className={styles.preset}>{presetName}</span>}
      </span>
      <span className={styles.state}>
        {minutes > 0 && minutes < MOST_WAIT && (
          <span>{t('agenda.in', { time: waitText(minutes) })}</span>
        )}
        {isRecording && <Badge tone="red">● {t('agenda.recording')}</Badge>}
        {!(isRecording && isFine(entry)) && (
          <Badge tone={toneOf(entry)}>{agendaStateText(entry, t)}</Badge>
        )}
        {runId !== null && <a href={hrefOfRun(runId)}>{t('agenda.showRun')}</a>}
      </span>
      {reason && <span className={styles.reason}>{t(`schedules.reason.${reason}`)}</span>}
      {entry.startedLate !== undefined && (
        <span className={styles.reason}>
          {t('agenda.startedLate', { time: clock(new Date(entry.startedLate)) })}
        </span>
      )}
      {entry.recordsUntil !== undefined && (
        <span className={styles.reason}>
          {t('agenda.endsEarly', { time: momentText(entry.recordsUntil, now) })}
        </span>
      )}
    </li>
  );
}

/** `1:05`: hours and minutes. */
const waitText = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** When what is yet to start will end, where its schedule leaves that to the preset; null where not all of it will. */
function endOfPreset(
  { plannedAt, state, expectOnly }: AgendaEntry,
  preset?: Preset,
): string | null {
  const isToCome = state === 'planned' || state === 'due';
  if (!isToCome || expectOnly || !preset?.end || preset.stopAtEnd === false) return null;
  const start = Date.parse(plannedAt);
  const { end } = preset;
  const ms =
    'at' in end ? nextOccurrence(end.at, start) * 1000 : start + end.afterMinutes * MINUTE_MS;
  return new Date(ms).toISOString();
}

const isFine = ({ state, reason, recordsUntil }: AgendaEntry): boolean =>
  reason === null &&
  recordsUntil === undefined &&
  (state === 'started' || state === 'covered' || state === 'seen');

/** Whether something of its preset counts as recording, of a start whose end has not come. */
function isRecordingNow(
  { state, presetId, endsAt }: AgendaEntry,
  recordings: readonly Recording[],
  now: Date,
): boolean {
  if (state !== 'started' && state !== 'covered' && state !== 'seen') return false;
  if (endsAt !== null && Date.parse(endsAt) <= now.getTime()) return false;
  return recordings.some((one) => one.presetId === presetId && one.certainty !== 'uncertain');
}

function toneOf({ state, reason, recordsUntil }: AgendaEntry): Tone {
  const isTrouble = reason !== null || recordsUntil !== undefined;
  if (state === 'missed' || state === 'not-seen' || isTrouble) return 'amber';
  return state === 'started' || state === 'seen' || state === 'covered' ? 'blue' : 'grey';
}
