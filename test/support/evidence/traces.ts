import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { filesIn, secretFinder } from '../leaks.ts';

/** Something that the app left behind or shows, and where. */
export interface Trace {
  readonly place: string;
  readonly content: string | Buffer;
}

/** Where any of the secrets is, in any form. */
export function leaksIn(traces: readonly Trace[], secrets: readonly string[]): string[] {
  const holds = secretFinder(secrets);
  return traces.filter(({ content }) => holds(content)).map(({ place }) => place);
}

/** Everything in a folder, by its path inside. */
export const fileTraces = (name: string, folder: string): Trace[] =>
  filesIn(folder).map((file) => ({
    place: `${name}: ${relative(folder, file)}`,
    content: readFileSync(file),
  }));
