import type { Recording } from '#contract/model/start.ts';
import { targetsOf } from '#contract/rules/classify-targets.ts';
import { leftRunning, type Stations } from '#contract/rules/left-running.ts';
import { signerOf } from '#contract/rules/signer.ts';

/** One sentence for each preset whose import left streams recording that it no longer names. */
export function leftRunningNotices(
  before: Stations,
  after: Stations,
  recordings: readonly Recording[],
): string[] {
  const left = leftRunning(before, after, recordings);
  return [...new Set(left.map(({ presetId }) => presetId))].map((presetId) => {
    const own = left.filter((one) => one.presetId === presetId);
    const preset = after.presets.find(({ id }) => id === presetId);
    return notice(preset?.name ?? own[0]?.presetName ?? '', own, after);
  });
}

function notice(name: string, own: readonly Recording[], { accounts }: Stations): string {
  const what = targetsOf(own)
    .map(({ vendor, streamIds }) => `${vendor} ${streamIds.join(', ')}`)
    .join('; ');
  const lost = own.find((one) => signerOf(one, accounts) === null);
  const how = lost
    ? `No account has its AppId ${lost.appId} any more: import one to stop it`
    : `Stop it with --stop="${name}" or --stop-all`;
  return `Warning: "${name}" goes on recording what the import took from it: ${what}. ${how}.`;
}
