import { useState } from 'react';
import { useT } from '../i18n/use-t.ts';
import { useSettledRuns } from '../state/use-settled-runs.ts';
import { outcomeWords } from './outcome-words.ts';

/** Outcomes that are still being read out while others come; a screen reader takes each as it is added. */
const HELD = 8;

/**
 * Says each outcome to a screen reader, wherever the operator is in the window. Each is a line of its own:
 * two that come at once are both said, and the same sentence is said again.
 */
export function Announcer() {
  const t = useT();
  const [said, setSaid] = useState<readonly { readonly id: string; readonly words: string }[]>([]);
  useSettledRuns((run) => {
    const line = { id: run.id, words: outcomeWords(run, t) };
    setSaid((before) => [...before.filter(({ id }) => id !== run.id), line].slice(-HELD));
  });
  return (
    <div
      role="log"
      className="visually-hidden"
      aria-live="polite"
      aria-relevant="additions"
      data-testid="announcer"
    >
      {said.map(({ id, words }) => (
        <p key={id}>{words}</p>
      ))}
    </div>
  );
}
