import type { Counts, RolledStatus, Status } from '#contract/model/outcome.ts';

export function tally(statuses: readonly Status[]): Counts {
  const counts = { accepted: 0, rejected: 0, unknown: 0, failed: 0 };
  for (const status of statuses) counts[status] += 1;
  return counts;
}

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, { accepted, rejected, unknown, failed }) => ({
      accepted: sum.accepted + accepted,
      rejected: sum.rejected + rejected,
      unknown: sum.unknown + unknown,
      failed: sum.failed + failed,
    }),
    tally([]),
  );
}

/**
 * One word for several outcomes: alike, that word; some accepted and some not, `partial`; else
 * `unknown` if any is unknown, else `rejected`. Nothing at all is `unknown`, never a success.
 */
export function rollUp({ accepted, rejected, unknown, failed }: Counts): RolledStatus {
  const total = accepted + rejected + unknown + failed;
  if (total === 0) return 'unknown';
  if (accepted === total) return 'accepted';
  if (accepted > 0) return 'partial';
  if (failed === total) return 'failed';
  return unknown > 0 ? 'unknown' : 'rejected';
}
