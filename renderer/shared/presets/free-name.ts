import { sameName } from '#contract/model/name.ts';

/** `News`, `News 2`, `News 3`: the first name that nobody has. */
export function freeName(name: string, taken: readonly string[]): string {
  const stem = name.replace(/ \d+$/, '').slice(0, 75);
  for (let number = 2; ; number += 1) {
    const candidate = `${stem} ${number}`;
    if (!taken.some((name) => sameName(name, candidate))) return candidate;
  }
}
