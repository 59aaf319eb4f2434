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

/** A start that varies by more than this between its quarters was disturbed: other work took the processor. */
const WIDE = 0.15;
/** Each bench ends within a minute and a half. */
const LONGEST_MS = 75_000;

/** Range of the middle half, as a share of the middle value. */
export function spread(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return (at(0.75) - at(0.25)) / at(0.5);
}

/**
 * Takes figures of several things in turns, so that what else the machine does slows down all of them. Where the
 * middle half of one lies wide apart, it goes on for as many rounds again, while there is time.
 * @param takers one for each thing: takes values, and gives them back
 * @param rounds at least
 * @returns the values of each thing, in the order of `takers`
 */
export async function inTurns(
  takers: readonly (() => Promise<readonly number[]>)[],
  rounds: number,
): Promise<number[][]> {
  const begun = performance.now();
  const taken: number[][] = takers.map(() => []);
  const isWide = () => taken.some((values) => spread(values) > WIDE);
  const longest = { ms: 0 };
  for (let round_ = 0; round_ < rounds || (round_ < rounds * 2 && isWide()); round_ += 1) {
    const roundBegun = performance.now();
    if (roundBegun - begun + longest.ms > LONGEST_MS) break;
    for (const [index, take] of takers.entries()) taken[index]?.push(...(await take()));
    longest.ms = Math.max(longest.ms, performance.now() - roundBegun);
  }
  return taken;
}
