import { useMemo } from 'react';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Account } from '#contract/model/account.ts';
import type { Tone } from '#contract/model/colours.ts';
import type { Preset } from '#contract/model/preset.ts';
import { isUnderWay, type RunView } from '#contract/model/run.ts';
import { type Standing, stoppable } from '#contract/rules/classify-targets.ts';
import { dismissable } from '#contract/rules/in-doubt.ts';
import { type PresetSummary, summarizePreset } from '#contract/rules/preset-summary.ts';
import { useAccount, waitsForSecret } from '../../shared/accounts/use-account.ts';
import { useAsking } from '../../shared/commands/ask-context.ts';
import { retryMissing } from '../../shared/commands/commands.ts';
import { usePending, useStart, useStop } from '../../shared/commands/use-commands.ts';
import { useStanding } from '../../shared/recordings/use-standing.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { presetTone } from './preset-tone.ts';

/** What can be asked for a preset, and what has been asked and not answered yet. */
export interface PresetCommands {
  /** Something is under way: another start or stop would be refused. */
  readonly busy: boolean;
  /** A click waits until the operator has entered the secret. */
  readonly waits: { readonly start: boolean; readonly any: boolean };
  /** Why the last request was refused. */
  readonly error: ErrorCode | null;
  readonly onStart: () => void;
  readonly onStartMissing: () => void;
  readonly onStop: () => void;
}

export function usePresetCommands(
  presetId: string,
  account: Account | undefined,
  run: RunView | undefined,
): PresetCommands {
  const start = useStart(presetId);
  const stop = useStop();
  const asking = useAsking();
  const { starting, stopping, error } = usePending(presetId);
  const waits = waitsForSecret(account);
  return {
    busy: isUnderWay(run) || starting || stopping,
    waits: { start: waits && starting, any: waits && (starting || stopping) },
    error,
    onStart: () => void start('ask'),
    onStartMissing: () => void retryMissing(asking, presetId),
    onStop: () => stop(presetId),
  };
}

/** All that the board shows of a preset, and the clicks on it; the same for a card and a row. */
export interface PresetOnBoard extends PresetCommands {
  readonly run: RunView | undefined;
  readonly account: Account | undefined;
  readonly standing: Standing;
  readonly summary: PresetSummary;
  readonly practice: boolean;
  readonly tone: Tone;
}

export function usePreset(preset: Preset): PresetOnBoard {
  const run = useAppState((state) => state.runs[preset.id]);
  const account = useAccount(preset.accountId);
  const standing = useStanding(preset);
  const summary = useSummary(preset, { run, account, standing });
  const commands = usePresetCommands(preset.id, account, run);
  const { practice } = summary;
  return { run, account, standing, summary, practice, tone: presetTone(summary), ...commands };
}

/** The summary of a preset, made again only when something of that preset has changed. */
function useSummary(
  preset: Preset,
  { run, account, standing }: Pick<PresetOnBoard, 'run' | 'account' | 'standing'>,
): PresetSummary {
  const dismissed = useAppState((state) => {
    const ids = run ? dismissable(run) : [];
    return ids.filter((id) => state.dismissedRuns.includes(id)).join(' ');
  });
  return useMemo(
    () =>
      summarizePreset(preset, {
        accounts: account ? [account] : [],
        runs: run ? { [preset.id]: run } : {},
        recordings: stoppable(standing),
        dismissedRuns: dismissed.split(' '),
      }),
    [preset, account, run, standing, dismissed],
  );
}
