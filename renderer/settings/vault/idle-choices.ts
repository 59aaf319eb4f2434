const MINUTES = [5, 15, 30, 60] as const;

/** Never, the usual times, and the one in force where somebody has set another in the file. */
export function idleChoices(inForce: number | null): readonly (number | null)[] {
  const known = new Set<number>(MINUTES);
  if (inForce !== null) known.add(inForce);
  return [null, ...[...known].sort((a, b) => a - b)];
}
