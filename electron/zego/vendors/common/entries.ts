import type { z } from 'zod';
import type { FoundFile } from './media.ts';

/** The most that one answer can be asked for (facts, `MaxKeys`); what is behind is only counted. */
const MOST_ENTRIES = 1_000;

/** Reads the files of an answer, each entry for itself. An entry that is none of the shape is counted. */
export function readEntries<S extends z.ZodType>(
  list: readonly unknown[],
  entry: S,
  fileOf: (entry: z.infer<S>) => FoundFile,
): { readonly files: FoundFile[]; readonly unreadable: number } {
  const files = list.slice(0, MOST_ENTRIES).flatMap((item) => {
    const parsed = entry.safeParse(item);
    return parsed.success ? [fileOf(parsed.data)] : [];
  });
  return { files, unreadable: list.length - files.length };
}
