import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Account } from '#contract/model/account.ts';
import type { Tone } from '#contract/model/colours.ts';
import type { Preset } from '#contract/model/preset.ts';
import { isUnderWay, type RunView } from '#contract/model/run.ts';
import type { Standing } from '#contract/rules/classify-targets.ts';
import { useAccount, waitsForSecret } from '../../shared/accounts/use-account.ts';
import { useAsking } from '../../shared/commands/ask-context.ts';
import { retryMissing } from '../../shared/commands/commands.ts';
import { usePending, useStart, useStop } from '../../shared/commands/use-commands.ts';
import { useStanding } from '../../shared/recordings/use-standing.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { useShownRun } from '../run/dismissed.ts';
import { cardTone } from './card-tone.ts';

/** All that the board shows of a preset, and the clicks on it; the same for a card and a row. */
export interface PresetOnBoard {
  readonly run: RunView | undefined;
  readonly account: Account | undefined;
  readonly standing: Standing;
  readonly practice: boolean;
  readonly tone: Tone;
  /** Something is under way: another start or stop would be refused. */
  readonly busy: boolean;
  /** A click waits until the operator has entered the secret. */
  readonly waits: { readonly start: boolean; readonly any: boolean };
  readonly error: ErrorCode | null;
  readonly onStart: () => void;
  readonly onStartMissing: () => void;
  readonly onStop: () => void;
}

export function usePreset(preset: Preset): PresetOnBoard {
  const run = useAppState((state) => state.runs[preset.id]);
  const account = useAccount(preset.accountId);
  const standing = useStanding(preset);
  const shown = useShownRun(run, standing.uncertain);
  const start = useStart(preset.id);
  const stop = useStop();
  const asking = useAsking();
  const { starting, stopping, error } = usePending(preset.id);
  // Where the account cannot be read now, the newest run tells whether it is practice.
  const practice = account?.practice ?? run?.practice ?? false;
  const waits = waitsForSecret(account);
  return {
    run,
    account,
    standing,
    practice,
    tone: cardTone(shown, standing),
    busy: isUnderWay(run) || starting || stopping,
    waits: { start: waits && starting, any: waits && (starting || stopping) },
    error,
    onStart: () => void start('ask'),
    onStartMissing: () => void retryMissing(asking, preset.id),
    onStop: () => stop(preset.id),
  };
}
