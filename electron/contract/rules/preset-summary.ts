import type { Account } from '#contract/model/account.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Preset } from '#contract/model/preset.ts';
import { hasOpenStop, isUnderWay, type RunView } from '#contract/model/run.ts';
import type { Target } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { classifyTargets, type Standing } from './classify-targets.ts';
import { endOfRecording } from './end-of-recording.ts';
import { shownRun } from './in-doubt.ts';
import {
  isNotRecorded,
  isRecording,
  lackingOf,
  type StreamState,
  streamStates,
} from './stream-states.ts';

/** What a preset counts as: each on its own, so that an incomplete preset is also an accepted one. */
export const COUNTERS = ['accepted', 'incomplete', 'toVerify', 'notRecording', 'sending'] as const;
export type Counter = (typeof COUNTERS)[number];

/** What needs an operator, most severe first: nothing records, nobody knows, something is missing. */
export const TROUBLES = ['notRecording', 'toVerify', 'incomplete'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** What the ground of a tile says; the sign and the text beside it say the same. */
export const PRESET_STATES = [
  'idle',
  'accepted',
  'partial',
  'unknown',
  'not-recording',
  'verified-not-recording',
  'sending',
  'ended',
] as const;
export type PresetState = (typeof PRESET_STATES)[number];

/** All that wall, counters, tray and window title show of one preset. */
export interface PresetSummary {
  readonly presetId: string;
  readonly name: string;
  /** Null where the preset was deleted while something of it runs. */
  readonly preset: Preset | null;
  /** Never counted, and never the tally. */
  readonly practice: boolean;
  readonly state: PresetState;
  readonly is: Readonly<Record<Counter, boolean>>;
  /** The most severe of its troubles; null where it has none. */
  readonly trouble: Trouble | null;
  /** The newest run, unless the operator has dismissed it. */
  readonly run: RunView | undefined;
  readonly standing: Standing;
  readonly streams: readonly StreamState[];
  /** Streams at their vendors that record now, of those that the preset names. */
  readonly recording: number;
  readonly total: number;
  /** Streams at their vendors that were wanted and do not record, in the order of the preset. */
  readonly notRecorded: readonly StreamState[];
  /** What a retry starts; nothing while there is nothing beside which it would be missing. */
  readonly retryable: readonly Target[];
  /** When the first of what records was accepted; null where nothing records. */
  readonly since: string | null;
  /** Some of it goes on after the end at which the program was to stop it. */
  readonly isOverdue: boolean;
  /** Some of it may end earlier than it is wanted: it is not known that a second task takes over. */
  readonly mayEndEarly: boolean;
  /** Unix seconds of the next end of what records; null where something of it must be stopped by hand. */
  readonly endTime: number | null;
}

export type Facts = Pick<AppState, 'accounts' | 'runs' | 'recordings' | 'dismissedRuns'>;
export type Summarized = Pick<Preset, 'id' | 'name' | 'accountId' | 'vendors' | 'streamIds'>;

/** The summary of one preset; pure. */
export function summarizePreset(preset: Preset, facts: Facts): PresetSummary {
  const account = facts.accounts.find(({ id }) => id === preset.accountId);
  return summarize(preset, preset, account, facts);
}

/** Whether something of it runs or may run, named or not. */
export const mayRun = ({ standing }: Pick<PresetSummary, 'standing'>): boolean =>
  standing.running.length + standing.uncertain.length + standing.orphaned.length > 0;

/**
 * @param preset null where it was deleted
 * @param named what is known of it by now
 */
export function summarize(
  preset: Preset | null,
  named: Summarized,
  account: Account | undefined,
  { runs, recordings, dismissedRuns }: Facts,
): PresetSummary {
  const standing = classifyTargets(named, account, recordings);
  const newest = runs[named.id];
  const uncertain = standing.uncertain.concat(
    standing.orphaned.filter(({ certainty }) => certainty === 'uncertain'),
  );
  const run = shownRun(newest, uncertain, dismissedRuns);
  // A dismissed result is no trouble any more, but what lacks beside what records must not look whole.
  const isDismissed = run === undefined && newest?.action === 'StartCDNRecord';
  const known = isDismissed && standing.running.length > 0 ? newest : run;
  const streams = streamStates(named, known, standing);
  const active = [...standing.running, ...standing.uncertain, ...standing.orphaned];
  // What a preset left running at a real account counts as real, whatever account it has by now.
  const practice =
    active.every((one) => one.practice) &&
    (account?.practice ?? newest?.practice ?? active.length > 0);
  const isOverdue = active.some(({ plannedStop }) => plannedStop?.trouble);
  const mayEndEarly = active.some(({ handOver }) => handOver?.trouble);
  const is = countersOf(streams, run, isOverdue || mayEndEarly);
  const runningNow = streams.flatMap(({ state, recording }) =>
    recording && isRecording(state) ? [recording] : [],
  );
  const isOnBoard = preset !== null && !preset.archived;
  const canRetry = isOnBoard && !is.sending && standing.running.length > 0;
  const ends = runningNow.flatMap((one) => endOfRecording(one) ?? []);
  // What a person has dismissed is no trouble any more, unless its end is wrong.
  const isSettled = isDismissed && !isOverdue && !mayEndEarly;
  // Of a deleted preset nothing is named any more: what it left is all there is.
  const counted = preset ? streams.filter(({ orphaned }) => !orphaned) : streams;
  return {
    presetId: named.id,
    name: named.name,
    preset,
    practice,
    state: stateOf(streams, is),
    is,
    trouble:
      TROUBLES.find((trouble) => is[trouble] && !(isSettled && trouble === 'incomplete')) ?? null,
    run,
    standing,
    streams,
    recording: counted.filter(({ state }) => isRecording(state)).length,
    total: counted.length,
    notRecorded: streams.filter(({ state }) => isNotRecorded(state)),
    // What is being sent is not missing yet.
    retryable: canRetry ? lackingOf(standing.missing, newest) : [],
    since: runningNow.map(({ since }) => since).sort()[0] ?? null,
    isOverdue,
    mayEndEarly,
    endTime: ends.length > 0 && ends.length === runningNow.length ? Math.min(...ends) : null,
  };
}

function countersOf(
  streams: readonly StreamState[],
  run: RunView | undefined,
  isEndWrong: boolean,
): PresetSummary['is'] {
  const has = (test: (state: StreamState['state']) => boolean) =>
    streams.some(({ state }) => test(state));
  const accepted = has(isRecording);
  const toVerify = has((state) => state === 'unknown');
  const sending = isUnderWay(run);
  const isOpenStop = hasOpenStop(run, accepted);
  // While a retry is on its way, what it is for has no new outcome yet: those cells are `sending`.
  const lacks = has(isNotRecorded);
  const isSettledLack = streams.every(
    ({ state }) => !isNotRecorded(state) || state === 'verified-not-recording',
  );
  const some = accepted || toVerify || has((state) => state === 'ended');
  return {
    accepted,
    incomplete: isOpenStop || isEndWrong || (lacks && some),
    toVerify,
    // What an operator has settled is settled: where nothing else is wanted, it is no trouble.
    notRecording: lacks && !some && !isSettledLack && !sending,
    sending,
  };
}

function stateOf(streams: readonly StreamState[], is: PresetSummary['is']): PresetState {
  if (is.toVerify) return 'unknown';
  if (is.accepted) return is.incomplete ? 'partial' : 'accepted';
  if (is.sending) return 'sending';
  if (is.notRecording || is.incomplete) return 'not-recording';
  const states = streams.map(({ state }) => state);
  if (states.includes('verified-not-recording')) return 'verified-not-recording';
  return states.includes('ended') ? 'ended' : 'idle';
}

/** The streams at one vendor, for its chip on a tile. */
export interface VendorSummary {
  readonly vendor: Vendor;
  /** The state that needs an operator most. */
  readonly state: StreamState['state'];
}

const BY_SEVERITY: readonly StreamState['state'][] = [
  'unknown',
  'rejected',
  'failed',
  'missing',
  'partial',
  'verified-not-recording',
  'sending',
  'already-recording',
  'verified-recording',
  'accepted',
  'ended',
  'idle',
];

/** One entry for each vendor of a preset, in the order of the preset. */
export function vendorSummaries(streams: readonly StreamState[]): VendorSummary[] {
  const worst = new Map<Vendor, StreamState['state']>();
  for (const { vendor, state } of streams) {
    const known = worst.get(vendor);
    if (!known || BY_SEVERITY.indexOf(state) < BY_SEVERITY.indexOf(known)) worst.set(vendor, state);
  }
  return [...worst].map(([vendor, state]) => ({ vendor, state }));
}

/** How many presets count as each; practice is counted nowhere but in `practice`, where it runs or needs a look. */
export interface PresetCounts extends Readonly<Record<Counter, number>> {
  readonly practice: number;
}

export function countPresets(summaries: readonly PresetSummary[]): PresetCounts {
  const real = summaries.filter(({ practice }) => !practice);
  const of = (counter: Counter) => real.filter(({ is }) => is[counter]).length;
  return {
    accepted: of('accepted'),
    incomplete: of('incomplete'),
    toVerify: of('toVerify'),
    notRecording: of('notRecording'),
    sending: of('sending'),
    practice: summaries.filter(({ practice, is }) => practice && COUNTERS.some((one) => is[one]))
      .length,
  };
}

/** Presets with trouble, most severe first; those of the same severity in the order in which they came. */
export function troubleFirst(summaries: readonly PresetSummary[]): PresetSummary[] {
  const rank = ({ trouble }: PresetSummary) =>
    trouble === null ? TROUBLES.length : TROUBLES.indexOf(trouble);
  return [...summaries].sort((a, b) => rank(a) - rank(b));
}
