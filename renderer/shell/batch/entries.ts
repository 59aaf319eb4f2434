import type { Account } from '#contract/model/account.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Target } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';

/** The parts of the state that a sheet is made of. */
export type BatchState = Pick<
  AppState,
  'presets' | 'accounts' | 'runs' | 'recordings' | 'vendors' | 'problems'
>;

/** Why a preset is left out. Texts: locale keys `batch.reason.*`. */
export const LEFT_OUT_REASONS = [
  'deleted',
  'archived',
  'account-missing',
  'under-way',
  'unanswered',
  'nothing-known',
  'no-signer',
  'runs-now',
  'edited',
] as const;
export type Reason = (typeof LEFT_OUT_REASONS)[number];

/** A preset, what would be sent for it, and with which account. */
export interface Entry {
  readonly presetId: string;
  readonly name: string;
  readonly account: Account | undefined;
  readonly targets: readonly Target[];
}

/** A preset of which nothing is sent. */
export interface LeftOut {
  readonly presetId: string;
  readonly name: string;
  readonly reason: Reason;
}

/** How much a sheet is about. */
export interface Totals {
  readonly presets: number;
  /** Each stream of a preset once, at however many vendors it is. */
  readonly streams: number;
  readonly vendors: number;
}

export function totalsOf(entries: readonly Pick<Entry, 'targets'>[]): Totals {
  const vendors = new Set<Vendor>();
  let streams = 0;
  for (const { targets } of entries) {
    for (const { vendor } of targets) vendors.add(vendor);
    streams += new Set(targets.flatMap(({ streamIds }) => streamIds)).size;
  }
  return { presets: entries.length, streams, vendors: vendors.size };
}
