import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Recording } from '#contract/model/start.ts';
import { classifyTargets } from './classify-targets.ts';
import { signerOf } from './signer.ts';

export interface Stations {
  readonly presets: readonly Preset[];
  readonly accounts: readonly Account[];
}

/**
 * What a change of presets or accounts would leave running out of sight: its preset does not name it any
 * more, or no account is left that could stop it.
 */
export function leftRunning(
  before: Stations,
  after: Stations,
  recordings: readonly Recording[],
): Recording[] {
  return recordings.filter((recording) => {
    const isOrphaned = isNamed(before, recording) && !isNamed(after, recording);
    const isStranded =
      signerOf(recording, before.accounts) !== null && signerOf(recording, after.accounts) === null;
    return isOrphaned || isStranded;
  });
}

/** Whether the preset that started it still names it. */
export function isNamed({ presets, accounts }: Stations, recording: Recording): boolean {
  const preset = presets.find(({ id }) => id === recording.presetId);
  if (!preset) return false;
  const account = accounts.find(({ id }) => id === preset.accountId);
  return classifyTargets(preset, account, [recording]).orphaned.length === 0;
}
