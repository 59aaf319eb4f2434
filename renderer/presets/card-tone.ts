import type { Tone } from '../../electron/contract/colours.ts';
import type { RunView } from '../../electron/contract/run.ts';
import { toneOf } from '../shared/components/status.tsx';
import type { Standing } from '../shared/recordings/standing.ts';

/**
 * The edge of a card. Trouble, doubt and what is under way outshine what goes well, as in the tray; an
 * unknown outcome on which a person has given a word is settled: their word is among what runs.
 */
export function cardTone(
  run: RunView | undefined,
  { running, perhaps }: Standing,
  practice: boolean,
): Tone {
  if (run && isOpen(run)) return toneOf(run);
  if (perhaps.length > 0) return 'amber';
  if (running.length === 0) return 'grey';
  return practice ? 'violet' : 'red';
}

function isOpen({ status, needsWord, counts }: RunView): boolean {
  if (status === 'accepted') return false;
  const isDoubt = status === 'unknown' || status === 'partial';
  return !isDoubt || needsWord || counts.rejected + counts.failed > 0;
}
