import type { FileWatch, LookFault } from '#contract/model/file.ts';
import type { Vendor } from '#contract/model/vendor.ts';

/** How the search for the files of a run stands, all its streams together. */
export interface RunFilesState {
  readonly found: number;
  /** Null where that is not known of each stream. */
  readonly expected: number | null;
  readonly nextLookAt: string | null;
  readonly lookedAt: string | null;
  /** It may still record: files come after its end. */
  readonly running: boolean;
  readonly complete: boolean;
  readonly incomplete: boolean;
  /** The last planned look was made, and found no file. */
  readonly missing: boolean;
  /** The planned looks have passed, and the last one could not be made: it is not known whether there is a file. */
  readonly unasked: boolean;
  readonly off: boolean;
  /** Vendors that cannot be asked. */
  readonly unavailable: readonly Vendor[];
  readonly faults: readonly LookFault[];
}

const earliest = (moments: readonly (string | null)[]): string | null =>
  moments.filter((moment) => moment !== null).sort()[0] ?? null;
const latest = (moments: readonly (string | null)[]): string | null =>
  moments
    .filter((moment) => moment !== null)
    .sort()
    .at(-1) ?? null;

/** Where all is found, what was not read does not matter. */
const faultOf = ({ fault, state }: FileWatch): LookFault[] =>
  fault === null || (fault === 'partial' && state === 'complete') ? [] : [fault];

/** Of streams whose vendor cannot be asked nothing is found or expected: they are named apart. */
export function runFilesState(watches: readonly FileWatch[], found: number): RunFilesState {
  const asked = watches.filter(({ state }) => state !== 'unavailable');
  const has = (state: FileWatch['state']) => asked.some((watch) => watch.state === state);
  const isKnown = asked.length > 0 && asked.every(({ expected }) => expected !== null);
  return {
    found,
    expected: isKnown ? asked.reduce((sum, { expected }) => sum + (expected ?? 0), 0) : null,
    nextLookAt: earliest(asked.map(({ nextLookAt }) => nextLookAt)),
    lookedAt: latest(asked.map(({ lookedAt }) => lookedAt)),
    running: asked.some(({ endedAt }) => endedAt === null),
    complete: asked.length > 0 && asked.every(({ state }) => state === 'complete'),
    incomplete: has('incomplete'),
    missing: asked.some(({ state, fault }) => state === 'missing' && fault === null),
    unasked: asked.some(
      ({ state, fault }) => state === 'missing' && fault !== null && fault !== 'partial',
    ),
    off: has('off'),
    unavailable: [
      ...new Set(
        watches.filter(({ state }) => state === 'unavailable').map(({ vendor }) => vendor),
      ),
    ],
    faults: [...new Set(asked.flatMap(faultOf))],
  };
}
