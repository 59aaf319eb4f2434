import type { PresetSummary } from '#contract/rules/preset-summary.ts';
import { isNotRecorded } from '#contract/rules/stream-states.ts';
import { SessionValue } from './session-value.ts';

/** Pieces of trouble that the operator has seen, by their keys. */
export const acknowledged = new SessionValue<ReadonlySet<string>>(new Set());

/**
 * Every piece of trouble of a preset, as a key: a stream of the same call in the same state is the same
 * trouble, and a retry that fails again is another. Empty for practice: it calls nobody.
 */
export function troublesOf({ practice, trouble, streams, run, presetId }: PresetSummary): string[] {
  if (practice || trouble === null) return [];
  const keys = streams
    .filter(({ state }) => state === 'unknown' || isTrouble(state))
    .map(({ vendor, streamId, state, call }) =>
      [presetId, call?.id ?? '', vendor, streamId, state].join(' '),
    );
  // A stop that did not end all of it leaves no stream in trouble: everything still records.
  return keys.length > 0 ? keys : [[presetId, run?.id ?? '', trouble].join(' ')];
}

const isTrouble = (state: PresetSummary['streams'][number]['state']): boolean =>
  isNotRecorded(state) && state !== 'verified-not-recording';

/** Marks the trouble of a preset as seen: its tile stops pulsing. */
export function acknowledge(summary: PresetSummary): void {
  const known = acknowledged.get();
  const fresh = troublesOf(summary).filter((key) => !known.has(key));
  if (fresh.length > 0) acknowledged.set(new Set([...known, ...fresh]));
}
