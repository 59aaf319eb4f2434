import type { PageAddress } from '#contract/ipc/sections.ts';
import { SHOW_PRESET } from '#contract/ipc/sections.ts';
import { type Alarm, type AlarmKind, choiceOf } from '#contract/model/alarm.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { HandOverTrouble } from '#contract/model/start.ts';
import { alarmText } from '#contract/rules/alarms/alarm-text.ts';
import { endingEarly, endingEarlyText } from '#contract/rules/hand-over-text.ts';
import { missingFiles, missingFilesText } from '#contract/rules/missing-files.ts';
import { overdueStops, overdueText } from '#contract/rules/planned-stops-text.ts';
import { troubleText } from '#contract/rules/schedule-text.ts';
import type { Translate } from '../language.ts';
import type { NotificationButton, NotificationContent } from './notifier.ts';

/** A notification that stands for as long as an alarm calls. */
export interface StandingNotice {
  readonly key: string;
  readonly content: NotificationContent;
  /** Where a click leads. */
  readonly address: PageAddress;
  /** The preset that a button stops; null where it is about several. */
  readonly presetId: string | null;
  /** The preset whose end a button moves, where a vendor ends one soon; null where it is about several. */
  readonly endOf: string | null;
  /** The alarms that its button acknowledges. */
  readonly alarmIds: readonly string[];
}

type Facts = Pick<
  AppState,
  'alarms' | 'settings' | 'fileWatches' | 'recordings' | 'scheduleTroubles'
>;

interface Context {
  readonly state: Facts;
  /** When this process began, milliseconds since the epoch. */
  readonly began: number;
  readonly now: Date;
  readonly t: Translate;
}

/** Lines of a notification; the window has them all. */
const MOST_LINES = 5;

interface Text {
  readonly title: string;
  readonly lines: readonly string[];
  readonly stops?: string | null;
}

interface Group {
  readonly key: string;
  readonly kinds: readonly AlarmKind[];
  readonly address: PageAddress;
  /** Null where there is nothing to say. */
  text(alarms: readonly Alarm[], context: Context): Text | null;
}

/** What a start or a stop came to has the notification of its run: these groups have the rest. */
const GROUPS: readonly Group[] = [
  { key: 'overdue stops', kinds: ['planned-stop-failed'], address: ['on-air'], text: overdue },
  { key: 'hand-overs', kinds: ['hand-over-failed'], address: ['on-air'], text: handOvers },
  {
    key: 'schedules',
    kinds: ['not-recording', 'start-blocked'],
    address: ['agenda'],
    text: schedules,
  },
  { key: 'missing files', kinds: ['file-missing'], address: ['files'], text: missing },
  ...(
    [
      ['stream-not-pushed', ['agenda']],
      ['end-near', ['on-air']],
      ['disk-nearly-full', ['alarms']],
      ['clock-off', ['alarms']],
      ['receiver-silent', ['alarms']],
    ] as const
  ).map(([kind, address]): Group => ({ key: kind, kinds: [kind], address, text: general })),
];

/**
 * The notifications for alarms that call, of which an acknowledged one has none. Pure.
 *
 * @param began when this process began, milliseconds since the epoch.
 */
export function standingNotices(
  state: Facts,
  began: number,
  now: Date,
  t: Translate,
): StandingNotice[] {
  const calling = state.alarms.filter(
    ({ kind, acknowledged }) =>
      acknowledged === null && choiceOf(state.settings.alarms, kind).notification,
  );
  return GROUPS.flatMap((group) => {
    const alarms = calling.filter(({ kind }) => group.kinds.includes(kind));
    const text = alarms.length > 0 ? group.text(alarms, { state, began, now, t }) : null;
    return text ? [noticeOf(group, alarms, text, t)] : [];
  });
}

function noticeOf(
  { key, address }: Group,
  alarms: readonly Alarm[],
  { title, lines, stops = null }: Text,
  t: Translate,
): StandingNotice {
  const presets = new Set(alarms.map(({ presetId }) => presetId));
  const [only = null] = presets.size === 1 ? presets : [];
  const endOf = key === 'end-near' ? only : null;
  const buttons: NotificationButton[] = [
    { action: 'details', label: t('notification.details') },
    { action: 'acknowledge', label: t('alarm.acknowledge') },
    ...(endOf === null ? [] : [{ action: 'move-end', label: t('alarm.moveEnd') } as const]),
    ...(stops === null ? [] : [{ action: 'stop', label: t('presets.stop') } as const]),
  ];
  return {
    key,
    content: { title, body: lines.join('\n'), open: t('tray.open'), stays: true, buttons },
    address: address[0] === 'on-air' && only !== null ? ['presets', SHOW_PRESET, only] : address,
    presetId: stops,
    endOf,
    alarmIds: alarms.map(({ id }) => id),
  };
}

/** The run of a stop that was sent and failed has its own notification; this one is for a stop that was not sent. */
function overdue(alarms: readonly Alarm[], { state, t }: Context): Text | null {
  const presets = new Set(alarms.map(({ presetId }) => presetId));
  const some = overdueStops(state.recordings).filter(
    ({ practice, plannedStop, presetId }) =>
      !practice && plannedStop?.trouble !== 'failed' && presets.has(presetId),
  );
  if (some.length === 0) return null;
  const { title, lines } = overdueText(some, t);
  const [presetId = null, ...others] = new Set(some.map((one) => one.presetId));
  return {
    title,
    lines: [...lines, t('overdue.advice')],
    stops: others.length === 0 ? presetId : null,
  };
}

/** A second task that was sent, or tried, has the notification of its run; this one is for one that was not. */
function handOvers(alarms: readonly Alarm[], { state, t }: Context): Text | null {
  const presets = new Set(alarms.map(({ presetId }) => presetId));
  const unsent = endingEarly(state.recordings).filter(
    ({ practice, handOver, presetId }) =>
      !practice &&
      !handOver?.former &&
      !TRIED_HAND_OVERS.has(handOver?.trouble) &&
      presets.has(presetId),
  );
  if (unsent.length === 0) return null;
  const { title, lines } = endingEarlyText(unsent, t);
  return { title, lines: [...lines, t('handOver.advice')] };
}

const TRIED_HAND_OVERS: ReadonlySet<HandOverTrouble | undefined> = new Set(['failed', 'unsent']);

function schedules(alarms: readonly Alarm[], { state, now, t }: Context): Text | null {
  const abouts = new Set(alarms.map(({ about }) => about));
  const some = state.scheduleTroubles.filter(({ scheduleId, plannedAt }) =>
    ['not-recording', 'start-blocked'].some((kind) =>
      abouts.has(`${kind} ${scheduleId} ${plannedAt}`),
    ),
  );
  if (some.length === 0) return null;
  return {
    title: t('schedules.trouble.title', { count: some.length }),
    lines: some.slice(-MOST_LINES).map((one) => troubleText(one, now, t)),
  };
}

/** What an earlier process found out has been told. */
function missing(alarms: readonly Alarm[], { state, began, t }: Context): Text | null {
  const parts = new Set(alarms.flatMap((alarm) => alarm.parts));
  const some = missingFiles(state.fileWatches).filter(
    ({ callId, streamId, lookedAt }) =>
      parts.has(`${callId} ${streamId}`) && lookedAt !== null && Date.parse(lookedAt) >= began,
  );
  if (some.length === 0) return null;
  const { title, lines } = missingFilesText(some, t);
  return { title, lines: [...lines, t('files.missing.advice')] };
}

function general(alarms: readonly Alarm[], { now, t }: Context): Text | null {
  const [first] = alarms;
  if (!first) return null;
  const texts = alarms.map((alarm) => alarmText(alarm, now, t));
  const [only] = texts;
  if (texts.length === 1 && only) return only;
  return {
    title: t('alarm.count', { what: t(`alarm.kind.${first.kind}`), count: alarms.length }),
    lines: texts.slice(0, MOST_LINES).map(({ title }) => title),
  };
}
