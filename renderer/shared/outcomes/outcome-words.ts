import { type RunView, shownStatus, streamCounts } from '#contract/model/run.ts';
import { statusWord } from '../components/status.tsx';
import type { Translate } from '../i18n/use-t.ts';

/** A settled run in one sentence, a stop and practice named as such. */
export function outcomeWords(run: RunView, t: Translate): string {
  return t(run.practice ? 'outcome.practice' : 'outcome.air', {
    preset: run.presetName,
    status: statusWord({ ...run, status: shownStatus(run) }, t),
    ...streamCounts(run),
  });
}
