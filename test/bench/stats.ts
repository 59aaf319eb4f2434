/** Figures of one series, in the unit of its values. */
export interface Summary {
  readonly runs: number;
  readonly p50: number;
  readonly p99: number;
}

export function summary(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { runs: sorted.length, p50: round(at(0.5)), p99: round(at(0.99)) };
}

export const round = (value: number): number => Math.round(value * 100) / 100;

/** Milliseconds since the epoch with fractions: comparable between processes of one machine. */
export const preciseNow = (): number => performance.timeOrigin + performance.now();
