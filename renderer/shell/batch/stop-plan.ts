import type { Account } from '#contract/model/account.ts';
import { isUnderWay } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { classifyTargets, stoppable, targetsOf } from '#contract/rules/classify-targets.ts';
import { signerOf } from '#contract/rules/signer.ts';
import type { BatchState, Entry, LeftOut } from './entries.ts';

export interface StopEntry extends Entry {
  readonly recordings: readonly Recording[];
  /** Accounts that sign its stop; each may have to be unlocked first. */
  readonly signers: readonly Account[];
  readonly isDeleted: boolean;
}

/** What becomes of each preset that an operator wants to stop. */
export interface StopPlan {
  readonly stops: readonly StopEntry[];
  readonly leftOut: readonly LeftOut[];
  /** What no account can stop, of all of them. */
  readonly stranded: readonly Recording[];
}

/**
 * Classifies presets before a stop of several; pure.
 *
 * @param presetIds with null: every preset that started something that runs or may run, deleted ones too.
 */
export function planStop(
  presetIds: readonly string[] | null,
  state: BatchState,
  unanswered: ReadonlySet<string>,
): StopPlan {
  const ids = presetIds ?? state.recordings.map(({ presetId }) => presetId);
  const stops: StopEntry[] = [];
  const leftOut: LeftOut[] = [];
  const stranded: Recording[] = [];
  for (const presetId of new Set(ids)) {
    const preset = state.presets.find(({ id }) => id === presetId);
    const all = recordingsOf(presetId, presetIds === null, state);
    const recordings = all.filter((one) => signerOf(one, state.accounts) !== null);
    stranded.push(...all.filter((one) => !recordings.includes(one)));
    const name = preset?.name ?? all[0]?.presetName ?? '';
    const leave = (reason: LeftOut['reason']) => leftOut.push({ presetId, name, reason });
    if (isUnderWay(state.runs[presetId])) leave('under-way');
    else if (unanswered.has(presetId)) leave('unanswered');
    else if (all.length === 0) leave('nothing-known');
    else if (recordings.length === 0) leave('no-signer');
    else {
      const signers = recordings.flatMap((one) => signerOf(one, state.accounts) ?? []);
      stops.push({
        ...{ presetId, name, recordings },
        account: signers[0],
        signers: [...new Set(signers)],
        targets: targetsOf(recordings),
        isDeleted: !preset,
      });
    }
  }
  return { stops, leftOut, stranded };
}

/** All that a stop covers: of a preset what it names, whichever started it; of everything, what it started. */
function recordingsOf(
  presetId: string,
  isEverything: boolean,
  { presets, accounts, recordings }: BatchState,
): readonly Recording[] {
  const preset = presets.find(({ id }) => id === presetId);
  if (isEverything || !preset) return recordings.filter((one) => one.presetId === presetId);
  const account = accounts.find(({ id }) => id === preset.accountId);
  return stoppable(classifyTargets(preset, account, recordings));
}
