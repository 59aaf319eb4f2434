import type { StreamOutcome, VendorCall } from '#contract/model/outcome.ts';
import type { Capabilities, Vendor } from '#contract/model/vendor.ts';
import type { Parameters } from '../../request/query.ts';

/** What a preset says beyond streams; each vendor takes what it understands. */
export interface CallExtras {
  /** Unix seconds. */
  readonly endTime: number | null;
  readonly domain: string | undefined;
  readonly point: string | undefined;
}

/** What the vendor said of the whole call, where that was no success. */
export type VendorRefusal = Pick<StreamOutcome, 'vendorCode' | 'vendorMessage' | 'traceId'>;

export interface VendorAnswer {
  /** Rows with a readable stream name; `unknown` where nothing else of the row could be read. */
  readonly rows: readonly StreamOutcome[];
  /** Rows that name no stream: each may be of any stream of the call. */
  readonly unnamed: number;
  readonly refusal?: VendorRefusal;
  readonly vendorCall?: VendorCall;
}

/** One vendor's dialect. Nothing outside an adapter asks which vendor it is. */
export interface VendorAdapter {
  readonly name: Vendor;
  readonly capabilities: Capabilities;
  /** Parameters of its own, after `StreamId[]` and `Vendor`. */
  parameters(extras: CallExtras): Parameters;
  /** Reads its part of `Data`; null when that is not its shape. Leaves no row out. */
  readAnswer(data: unknown): VendorAnswer | null;
}
