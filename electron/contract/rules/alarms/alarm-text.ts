import type { Alarm, AlarmCondition } from '#contract/model/alarm.ts';
import { SCHEDULE_REASONS, type ScheduleReason } from '#contract/model/schedule.ts';
import { HAND_OVER_TROUBLES, STOP_TROUBLES } from '#contract/model/start.ts';
import { dateAndClock } from '../local-time.ts';
import { problemText } from '../problem-text.ts';
import { momentText } from '../schedule-text.ts';
import { shownName } from '../shown-name.ts';
import { list, type Translate, vendorName } from '../text.ts';

/** So many streams are named in a line. */
const NAMED = 4;

export interface AlarmText {
  /** The fact, in one sentence or less. */
  readonly title: string;
  /** Which streams, and why; empty where there is nothing more to say. */
  readonly lines: readonly string[];
}

/** What an alarm that holds says, with what to do. */
export function alarmText(alarm: AlarmCondition, now: Date, t: Translate): AlarmText {
  const { title, lines } = pastAlarmText(alarm, now, t);
  return { title, lines: [...lines, ...adviceLines(alarm, t)] };
}

/** What an alarm said that is over, also long after its preset and its schedule are gone: advice would be false by now. */
export function pastAlarmText(alarm: AlarmCondition, now: Date, t: Translate): AlarmText {
  const { kind } = alarm;
  if (kind === 'disk-nearly-full' || kind === 'clock-off' || kind === 'receiver-silent') {
    const { key, values } = problemText({ code: kind, detail: String(alarm.value ?? 0) });
    return { title: t(`alarm.kind.${kind}`), lines: [t(key, values)] };
  }
  const values = {
    preset: shownName(alarm.presetName ?? '', t),
    schedule: shownName(alarm.scheduleName ?? '', t),
    time: alarm.at === null ? '' : momentText(alarm.at, now),
    vendors: vendorsOf(alarm, t),
    count: alarm.streamCount,
  };
  const isOfMany = kind === 'not-recording' && alarm.value !== null;
  return {
    title: isOfMany
      ? t('alarm.missedStarts', { ...values, count: alarm.value ?? 0 })
      : t(`alarm.text.${kind}`, values),
    lines: [...streamLines(alarm, t), ...reasonLines(alarm, t)],
  };
}

const vendorsOf = ({ streams }: AlarmCondition, t: Translate): string =>
  list([...new Set(streams.flatMap(({ vendor }) => (vendor ? vendorName(vendor, t) : [])))], t);

function streamLines({ streams, streamCount }: AlarmCondition, t: Translate): string[] {
  const vendors = [...new Set(streams.map(({ vendor }) => vendor))];
  const lines = vendors.map((vendor) => {
    const ids = streams.filter((one) => one.vendor === vendor).map(({ streamId }) => streamId);
    const more = ids.length - NAMED;
    const named = list(ids.slice(0, NAMED), t);
    const all = more > 0 ? `${named}${t('question.moreStreams', { count: more })}` : named;
    return vendor
      ? t('webhooks.text.streams', { vendor: vendorName(vendor, t), streams: all })
      : all;
  });
  const more = streamCount - streams.length;
  return more > 0 ? [...lines, t('native.more', { count: more })] : lines;
}

const isScheduleReason = (reason: string): reason is ScheduleReason =>
  (SCHEDULE_REASONS as readonly string[]).includes(reason);

function reasonLines({ kind, reason }: AlarmCondition, t: Translate): string[] {
  if (reason === null) return [];
  if (kind === 'planned-stop-failed') {
    const trouble = STOP_TROUBLES.find((one) => one === reason);
    return trouble ? [t('alarm.why', { why: t(`overdue.why.${trouble}`) })] : [];
  }
  if (kind === 'hand-over-failed') {
    const trouble = HAND_OVER_TROUBLES.find((one) => one === reason);
    return trouble ? [t('alarm.why', { why: t(`handOver.why.${trouble}`) })] : [];
  }
  return isScheduleReason(reason) ? [t(`schedules.reason.${reason}`)] : [];
}

/** What to do; of a missing file its own note says it, too. */
export const ADVISED = [
  'start-not-accepted',
  'not-recording',
  'outcome-unknown',
  'start-blocked',
  'planned-stop-failed',
  'stop-not-accepted',
  'end-near',
  'stream-not-pushed',
] as const;

function adviceLines({ kind }: AlarmCondition, t: Translate): string[] {
  if (kind === 'file-missing') return [t('files.missing.advice')];
  if (kind === 'hand-over-failed') return [t('handOver.advice')];
  const advised = ADVISED.find((one) => one === kind);
  return advised ? [t(`alarm.advice.${advised}`)] : [];
}

/** Who has acknowledged an alarm, and when; null where it calls. */
export const acknowledgedText = (
  { acknowledged }: Pick<Alarm, 'acknowledged'>,
  t: Translate,
): string | null =>
  acknowledged &&
  t('alarm.acknowledged', {
    name: acknowledged.by,
    time: dateAndClock(new Date(acknowledged.at)),
  });
