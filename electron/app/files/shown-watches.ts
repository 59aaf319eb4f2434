import type { FileWatch } from '#contract/model/file.ts';
import { MAX_SHOWN_WATCHES } from '#contract/model/file.ts';
import { hasMissingFiles } from '#contract/rules/missing-files.ts';
import { fileWatchOf, type Watch } from '../../recording/files/watch.ts';

/**
 * The watches that the state shows: alarms first, then open outcomes, then the newest; no more than a view can
 * take with each change.
 */
export function shownWatches(
  watches: readonly Watch[],
  nextLookOf: (watch: Watch) => number | null,
): FileWatch[] {
  const rank = (watch: Watch) => (hasMissingFiles(watch) ? 0 : watch.open ? 1 : 2);
  return [...watches]
    .sort((a, b) => rank(a) - rank(b) || compare(b.startedAt, a.startedAt))
    .slice(0, MAX_SHOWN_WATCHES)
    .map((watch) => {
      const next = nextLookOf(watch);
      const shown = fileWatchOf(watch);
      return next === null ? shown : { ...shown, nextLookAt: new Date(next).toISOString() };
    });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
