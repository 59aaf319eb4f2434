import { useCallback, useState } from 'react';
import type { Answer, ErrorCode } from '#contract/ipc/channels.ts';

export interface Action<A extends readonly unknown[], T> {
  /** Asks at once: nothing stands between the click and the channel. */
  run(...args: A): Promise<Answer<T>>;
  readonly busy: boolean;
  /** The last answer's error, until the next run or `clear`: shown in place, near what failed. */
  readonly error: ErrorCode | null;
  clear(): void;
}

/** One thing that a person may ask of main, with its progress and its error. */
export function useAction<A extends readonly unknown[], T>(
  ask: (...args: A) => Promise<Answer<T>>,
): Action<A, T> {
  const [underWay, setUnderWay] = useState(0);
  const [error, setError] = useState<ErrorCode | null>(null);
  const run = async (...args: A): Promise<Answer<T>> => {
    const asked = ask(...args);
    setUnderWay((count) => count + 1);
    setError(null);
    const answer = await asked;
    setUnderWay((count) => count - 1);
    if (!answer.ok) setError(answer.code);
    return answer;
  };
  const clear = useCallback(() => setError(null), []);
  return { run, busy: underWay > 0, error, clear };
}
