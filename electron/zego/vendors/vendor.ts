import type { StreamOutcome, VendorCall } from '../../contract/outcome.ts';
import type { Capabilities, Vendor } from '../../contract/vendor.ts';
import type { Parameters } from '../query.ts';

/** What a preset says beyond streams; each vendor takes what it understands. */
export interface CallExtras {
  /** Unix seconds. */
  readonly endTime: number | null;
  readonly domain: string | undefined;
  readonly point: string | undefined;
}

/** One row of an answer: its stream and verdict, and the fields that support will ask for. */
export type VendorRow = Omit<StreamOutcome, 'status' | 'reason'> & {
  readonly status: 'accepted' | 'rejected';
};

export interface VendorAnswer {
  readonly rows: readonly VendorRow[];
  readonly vendorCall?: VendorCall;
}

/** One vendor's dialect. Nothing outside an adapter asks which vendor it is. */
export interface VendorAdapter {
  readonly name: Vendor;
  readonly capabilities: Capabilities;
  /** Parameters of its own, after `StreamId[]` and `Vendor`. */
  parameters(extras: CallExtras): Parameters;
  /** Reads its part of `Data`; null when that is not its shape. A row that cannot be read is left out. */
  readAnswer(data: unknown): VendorAnswer | null;
}
