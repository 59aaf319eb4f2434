/** Every row is as high as every other (two lines): so a place among a million is a multiplication. */
export const ROW_HEIGHT = 48;

/**
 * Rows that one height of scrolling stands for. A browser knows no element of more than some 33 million
 * pixels, at the largest zoom half of that: a million rows of ours would be 48 million.
 */
export const MOST_ROWS = 100_000;

/** Rows by which the window moves on when its end comes near; and how near that is. */
const STEP = MOST_ROWS / 2;
const NEAR = 1_000;

/** The first row that the height begins with, once these rows of all are in sight. */
export function windowBase(base: number, total: number, first: number, last: number): number {
  if (base >= total) return 0;
  if (base > 0 && first - base < NEAR) return Math.max(0, base - STEP);
  const end = base + MOST_ROWS;
  return total > end && end - last < NEAR ? base + STEP : base;
}
