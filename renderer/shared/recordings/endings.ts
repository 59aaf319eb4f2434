import type { Recording } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';

export interface Endings {
  /** Recordings that their vendor will end, soonest first. */
  readonly known: readonly { readonly endTime: number; readonly vendors: readonly Vendor[] }[];
  /** Vendors at which a recording runs until an operator stops it. */
  readonly never: readonly Vendor[];
}

type Ends = Pick<Recording, 'vendor' | 'endTime'>;

const vendorsOf = (recordings: readonly Ends[]): Vendor[] => [
  ...new Set(recordings.map(({ vendor }) => vendor)),
];

/** What of a preset ends by itself, and when; and what does not. */
export function endingsOf(running: readonly Ends[]): Endings {
  const times = running.flatMap(({ endTime }) => (endTime === null ? [] : [endTime]));
  return {
    known: [...new Set(times)]
      .sort((left, right) => left - right)
      .map((endTime) => ({
        endTime,
        vendors: vendorsOf(running.filter((one) => one.endTime === endTime)),
      })),
    never: vendorsOf(running.filter(({ endTime }) => endTime === null)),
  };
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
  const [first, ...others] = new Set(
    [...running, ...uncertain, ...orphaned].map(({ endTime }) => endTime),
  );
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
