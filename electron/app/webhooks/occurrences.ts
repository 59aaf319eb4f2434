import type { Alarm, AlarmKind } from '#contract/model/alarm.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { FileWatch } from '#contract/model/file.ts';
import { isUnderWay, type RunView } from '#contract/model/run.ts';
import {
  MAX_MESSAGE_STREAMS,
  type MessageEvent,
  type WebhookMessage,
} from '#contract/model/webhook.ts';
import { alarmText } from '#contract/rules/alarms/alarm-text.ts';
import { kindsOfRun } from '#contract/rules/alarms/alarms-of-run.ts';
import { dateAndClock } from '#contract/rules/local-time.ts';
import { hasMissingFiles, missingFilesText } from '#contract/rules/missing-files.ts';
import { problemText } from '#contract/rules/problem-text.ts';
import { list, vendorName } from '#contract/rules/text.ts';
import { isUnsentStop } from '../../recording/planned-stops.ts';
import type { Translate } from '../language.ts';
import { runText } from '../notifications/notification-text.ts';
import { type RunStream, runStreams } from '../notifications/run-streams.ts';

/** Something that a target may be told of. */
export interface Occurrence {
  readonly event: MessageEvent;
  /** Which alarms it is; none for what went as it was meant to. */
  readonly alarms: readonly AlarmKind[];
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What it tells; of each of them a target is told once. */
  readonly keys: readonly string[];
  readonly words: (t: Translate) => Pick<WebhookMessage, 'title' | 'lines'>;
  readonly about: Pick<WebhookMessage, 'preset' | 'recording' | 'streams' | 'streamCount'>;
}

type Facts = Pick<AppState, 'accounts' | 'presets' | 'runs' | 'recordings' | 'vendors'>;

/** So many streams are named in a line. */
const NAMED = 10;

/** What a run came to, in the words of its notification. Practice tells no target: nothing of it is on air. Pure. */
export function occurrencesOfRun(run: RunView, facts: Facts): Occurrence[] {
  if (run.practice || isUnderWay(run)) return [];
  const streams = runStreams(run, facts);
  const event = eventOf(run, streams);
  const ended = run.ended && run.action === 'StartCDNRecord' ? [endOf(run, facts)] : [];
  if (!event) return ended;
  const at = settledAt(run);
  return [
    {
      event,
      alarms: kindsOfRun(run, streams),
      at,
      keys: [keyOfRun(run)],
      words: (t) => {
        const { title, body } = runText(run, streams, facts.vendors, t);
        return { title, lines: [...body.split('\n'), footOf(run.accountName, at, t)] };
      },
      about: aboutRun(run, facts, streams),
    },
    ...ended,
  ];
}

/** The tries of a planned stop that does not get through are told as one. */
const keyOfRun = (run: RunView): string =>
  isUnsentStop(run) ? `unsent stop ${run.presetId} ${run.plannedFor}` : `run ${run.id}`;

/** When the last answer came; when the run began where nothing was sent. Milliseconds since the epoch. */
function settledAt({ calls, createdAt }: RunView): number {
  const ends = calls.map(({ startedAt, durationMs }) =>
    startedAt === null ? 0 : Date.parse(startedAt) + (durationMs ?? 0),
  );
  return Math.max(Date.parse(createdAt), ...ends);
}

/** Null where an operator has settled all of it: there is nothing to tell. */
function eventOf(run: RunView, streams: readonly RunStream[]): MessageEvent | null {
  if (streams.some(({ open }) => open)) return 'trouble';
  const isWell = streams.every(({ result }) => result === 'done' || result === 'already');
  if (!isWell || streams.length === 0) return null;
  return run.action === 'StopCDNRecord' ? 'stopped' : 'accepted';
}

function endOf(run: RunView, facts: Facts): Occurrence {
  const ends = run.calls.flatMap(({ endTime }) => endTime ?? []);
  const at = ends.length > 0 ? Math.max(...ends) * 1_000 : Date.parse(run.createdAt);
  const streams = run.calls.flatMap(({ vendor, streamIds }) =>
    streamIds.map((streamId) => ({ vendor, streamId, result: 'ended' as const })),
  );
  return {
    event: 'ended',
    alarms: [],
    at,
    keys: [`end ${run.id}`],
    words: (t) => ({
      title: t('webhooks.text.ended', { preset: run.presetName }),
      lines: [...linesOfVendors(streams, t), footOf(run.accountName, at, t)],
    }),
    about: aboutRun(run, facts, streams),
  };
}

type Named = WebhookMessage['streams'][number];

const aboutRun = (
  { presetId, presetName }: RunView,
  { recordings }: Facts,
  streams: readonly Named[],
): Occurrence['about'] => ({
  preset: presetName,
  recording: isRecording(presetId, recordings),
  ...listed(streams),
});

const isRecording = (presetId: string, recordings: Facts['recordings']): boolean =>
  recordings.some((one) => one.presetId === presetId && one.certainty !== 'uncertain');

const listed = (streams: readonly Named[]) => ({
  streams: streams
    .slice(0, MAX_MESSAGE_STREAMS)
    .map(({ vendor, streamId, result }) => ({ vendor, streamId, result })),
  streamCount: streams.length,
});

const footOf = (account: string, at: number, t: Translate): string =>
  t('webhooks.text.foot', { time: dateAndClock(new Date(at)), account });

function linesOfVendors(streams: readonly Named[], t: Translate): string[] {
  const vendors = [...new Set(streams.map(({ vendor }) => vendor))];
  return vendors.map((vendor) => {
    const ids = streams.filter((one) => one.vendor === vendor).map(({ streamId }) => streamId);
    const more = ids.length - NAMED;
    const named = list(ids.slice(0, NAMED), t);
    const all = more > 0 ? `${named}${t('question.moreStreams', { count: more })}` : named;
    return t('webhooks.text.streams', { vendor: vendorName(vendor, t), streams: all });
  });
}

/**
 * Files that were found, and recordings that have none, by run, of those that `isNew` says are yet to be told. Pure.
 */
export function occurrencesOfFiles(
  watches: readonly FileWatch[],
  { recordings, accounts }: Pick<Facts, 'recordings' | 'accounts'>,
  isNew: (key: string) => boolean,
): Occurrence[] {
  const practice = new Set(accounts.filter((one) => one.practice).map(({ id }) => id));
  const told = watches.flatMap((watch) => {
    const event = practice.has(watch.accountId) ? null : fileEventOf(watch);
    const key = `${event} ${watch.callId} ${watch.streamId}`;
    return event && isNew(key) ? [{ watch, event, key }] : [];
  });
  const groups = new Map<string, typeof told>();
  for (const one of told) {
    const of = `${one.event} ${one.watch.runId}`;
    groups.set(of, [...(groups.get(of) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { event, watch } = first;
    const own = group.map((one) => one.watch);
    const streams = own.map(({ vendor, streamId }) => ({
      vendor,
      streamId,
      result: RESULTS[event],
    }));
    return {
      event,
      alarms: event === 'file-missing' ? ['file-missing' as const] : [],
      at: Math.max(
        ...own.map(({ lookedAt, endedAt, startedAt }) =>
          Date.parse(lookedAt ?? endedAt ?? startedAt),
        ),
      ),
      keys: group.map(({ key }) => key),
      words: (t) =>
        event === 'file-missing' ? missingWords(own, t) : foundWords(watch.presetName, streams, t),
      about: {
        preset: watch.presetName,
        recording: isRecording(watch.presetId, recordings),
        ...listed(streams),
      },
    };
  });
}

const RESULTS = { 'file-found': 'found', 'file-missing': 'missing' } as const;

function fileEventOf(watch: FileWatch): keyof typeof RESULTS | null {
  if (hasMissingFiles(watch)) return 'file-missing';
  return watch.state === 'complete' && watch.found > 0 ? 'file-found' : null;
}

function missingWords(watches: readonly FileWatch[], t: Translate) {
  const { title, lines } = missingFilesText(watches, t);
  return { title, lines: [...lines, t('files.missing.advice')] };
}

const foundWords = (preset: string, streams: readonly Named[], t: Translate) => ({
  title: t('webhooks.text.found', { preset, count: streams.length }),
  lines: linesOfVendors(streams, t),
});

/**
 * What is wrong with the program itself, such as a clock that is off. What follows a problem's sentence (a path of this
 * computer) stays here. Told again after an hour at the earliest. Pure.
 */
export function occurrencesOfProblems(problems: AppState['problems'], now: number): Occurrence[] {
  const hour = new Date(now).toISOString().slice(0, 13);
  return problems.map((problem) => ({
    event: 'trouble',
    alarms: ALARMS_OF_PROBLEMS.filter((kind) => kind === problem.code),
    at: now,
    keys: [`problem ${problem.code} ${hour}`],
    words: (t) => {
      const { key, values } = problemText(problem);
      const title = withoutLabel(t(key, values));
      return { title, lines: [dateAndClock(new Date(now))] };
    },
    about: { preset: null, recording: null, streams: [], streamCount: 0 },
  }));
}

const ALARMS_OF_PROBLEMS = ['disk-nearly-full', 'clock-off', 'receiver-silent'] as const;

/** Alarms that no message about a run, a file or the program tells. */
const TOLD_AS_ALARMS: readonly AlarmKind[] = [
  'not-recording',
  'start-blocked',
  'stream-not-pushed',
  'planned-stop-failed',
  'hand-over-failed',
  'end-near',
];

/** The message of a run reports a stop, or a second task, that was sent or tried. */
const hasRun = ({ kind, reason }: Alarm): boolean =>
  reason === 'failed' ||
  reason === 'unsent' ||
  (kind === 'hand-over-failed' && reason === 'unknown');

/** Alarms as they arise, and again where they have got worse. Pure. */
export function occurrencesOfAlarms(
  { alarms, recordings }: Pick<AppState, 'alarms' | 'recordings'>,
  now: number,
): Occurrence[] {
  const told = alarms.filter((alarm) => TOLD_AS_ALARMS.includes(alarm.kind) && !hasRun(alarm));
  return told.map((alarm) => ({
    event: 'trouble',
    alarms: [alarm.kind],
    at: alarm.calls === 1 ? Date.parse(alarm.since) : now,
    keys: [`alarm ${alarm.id} ${alarm.calls}`],
    words: (t) => {
      const { title, lines } = alarmText(alarm, new Date(now), t);
      return { title, lines: [...lines, dateAndClock(new Date(alarm.since))] };
    },
    about: {
      preset: alarm.presetName,
      recording: alarm.presetId === null ? null : isRecording(alarm.presetId, recordings),
      streams: [],
      streamCount: 0,
    },
  }));
}

/** A sentence without the word before what stays here, such as “File:”. */
const withoutLabel = (text: string): string => text.replace(/[^.。]*[:：]$/u, '').trim() || text;

/** Longest title and line, in characters, and most lines: names and vendors' messages have bounds of their own. */
const LONGEST = 2_000;
const MOST_LINES = 60;

/**
 * The message about an occurrence in the language of its target. `hide` takes the known secrets out of a text: what a
 * vendor or an operator wrote may hold one. Pure.
 */
export function messageOf(
  { event, alarms, at, words, about }: Occurrence,
  t: Translate,
  hide: (text: string) => string,
): WebhookMessage {
  const { title, lines } = words(t);
  const shown = (text: string) => hide(text).slice(0, LONGEST);
  return {
    event,
    ...(alarms.length > 0 && { alarms: [...alarms] }),
    at: new Date(at).toISOString(),
    title: shown(title),
    lines: lines.slice(0, MOST_LINES).map(shown),
    preset: about.preset === null ? null : shown(about.preset),
    recording: about.recording,
    streams: about.streams.map((stream) => ({ ...stream, streamId: hide(stream.streamId) })),
    streamCount: about.streamCount,
  };
}
