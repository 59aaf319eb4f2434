import {
  type AlarmCondition,
  type AlarmKind,
  MAX_ALARM_STREAMS,
  minutesOf,
} from '#contract/model/alarm.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { hasOpenStop } from '#contract/model/run.ts';
import type { ScheduleTrouble } from '#contract/model/schedule.ts';
import type { Recording } from '#contract/model/start.ts';
import { endingEarly, endOfFirstTask } from '../hand-over-text.ts';
import { missingFiles } from '../missing-files.ts';
import { overdueStops } from '../planned-stops-text.ts';
import type { PresetSummary } from '../preset-summary.ts';
import { isNotRecorded, type StreamState } from '../stream-states.ts';

type Facts = Pick<
  AppState,
  | 'accounts'
  | 'presets'
  | 'recordings'
  | 'fileWatches'
  | 'scheduleTroubles'
  | 'unpushed'
  | 'problems'
  | 'settings'
>;

export interface AlarmFacts {
  readonly state: Facts;
  /** The same presets as `summarizePresets` sums them up. */
  readonly summaries: readonly PresetSummary[];
  /** The earliest time that may be true at a service, in milliseconds since the epoch. */
  nowAt(service: string): number;
}

/**
 * Everything that calls an operator now; pure. Window, tray, notifications, sound and webhooks all follow this one list.
 * Practice calls nobody.
 */
export const alarmConditions = (facts: AlarmFacts): AlarmCondition[] => [
  ...facts.summaries.filter(({ practice }) => !practice).flatMap(ofPreset),
  ...ofSchedules(facts.state),
  ...ofStreams(facts.state),
  ...ofPlannedStops(facts.state),
  ...ofHandOvers(facts.state),
  ...ofEnds(facts),
  ...ofFiles(facts.state),
  ...ofProgram(facts.state),
];

/** When a condition begins or ends by the passing of time alone, in milliseconds from now; null: it does not. */
export function untilNextCondition({ state, nowAt }: AlarmFacts): number | null {
  const ahead = minutesOf(state.settings.alarms, 'end-near') * 60_000;
  const waits = endingRecordings(state.recordings)
    .flatMap(({ service, endTime }) => {
      const wait = endTime * 1000 - nowAt(service);
      return [wait - ahead, wait];
    })
    .filter((wait) => wait > 0);
  return waits.length > 0 ? Math.min(...waits) : null;
}

type Named = AlarmCondition['streams'][number];

const conditionOf = (
  kind: AlarmKind,
  { about, streams = [], ...facts }: Partial<AlarmCondition> & Pick<AlarmCondition, 'about'>,
): AlarmCondition => ({
  kind,
  about: `${kind} ${about}`.trim(),
  parts: [],
  presetId: null,
  presetName: null,
  scheduleName: null,
  at: null,
  reason: null,
  value: null,
  ...facts,
  streams: streams.slice(0, MAX_ALARM_STREAMS),
  streamCount: streams.length,
});

const named = ({ vendor, streamId }: { vendor: Named['vendor']; streamId: string }): Named => ({
  vendor,
  streamId,
});

const unique = (parts: readonly string[]): string[] => [...new Set(parts)].sort();

/** What a preset counts as trouble, and nothing else: the wall, the counters and the alarms agree. */
function ofPreset(summary: PresetSummary): AlarmCondition[] {
  const { trouble, streams, run, presetId, name: presetName } = summary;
  if (trouble === null) return [];
  const lacking = streams.filter(
    ({ state }) => isNotRecorded(state) && state !== 'verified-not-recording',
  );
  const unknown = streams.filter(({ state }) => state === 'unknown');
  const common = { about: presetId, presetId, presetName };
  const ofStreamStates = (kind: AlarmKind, some: readonly StreamState[]) =>
    some.length === 0
      ? []
      : [
          conditionOf(kind, {
            ...common,
            // A call settles once: a retry that fails again is another call, and another alarm.
            parts: unique(
              some.map(({ call, vendor, streamId }) => call?.id ?? `${vendor} ${streamId}`),
            ),
            streams: some.map(named),
          }),
        ];
  return [
    ...ofStreamStates('start-not-accepted', lacking),
    ...ofStreamStates('outcome-unknown', unknown),
    // A planned stop that failed marks its recordings, and is an alarm of its own.
    ...(run && hasOpenStop(run, summary.is.accepted) && run.source !== 'planned-stop'
      ? [conditionOf('stop-not-accepted', { ...common, parts: [run.id] })]
      : []),
  ];
}

/** A start that was made and not accepted is an alarm of its preset. */
const KIND_OF_TROUBLE: Readonly<Record<ScheduleTrouble['kind'], AlarmKind | null>> = {
  ahead: 'start-blocked',
  refused: 'start-blocked',
  late: 'not-recording',
  missed: 'not-recording',
  'not-seen': 'not-recording',
  'not-accepted': null,
  // Ten minutes before that end it calls by itself.
  'ends-early': null,
};

const ofSchedules = (state: Facts): AlarmCondition[] =>
  state.scheduleTroubles.flatMap((trouble) => {
    const kind = KIND_OF_TROUBLE[trouble.kind];
    if (kind === null || isPractised(state, trouble.presetId)) return [];
    const { presetId, plannedAt, scheduleId, scheduleName, reason, count } = trouble;
    return [
      conditionOf(kind, {
        about: `${scheduleId} ${plannedAt}`,
        // What is in the way before the start calls again when it has kept the start from being made.
        parts: kind === 'start-blocked' ? [`${trouble.kind} ${reason}`] : [],
        presetId,
        presetName: nameOf(state, presetId),
        scheduleName,
        at: plannedAt,
        reason,
        value: count ?? null,
      }),
    ];
  });

const ofStreams = (state: Facts): AlarmCondition[] => {
  const real = state.unpushed.filter(({ presetId }) => !isPractised(state, presetId));
  return real.map(({ scheduleId, scheduleName, plannedAt, presetId, streamIds }) =>
    conditionOf('stream-not-pushed', {
      about: `${scheduleId} ${plannedAt}`,
      parts: unique(streamIds),
      presetId,
      presetName: nameOf(state, presetId),
      scheduleName,
      at: plannedAt,
      streams: streamIds.map((streamId) => named({ vendor: null, streamId })),
    }),
  );
};

const nameOf = ({ presets }: Facts, presetId: string): string | null =>
  presets.find(({ id }) => id === presetId)?.name ?? null;

function isPractised({ presets, accounts }: Facts, presetId: string): boolean {
  const preset = presets.find(({ id }) => id === presetId);
  return accounts.find(({ id }) => id === preset?.accountId)?.practice ?? false;
}

const isReal = ({ practice }: Recording): boolean => !practice;

/** Recordings by preset, each group not empty. */
function byPreset<T extends Recording>(recordings: readonly T[]): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of recordings) {
    const group = groups.get(one.presetId);
    if (group) group.push(one);
    else groups.set(one.presetId, [one]);
  }
  return [...groups.values()];
}

const ofPlannedStops = ({ recordings }: Facts): AlarmCondition[] =>
  byPreset(overdueStops(recordings.filter(isReal))).map((some) => {
    const [{ presetId, presetName, plannedStop }] = some;
    return conditionOf('planned-stop-failed', {
      about: presetId,
      parts: unique(
        some.map((one) =>
          [one.vendor, one.streamId, one.plannedStop?.at, one.plannedStop?.trouble].join(' '),
        ),
      ),
      presetId,
      presetName,
      at: plannedStop ? new Date(plannedStop.at * 1000).toISOString() : null,
      streams: some.map(named),
      reason: plannedStop?.trouble ?? null,
    });
  });

/** The end that is certain is that of the first task: it comes earlier than what was wanted. */
const ofHandOvers = ({ recordings }: Facts): AlarmCondition[] =>
  byPreset(endingEarly(recordings.filter(isReal))).map((some) => {
    const [{ presetId, presetName, handOver }] = some;
    const end = Math.min(...some.flatMap((one) => endOfFirstTask(one) ?? []));
    return conditionOf('hand-over-failed', {
      about: presetId,
      parts: unique(some.map((one) => [one.callId, one.streamId, one.handOver?.trouble].join(' '))),
      presetId,
      presetName,
      at: Number.isFinite(end) ? new Date(end * 1000).toISOString() : null,
      streams: some.map(named),
      reason: handOver?.trouble ?? null,
    });
  });

type Ending = Recording & { readonly endTime: number };

/** What its vendor ends before anything that the program has planned for it; a second task that takes over goes on. */
const endingRecordings = (recordings: readonly Recording[]): Ending[] =>
  recordings.filter(
    (one): one is Ending =>
      isReal(one) &&
      one.certainty !== 'uncertain' &&
      one.endTime !== null &&
      !(one.handOver && !one.handOver.trouble) &&
      !(one.plannedStop && !one.plannedStop.trouble && one.plannedStop.at <= one.endTime),
  );

function ofEnds({ state, nowAt }: AlarmFacts): AlarmCondition[] {
  const ahead = minutesOf(state.settings.alarms, 'end-near') * 60_000;
  const near = endingRecordings(state.recordings).filter(({ service, since, endTime }) => {
    const end = endTime * 1000;
    const left = end - nowAt(service);
    // A recording that is shorter than the warning was begun by a person who knows its end.
    return left > 0 && left <= ahead && Date.parse(since) < end - ahead;
  });
  return byPreset(near).map((some) => {
    const [{ presetId, presetName }] = some;
    const end = Math.min(...some.map(({ endTime }) => endTime));
    return conditionOf('end-near', {
      about: presetId,
      parts: unique(some.map((one) => [one.callId, one.streamId, one.endTime].join(' '))),
      presetId,
      presetName,
      at: new Date(end * 1000).toISOString(),
      streams: some.map(named),
    });
  });
}

/** One alarm for each run. */
function ofFiles({ fileWatches, accounts }: Facts): AlarmCondition[] {
  const practice = new Set(accounts.filter((one) => one.practice).map(({ id }) => id));
  const missing = missingFiles(fileWatches).filter(({ accountId }) => !practice.has(accountId));
  const runs = new Set(missing.map(({ runId }) => runId));
  return [...runs].flatMap((runId) => {
    const some = missing.filter((watch) => watch.runId === runId);
    const [first] = some;
    if (!first) return [];
    const { presetId, presetName } = first;
    return [
      conditionOf('file-missing', {
        about: runId,
        parts: unique(some.map(({ callId, streamId }) => `${callId} ${streamId}`)),
        presetId,
        presetName,
        at: first.startedAt,
        streams: some.map(named),
      }),
    ];
  });
}

const PROGRAM_KINDS = ['disk-nearly-full', 'clock-off', 'receiver-silent'] as const;

const ofProgram = ({ problems }: Facts): AlarmCondition[] =>
  PROGRAM_KINDS.flatMap((kind) => {
    const problem = problems.find(({ code }) => code === kind);
    return problem
      ? [conditionOf(kind, { about: '', value: Number.parseInt(problem.detail, 10) || 0 })]
      : [];
  });
