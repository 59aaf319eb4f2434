import { useState } from 'react';
import { useT } from '../i18n/use-t.ts';
import { useSettledRuns } from '../state/use-settled-runs.ts';
import { outcomeWords } from './outcome-words.ts';

/** Says each outcome to a screen reader, wherever the operator is in the window. */
export function Announcer() {
  const t = useT();
  const [said, setSaid] = useState('');
  useSettledRuns((run) => setSaid(outcomeWords(run, t)));
  return (
    <output className="visually-hidden" aria-live="polite" data-testid="announcer">
      {said}
    </output>
  );
}
