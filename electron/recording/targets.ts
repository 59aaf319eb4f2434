import type { Preset } from '../contract/preset.ts';
import type { Recording, Target } from '../contract/start.ts';

/** A preset's streams, sorted by what is known to run of them. */
export interface Standing {
  readonly running: readonly Target[];
  readonly perhaps: readonly Target[];
  readonly missing: readonly Target[];
  /** Running or perhaps: what there is to stop. */
  readonly known: readonly Target[];
}

/** Compares what a preset would start with what runs now at its account, whichever preset started that. */
export function standingOf(preset: Preset, recordings: readonly Recording[]): Standing {
  const known = new Map(
    recordings
      .filter(({ accountId }) => accountId === preset.accountId)
      .map((recording) => [keyOf(recording), recording.certainty]),
  );
  const pick = (wanted: (certainty: Recording['certainty'] | undefined) => boolean): Target[] =>
    preset.vendors.flatMap((vendor) => {
      const streamIds = preset.streamIds.filter((streamId) =>
        wanted(known.get(keyOf({ vendor, streamId }))),
      );
      return streamIds.length > 0 ? [{ vendor, streamIds }] : [];
    });
  return {
    running: pick((certainty) => certainty === 'accepted' || certainty === 'person'),
    perhaps: pick((certainty) => certainty === 'perhaps'),
    missing: pick((certainty) => certainty === undefined),
    known: pick((certainty) => certainty !== undefined),
  };
}

const keyOf = ({ vendor, streamId }: Pick<Recording, 'vendor' | 'streamId'>): string =>
  `${vendor} ${streamId}`;

/** Everything that a preset names. */
export const allTargets = (preset: Pick<Preset, 'vendors' | 'streamIds'>): Target[] =>
  preset.vendors.map((vendor) => ({ vendor, streamIds: [...preset.streamIds] }));
