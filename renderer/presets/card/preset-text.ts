import { shownStatus } from '#contract/model/run.ts';
import { statusKey } from '#contract/rules/outcome-text.ts';
import type { PresetSummary } from '#contract/rules/preset-summary.ts';
import type { Translate } from '#contract/rules/text.ts';
import { vendorName } from '../../shared/format/text.ts';

/**
 * What is wrong with a preset, on one line: the one stream by name, several by their number; null where
 * nothing is. The side panel says the rest.
 */
export function troubleText(summary: PresetSummary, t: Translate): string | null {
  const { streams, notRecorded, standing, trouble, is, isOverdue, mayEndEarly, run } = summary;
  const isEndWrong = isOverdue || mayEndEarly;
  const unknown = streams.filter(({ state }) => state === 'unknown');
  const lacks = trouble === null ? [] : notRecorded;
  const [first] = [...unknown, ...lacks];
  if (first && unknown.length + lacks.length === 1 && !isEndWrong)
    return t('panel.cell', {
      stream: first.streamId,
      vendor: vendorName(first.vendor, t),
      state: t(`streamState.${first.state}`),
    });
  // Where nothing else records, the state says it.
  const orphaned = is.accepted && standing.running.length === 0 ? 0 : standing.orphaned.length;
  const isOpenStop =
    trouble === 'incomplete' && !isEndWrong && lacks.length === 0 && run !== undefined;
  const parts = [
    ...(isOverdue ? [t('card.overdue')] : []),
    ...(mayEndEarly ? [t('card.endsEarly')] : []),
    ...(isOpenStop ? [t(statusKey(shownStatus(run), run.action))] : []),
    ...(unknown.length > 0 ? [t('card.toVerify', { count: unknown.length })] : []),
    ...(lacks.length > 0 ? [t('card.notRecording', { count: lacks.length })] : []),
    ...(orphaned > 0 ? [t('card.notNamed', { count: orphaned })] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : null;
}
