import type { Recording } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { endOfRecording, isStoppedByUs } from '#contract/rules/end-of-recording.ts';

/** Recordings that end at one moment, in one way. */
export interface KnownEnd {
  /** Unix seconds. */
  readonly endTime: number;
  /** The program stops them; else their vendor ends them. */
  readonly isByProgram: boolean;
  readonly vendors: readonly Vendor[];
}

export interface Endings {
  /** Recordings that end without an operator, soonest first. */
  readonly known: readonly KnownEnd[];
  /** Recordings that go on after the stop that was planned for them; `endTime` is when that was due. */
  readonly overdue: readonly Omit<KnownEnd, 'isByProgram'>[];
  /** Vendors at which a recording runs until an operator stops it. */
  readonly never: readonly Vendor[];
}

type Ends = Pick<Recording, 'vendor' | 'endTime' | 'plannedStop' | 'handOver'>;

const vendorsOf = (recordings: readonly Ends[]): Vendor[] => [
  ...new Set(recordings.map(({ vendor }) => vendor)),
];

/** What of a preset ends without an operator, when and how; and what does not. */
export function endingsOf(running: readonly Ends[]): Endings {
  const known = running.flatMap((one) => {
    const endTime = endOfRecording(one);
    return endTime === null ? [] : [{ one, endTime, isByProgram: isStoppedByUs(one) }];
  });
  const late = running.flatMap((one) =>
    one.plannedStop?.trouble ? [{ one, endTime: one.plannedStop.at }] : [],
  );
  return {
    known: distinct(known).map(({ endTime, isByProgram, some }) => ({
      ...{ endTime, isByProgram },
      vendors: vendorsOf(some),
    })),
    overdue: distinct(late).map(({ endTime, some }) => ({ endTime, vendors: vendorsOf(some) })),
    never: vendorsOf(
      running.filter((one) => endOfRecording(one) === null && !one.plannedStop?.trouble),
    ),
  };
}

/** Those that end at one moment in one way together, soonest first. */
function distinct<T extends { readonly one: Ends; readonly endTime: number }>(
  all: readonly T[],
): (T & { some: Ends[] })[] {
  const byEnd = new Map<string, T & { some: Ends[] }>();
  for (const given of all) {
    const { one, ...end } = given;
    const key = JSON.stringify(end);
    const known = byEnd.get(key);
    if (known) known.some.push(one);
    else byEnd.set(key, { ...given, some: [one] });
  }
  return [...byEnd.values()].sort((left, right) => left.endTime - right.endTime);
}

/**
 * When all that records has ended, in Unix seconds; null where something goes on until it is stopped, may be
 * recording besides, or has another end: a countdown would then say that all of it ends.
 */
export function commonEnd({
  running,
  uncertain,
  orphaned,
}: Readonly<Record<'running' | 'uncertain' | 'orphaned', readonly Ends[]>>): number | null {
  const [first, ...others] = new Set([...running, ...uncertain, ...orphaned].map(endOfRecording));
  return others.length === 0 && uncertain.length === 0 ? (first ?? null) : null;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `1:17:05`, `17:05`, `0:05`; the same in both languages, and of one width as long as it can be. */
export function timeLeft(seconds: number): string {
  const left = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(left / 3600), Math.floor((left % 3600) / 60)];
  const rest = two(left % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** `00:42:05`, `103:00:00`: of one width as long as it can be. */
export function timeSince(seconds: number): string {
  const passed = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(passed / 3600), Math.floor((passed % 3600) / 60), passed % 60];
  return parts.map(two).join(':');
}

/** The locale key for an end that is to come: of the vendor's, or of the stop that the program sends. */
export const endKey = ({ isByProgram }: { readonly isByProgram: boolean }) =>
  isByProgram ? 'ending.byProgram' : 'ending.at';
