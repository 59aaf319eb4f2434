/** A version by https://semver.org: three numbers, and for a version for testing the parts after the hyphen. */
export interface Version {
  readonly numbers: readonly [number, number, number];
  readonly testing: readonly string[];
}

const NUMBER = '(0|[1-9]\\d{0,8})';
const PART = '(?:0|[1-9]\\d{0,8}|\\d*[A-Za-z-][0-9A-Za-z-]*)';
const VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${PART}(?:\\.${PART})*))?(?:\\+[0-9A-Za-z.-]+)?$`,
);

/** Null for a text that is no version. */
export function readVersion(text: string): Version | null {
  const found = text.length <= 100 ? VERSION.exec(text) : null;
  if (!found) return null;
  const [, major, minor, patch, testing] = found;
  return {
    numbers: [Number(major), Number(minor), Number(patch)],
    testing: testing?.split('.') ?? [],
  };
}

/** Negative where `left` is the older one; 0 for the same, whatever its build is called (semver.org, rule 11). */
export function compareVersions(left: Version, right: Version): number {
  for (const [index, number] of left.numbers.entries()) {
    const difference = number - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.testing.length === 0 || right.testing.length === 0) {
    return right.testing.length - left.testing.length;
  }
  for (const [index, part] of left.testing.entries()) {
    const other = right.testing[index];
    if (other === undefined) return 1;
    const difference = compareParts(part, other);
    if (difference !== 0) return difference;
  }
  return left.testing.length - right.testing.length;
}

const IS_NUMBER = /^\d+$/;

/** Numbers by their value and before words, words by their letters. */
function compareParts(left: string, right: string): number {
  const [isLeft, isRight] = [IS_NUMBER.test(left), IS_NUMBER.test(right)];
  if (isLeft && isRight) return Number(left) - Number(right);
  if (isLeft !== isRight) return isLeft ? -1 : 1;
  return left < right ? -1 : Number(left > right);
}
