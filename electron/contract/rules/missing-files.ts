import type { FileWatch } from '#contract/model/file.ts';

/**
 * Whether what a vendor accepted, and what has ended, has no file after the last planned look: trouble, until the
 * operator has dismissed it. Where the outcome is unknown, or the vendor could not be asked, that no file was found
 * shows nothing.
 */
export const hasMissingFiles = ({
  state,
  open,
  dismissed,
  fault,
}: Pick<FileWatch, 'state' | 'open' | 'dismissed' | 'fault'>): boolean =>
  state === 'missing' && !open && !dismissed && fault === null;

/** The recordings without files, newest first. */
export const missingFiles = (watches: readonly FileWatch[]): FileWatch[] =>
  watches.filter(hasMissingFiles).sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
