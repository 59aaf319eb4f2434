import type { z } from 'zod';

/** A field with one entry a line. */
export interface Lines {
  readonly values: string[];
  /** The first line that cannot be saved, or that is one too many; null where there is none. */
  readonly wrong: string | null;
}

/** Blank lines are left out, and an entry that is repeated counts once. */
export function readLines(text: string, entry: z.ZodType<string>, most: number): Lines {
  const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);
  const values: string[] = [];
  for (const line of lines) {
    const { data } = entry.safeParse(line);
    if (data === undefined || values.length === most) return { values, wrong: line };
    values.push(data);
  }
  return { values, wrong: null };
}
