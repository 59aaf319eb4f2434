import type { AppState } from '#contract/model/app-state.ts';
import { isUnderWay, type RunView, shownStatus, streamCounts } from '#contract/model/run.ts';
import { shownRun } from '#contract/rules/in-doubt.ts';
import { statusKey } from '#contract/rules/outcome-text.ts';
import type { Translate } from '../../app/language.ts';
import { causeText } from './tray-text.ts';

type Facts = Pick<AppState, 'presets' | 'runs' | 'recordings' | 'dismissedRuns' | 'vendors'>;

/**
 * The tooltip: the head of the menu (what makes the counts doubtful, and the counts), then the newest outcome
 * with its preset; pure.
 */
export function trayTooltip(state: Facts, head: readonly string[], t: Translate): string {
  const known = knownRuns(state);
  const uncertain = state.recordings.filter(({ certainty }) => certainty === 'uncertain');
  const newest = known
    .filter((run) => shownRun(run, uncertain, state.dismissedRuns))
    .reduce<RunView | null>((last, run) => (last && last.seq > run.seq ? last : run), null);
  const lines = [...head, ...(newest ? outcomeText(newest, state.vendors, t) : [])];
  if (lines.length > 0) return lines.join('\n');
  return t(known.length > 0 ? 'tray.tooltip.seen' : 'tray.tooltip.idle');
}

/** Of a preset that was removed or archived only what a vendor took, or what may still run, is of interest. */
function knownRuns({ presets, runs, recordings }: Facts): RunView[] {
  const ids = new Set(presets.filter(({ archived }) => !archived).map(({ id }) => id));
  for (const { presetId } of recordings) ids.add(presetId);
  return Object.values(runs).filter(
    ({ presetId, counts }) => ids.has(presetId) || counts.accepted > 0,
  );
}

function outcomeText(newest: RunView, vendors: AppState['vendors'], t: Translate): string[] {
  const { presetName: preset, practice, action } = newest;
  const words = { preset, status: t(statusKey(shownStatus(newest), action)) };
  const text = isUnderWay(newest)
    ? t('tray.tooltip.underWay', words)
    : t('tray.tooltip.outcome', { ...words, ...streamCounts(newest) });
  const line = practice ? `${t('badge.practice')} · ${text}` : text;
  // One line more says what needs a person most.
  const cause = causeText(newest, vendors, t);
  return cause ? [line, cause] : [line];
}
