import type { FileWatch } from '#contract/model/file.ts';
import { type Translate, vendorName } from './text.ts';

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

const lacking = new WeakMap<readonly FileWatch[], ReadonlySet<string>>();

/**
 * Ids of the presets of which a recording has no file. Found once for each list: every tile of a wall asks at every
 * change of state.
 */
export function presetsWithMissingFiles(watches: readonly FileWatch[]): ReadonlySet<string> {
  const known = lacking.get(watches);
  if (known) return known;
  const ids = new Set(watches.filter(hasMissingFiles).map(({ presetId }) => presetId));
  lacking.set(watches, ids);
  return ids;
}

/** So many recordings are named; the files' own view has them all. */
const NAMED = 4;

export interface MissingFilesText {
  readonly title: string;
  /** Which ones, where the title names none. */
  readonly lines: readonly string[];
}

/** Which recordings have no file; `missing` is not empty. */
export function missingFilesText(missing: readonly FileWatch[], t: Translate): MissingFilesText {
  const [first, ...others] = missing;
  if (first && others.length === 0)
    return { title: t('files.missing.one', wordsOf(first, t)), lines: [] };
  const lines = missing
    .slice(0, NAMED)
    .map((watch) => t('files.missing.of', { preset: watch.presetName, ...wordsOf(watch, t) }));
  const more = missing.length - NAMED;
  return {
    title: t('files.missing.many', { count: missing.length }),
    lines: more > 0 ? [...lines, t('files.missing.more', { count: more })] : lines,
  };
}

const wordsOf = ({ streamId, vendor, lookedAt, endedAt }: FileWatch, t: Translate) => ({
  stream: streamId,
  vendor: vendorName(vendor, t),
  minutes: Math.max(0, Math.round((ms(lookedAt) - ms(endedAt)) / 60_000)),
});

const ms = (moment: string | null): number => (moment === null ? 0 : Date.parse(moment));
