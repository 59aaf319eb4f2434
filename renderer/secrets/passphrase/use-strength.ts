import { useCallback, useEffect, useRef, useState } from 'react';
import type { Score } from './strength.ts';

/** A megabyte of words, fetched only where a passphrase is chosen. */
const load = () => import('./strength.ts');

export interface Strength {
  /** Null while the field is empty. */
  readonly score: Score | null;
  readonly look: (passphrase: string) => void;
  /** Null where the words could not be fetched: an estimate that fails must not keep a passphrase out. */
  readonly measure: (passphrase: string) => Promise<Score | null>;
}

/** How strong a passphrase is, as it is typed. */
export function useStrength(): Strength {
  const [score, setScore] = useState<Score | null>(null);
  const looked = useRef(0);
  useEffect(() => void load().catch(() => undefined), []);
  const measure = useCallback(async (passphrase: string) => {
    const strength = await load().catch(() => null);
    return strength === null ? null : strength.scoreOf(passphrase);
  }, []);
  const look = useCallback(
    async (passphrase: string) => {
      looked.current += 1;
      const turn = looked.current;
      if (passphrase === '') return setScore(null);
      const measured = await measure(passphrase);
      // What was typed meanwhile has been measured after it.
      if (turn === looked.current) setScore(measured);
    },
    [measure],
  );
  return { score, look: (passphrase) => void look(passphrase), measure };
}
