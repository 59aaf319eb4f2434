import type { Tone } from '#contract/model/colours.ts';
import { isWell, type RunView, shownStatus } from '#contract/model/run.ts';
import { type Standing, stoppable } from '#contract/rules/classify-targets.ts';
import { toneOf } from '../../shared/components/status.tsx';

/**
 * The edge of a card. A failure, an unknown outcome and a run under way take precedence over success, as in the
 * tray. An unknown outcome with an operator's verdict is settled: the recordings already reflect the verdict.
 */
export function cardTone(run: RunView | undefined, standing: Standing): Tone {
  const known = stoppable(standing);
  if (run && isOpen(run)) return toneOf(run);
  if (known.some(({ certainty }) => certainty === 'uncertain')) return 'amber';
  if (known.length === 0) return 'grey';
  return known.every(({ practice }) => practice) ? 'violet' : 'red';
}

function isOpen(run: RunView): boolean {
  const { status, needsVerdict, counts } = run;
  if (isWell(shownStatus(run))) return false;
  const isDoubt = status === 'unknown' || status === 'partial';
  return !isDoubt || needsVerdict || counts.rejected + counts.failed > 0;
}
