import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { classifyTargets, hasStoppable } from './classify-targets.ts';
import {
  type Facts,
  mayRun,
  type PresetSummary,
  type Summarized,
  summarize,
} from './preset-summary.ts';
import { changedRecordings } from './recordings-index.ts';

/**
 * The presets on the board in its order, then the archived and the deleted ones of which something runs or
 * may run: counters that left those out would say that nothing runs.
 */
export const summarizePresets = (state: SummarizedState): PresetSummary[] =>
  rememberedSummaries()(state);

type SummarizedState = Facts & { readonly presets: readonly Preset[] };

/**
 * `summarizePresets` for a view that asks at every change: the summary of a preset that a change does not
 * concern is the very object of the last time. Of thousands of presets most have nothing to do with what runs.
 */
export function rememberedSummaries(): (state: SummarizedState) => PresetSummary[] {
  let known = new Map<string, Remembered>();
  let recordingsBefore: readonly Recording[] = [];
  return (state) => {
    const { presets, recordings, runs, dismissedRuns } = state;
    const isTouched = touchedBy(changedRecordings(recordingsBefore, recordings));
    recordingsBefore = recordings;
    const accounts = new Map(state.accounts.map((account) => [account.id, account]));
    const next = presets.map((preset): Remembered => {
      const account = accounts.get(preset.accountId);
      const run = runs[preset.id];
      const before = known.get(preset.id);
      const isSame =
        before?.preset === preset &&
        before.account === account &&
        before.run === run &&
        before.dismissedRuns === dismissedRuns &&
        (!isTouched(preset) || standsAsBefore(before, recordings));
      if (isSame) return before;
      const summary = summarize(preset, preset, account, state);
      return { preset, account, run, dismissedRuns, summary };
    });
    known = new Map(next.map((one) => [one.preset.id, one]));
    const all = next.map(({ summary }) => summary);
    return [
      ...all.filter(({ preset }) => !preset?.archived),
      ...all.filter((one) => one.preset?.archived && mayRun(one)),
      ...deletedIn(state).map((one) => summarize(null, one, accounts.get(one.accountId), state)),
    ];
  };
}

interface Remembered {
  readonly preset: Preset;
  readonly account: Account | undefined;
  readonly run: RunView | undefined;
  readonly dismissedRuns: readonly string[];
  readonly summary: PresetSummary;
}

/** Whether any of these recordings may be one of a preset, named by it or started by it. */
function touchedBy(changed: readonly Recording[]): (preset: Preset) => boolean {
  const presetIds = new Set(changed.map(({ presetId }) => presetId));
  const streamIds = new Set(changed.map(({ streamId }) => streamId));
  return (preset) => presetIds.has(preset.id) || preset.streamIds.some((id) => streamIds.has(id));
}

/** Whether what runs of a preset is, recording by recording, what ran before. */
function standsAsBefore(
  { preset, account, summary }: Remembered,
  recordings: readonly Recording[],
): boolean {
  if (!mayRun(summary) && !hasStoppable(preset, account, recordings)) return true;
  const now = classifyTargets(preset, account, recordings);
  return (['running', 'uncertain', 'orphaned'] as const).every((part) => {
    const before = summary.standing[part];
    return before.length === now[part].length && now[part].every((one, at) => one === before[at]);
  });
}

/** Presets that were deleted while something of them runs or may run, under the names that they had. */
function deletedIn({ presets, recordings }: SummarizedState): Summarized[] {
  const known = new Set(presets.map(({ id }) => id));
  const deleted = new Map<string, Summarized>();
  for (const { presetId: id, presetName: name, accountId } of recordings)
    if (!known.has(id)) deleted.set(id, { id, name, accountId, vendors: [], streamIds: [] });
  return [...deleted.values()];
}
