import { useState } from 'react';

export const STEPS = ['language', 'account', 'preset'] as const;
export type Step = (typeof STEPS)[number];

/** How far the introduction has come. */
export interface Progress {
  readonly step: Step;
  /** Null: practice. */
  readonly accountId: string | null;
  /** The preset that the last step has made. */
  readonly presetId: string | null;
}

const FIRST: Progress = { step: 'language', accountId: null, presetId: null };

/** Outlives a look into another section; not the window, after which it may as well begin again. */
let kept = FIRST;

export function useProgress(): readonly [Progress, (change: Partial<Progress>) => void] {
  const [progress, setProgress] = useState(kept);
  const change = (changes: Partial<Progress>) => {
    kept = { ...kept, ...changes };
    setProgress(kept);
  };
  return [progress, change];
}

/** Resets the introduction for the next time that the operator opens it. */
export function restart(): void {
  kept = FIRST;
}

export const stepBefore = (step: Step): Step | null => STEPS[STEPS.indexOf(step) - 1] ?? null;
