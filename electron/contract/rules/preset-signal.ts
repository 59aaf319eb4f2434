import type { AppState } from '#contract/model/app-state.ts';
import type { FileWatch } from '#contract/model/file.ts';
import { rememberedSummaries } from './preset-summaries.ts';
import type { PresetState, PresetSummary } from './preset-summary.ts';

/**
 * The states of a preset as a lamp, a button or a deck shows them beside the window. `to-verify`: the outcome is
 * unknown. `failed`: it was asked for, and nothing of it records. `file-found`: it is over, and its files are there.
 */
export const PRESET_SIGNALS = [
  'idle',
  'sending',
  'accepted',
  'incomplete',
  'to-verify',
  'failed',
  'file-found',
] as const;
export type SignalState = (typeof PRESET_SIGNALS)[number];

export interface PresetSignal {
  readonly presetId: string;
  readonly name: string;
  readonly state: SignalState;
  /** Whether something of it surely records now: so it is beside an incomplete one, or one that is to verify. */
  readonly records: boolean;
  /** When the first of what records was accepted, ISO 8601; null where nothing surely records. */
  readonly acceptedAt: string | null;
  /** Unix seconds of the next end of what records; null where nothing records, or some of it has no end. */
  readonly endsAt: number | null;
  /** It is practice: nothing of it is on air, and no counter counts it. */
  readonly practice: boolean;
}

type SignalledState = Pick<
  AppState,
  'presets' | 'accounts' | 'runs' | 'recordings' | 'dismissedRuns' | 'fileWatches'
>;

/** An operator has settled `verified-not-recording`: it is no trouble any more. */
const OF_STATE: Readonly<Record<PresetState, SignalState>> = {
  idle: 'idle',
  accepted: 'accepted',
  partial: 'incomplete',
  unknown: 'to-verify',
  'not-recording': 'failed',
  'verified-not-recording': 'idle',
  sending: 'sending',
  ended: 'idle',
};

/**
 * The signals of all presets by id: the tiles' own rule (`summarizePresets`), so that no lamp says other than the
 * window. Archived and deleted presets are among them while something of them runs or may run. The signal of a preset
 * that a change does not concern is the very object of the last time, and so is the map where it concerns none.
 */
export function rememberedSignals(): (state: SignalledState) => ReadonlyMap<string, PresetSignal> {
  const summaries = rememberedSummaries();
  let known: ReadonlyMap<string, PresetSignal> = new Map();
  return (state) => {
    const found = presetsWithFiles(state.fileWatches);
    const signals = summaries(state).map((summary) => {
      const signal = signalOf(summary, found.has(summary.presetId));
      const before = known.get(signal.presetId);
      return before && isSame(before, signal) ? before : signal;
    });
    const isUnchanged =
      signals.length === known.size &&
      signals.every((signal) => known.get(signal.presetId) === signal);
    if (!isUnchanged) known = new Map(signals.map((signal) => [signal.presetId, signal]));
    return known;
  };
}

/** The signal of a preset. @param hasFiles whether the files of its newest recording have been found */
export function signalOf(summary: PresetSummary, hasFiles: boolean): PresetSignal {
  const { presetId, name, state, is, since, endTime, practice } = summary;
  return {
    presetId,
    name,
    state: state === 'ended' && hasFiles ? 'file-found' : OF_STATE[state],
    records: is.accepted,
    acceptedAt: since,
    endsAt: endTime,
    practice,
  };
}

const withFiles = new WeakMap<readonly FileWatch[], ReadonlySet<string>>();

/**
 * Presets of whose newest recording, which is over, every stream has as many files as are expected of it, or one where
 * that is not known. Found once for each list.
 */
export function presetsWithFiles(watches: readonly FileWatch[]): ReadonlySet<string> {
  const known = withFiles.get(watches);
  if (known) return known;
  const found = findPresetsWithFiles(watches);
  withFiles.set(watches, found);
  return found;
}

function findPresetsWithFiles(watches: readonly FileWatch[]): ReadonlySet<string> {
  const newest = new Map<string, FileWatch>();
  for (const watch of watches) {
    const known = newest.get(watch.presetId);
    if (!known || Date.parse(watch.startedAt) > Date.parse(known.startedAt)) {
      newest.set(watch.presetId, watch);
    }
  }
  const found = new Set(newest.keys());
  for (const watch of watches) {
    const isOfNewest = newest.get(watch.presetId)?.runId === watch.runId;
    if (isOfNewest && !hasFiles(watch)) found.delete(watch.presetId);
  }
  return found;
}

const hasFiles = ({ found, expected, endedAt }: FileWatch): boolean =>
  endedAt !== null && found >= Math.max(1, expected ?? 1);

const isSame = (a: PresetSignal, b: PresetSignal): boolean =>
  a.name === b.name &&
  a.state === b.state &&
  a.records === b.records &&
  a.acceptedAt === b.acceptedAt &&
  a.endsAt === b.endsAt &&
  a.practice === b.practice;
