import { useEffect, useState } from 'react';

/** An impatient hand has pressed again by then. */
const SETTLED_MS = 1_000;

/**
 * Whether a button has just taken another's place. For a moment it must not act: a second press was meant for
 * the button before it, and would stop what has just been started, or start what has just been stopped.
 *
 * @param kind what the button does now.
 * @param appeared whether the button was not there before: a slow second click on what opened it must not press it.
 */
export function useJustChanged(kind: string, appeared = false): boolean {
  const [settled, setSettled] = useState(appeared ? null : kind);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(kind), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [kind]);
  return settled !== kind;
}
