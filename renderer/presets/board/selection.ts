import type { AppState } from '#contract/model/app-state.ts';
import type { Preset } from '#contract/model/preset.ts';
import { isUnderWay } from '#contract/model/run.ts';
import { classifyTargets } from '#contract/rules/classify-targets.ts';
import { lackingOf } from '#contract/rules/stream-states.ts';
import { isKnownToRun } from '../../shared/recordings/standing.ts';

export interface Possible {
  /** Nothing of these is under way. */
  readonly start: readonly Preset[];
  /** Something of these runs, or may run. */
  readonly stop: readonly Preset[];
  /** Of these something runs, and something does not that has not ended as it was meant to. */
  readonly missing: readonly Preset[];
}

/** What can be done with the presets that are selected: what main would refuse is not asked for. */
export function possibleWith(
  selected: readonly Preset[],
  { runs, recordings, accounts }: Pick<AppState, 'runs' | 'recordings' | 'accounts'>,
): Possible {
  const free = selected.filter(({ id }) => !isUnderWay(runs[id]));
  const standings = free.map((preset) => {
    const account = accounts.find(({ id }) => id === preset.accountId);
    return { preset, standing: classifyTargets(preset, account, recordings) };
  });
  return {
    start: free.filter(({ archived }) => !archived),
    stop: standings.filter(({ standing }) => isKnownToRun(standing)).map(({ preset }) => preset),
    missing: standings
      .filter(
        ({ preset, standing: { running, missing } }) =>
          running.length > 0 && lackingOf(missing, runs[preset.id]).length > 0,
      )
      .map(({ preset }) => preset),
  };
}
