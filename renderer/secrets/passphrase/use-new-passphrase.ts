import { useState } from 'react';
import type { LocaleKey } from '#contract/locales/index.ts';
import { MIN_PASSPHRASE } from '#contract/model/secrets.ts';
import { type HiddenField, useHiddenField } from '../fields/use-hidden-field.ts';
import type { Score } from './strength.ts';
import { useStrength } from './use-strength.ts';

export interface NewPassphrase {
  readonly next: HiddenField;
  readonly again: HiddenField;
  readonly score: Score | null;
  readonly problem: LocaleKey | null;
  readonly problemAgain: LocaleKey | null;
  readonly look: () => void;
  readonly lookAgain: () => void;
  /** Reads and empties both; null where it cannot be one yet, which the fields then say. */
  readonly take: () => Promise<string | null>;
}

/** A passphrase that is being chosen, typed twice since nobody can see it. */
export function useNewPassphrase(): NewPassphrase {
  const next = useHiddenField();
  const again = useHiddenField();
  const { score, look, measure } = useStrength();
  const [problem, setProblem] = useState<LocaleKey | null>(null);
  const [problemAgain, setProblemAgain] = useState<LocaleKey | null>(null);
  const take = async () => {
    const wrong = problemOf(next.peek(), await measure(next.peek()));
    const differs = next.peek() !== again.peek();
    setProblem(wrong);
    setProblemAgain(!wrong && differs ? 'secrets.problem.passphrase.differs' : null);
    if (wrong) next.focus();
    else if (differs) again.focus();
    if (wrong || differs) return null;
    again.take();
    look('');
    return next.take();
  };
  return {
    next,
    again,
    score,
    problem,
    problemAgain,
    look: () => {
      setProblem(null);
      look(next.peek());
    },
    lookAgain: () => setProblemAgain(null),
    take,
  };
}

/** A weak one is the operator's own affair, and named so; one of the first guesses is none. */
function problemOf(passphrase: string, score: Score | null): LocaleKey | null {
  if (passphrase.length < MIN_PASSPHRASE) return 'secrets.problem.passphrase.short';
  return score === 0 ? 'secrets.problem.passphrase.weak' : null;
}
