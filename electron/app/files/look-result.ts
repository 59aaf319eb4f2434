import type { LookResult } from '#contract/model/file-query.ts';

/** What several looks came to together: what was in the way of them is named once for each vendor and account. */
export function addedUp(results: readonly LookResult[]): LookResult {
  const faults = new Map<string, LookResult['faults'][number]>();
  for (const fault of results.flatMap((result) => result.faults)) {
    const key = JSON.stringify([fault.vendor, fault.accountName, fault.fault, fault.code]);
    const streams = (faults.get(key)?.streams ?? 0) + fault.streams;
    faults.set(key, { ...fault, streams });
  }
  return {
    found: results.reduce((sum, { found }) => sum + found, 0),
    asked: results.reduce((sum, { asked }) => sum + asked, 0),
    faults: [...faults.values()],
  };
}

/** What makes an operator's look for a run. */
export interface RunLooks {
  lookForRun(runId: string): Promise<LookResult>;
}

/** An operator's look for all that a run still waits for: results of merges, and files. */
export async function lookForAllOfRun(
  merges: RunLooks,
  files: RunLooks,
  runId: string,
): Promise<LookResult> {
  // One after the other: a file that both find is new once.
  const merged = await merges.lookForRun(runId);
  return addedUp([merged, await files.lookForRun(runId)]);
}
