import type { StreamOutcome, VendorCall } from '#contract/model/outcome.ts';
import type { RowCodes } from '#contract/model/row-kind.ts';
import type { Action, Capabilities, Vendor } from '#contract/model/vendor.ts';
import type { Parameters } from '../../request/query.ts';
import type { CallbackExtra, ExtraFields } from './callback.ts';
import type { VendorMedia } from './media.ts';
import type { PracticeMedia } from './practice-media.ts';

/** What a preset says beyond streams; each vendor takes what it understands. */
export interface CallExtras {
  /** Unix seconds. */
  readonly endTime: number | null;
  readonly domain: string | undefined;
  readonly point: string | undefined;
}

/** The vendor's result for the whole call, where that was no success. */
export type VendorRefusal = Pick<StreamOutcome, 'vendorCode' | 'vendorMessage' | 'traceId'>;

export interface VendorAnswer {
  /** Rows with a readable stream name; `unknown` where nothing else of the row could be read. */
  readonly rows: readonly StreamOutcome[];
  /** Rows that name no stream: each may be of any stream of the call. */
  readonly unnamed: number;
  readonly refusal?: VendorRefusal;
  readonly vendorCall?: VendorCall;
}

/** How one vendor is asked and how its answer is read. */
export interface VendorAdapter {
  readonly capabilities: Capabilities;
  /** Parameters of its own, after `StreamId[]` and `Vendor`. */
  parameters(extras: CallExtras): Parameters;
  /** Reads its part of `Data`; null when that is not its shape. Leaves no row out. */
  readAnswer(data: unknown): VendorAnswer | null;
}

/** A call that the practice server has checked. */
export interface PracticeCall {
  readonly action: Action;
  readonly streams: readonly PracticeStream[];
  readonly now: Date;
}

export interface PracticeStream {
  readonly streamId: string;
  readonly isRefused: boolean;
}

/** The message of every row that the practice server refuses. */
export const PRACTICE_REFUSAL = 'practice: this stream is refused';

/** All that is known of one vendor. Nothing outside its folder asks which vendor it is. */
export interface VendorModule extends VendorAdapter {
  readonly name: Vendor;
  readonly rowCodes: RowCodes;
  /** Its files; null where ZEGO has no way to ask for them (facts "Actions"). */
  readonly media: VendorMedia | null;
  /** Its part of `Data` in an answer of the practice server, in the shape that it documents. */
  practiceData(call: PracticeCall): unknown;
  /** Reads its part of a `record` callback; null when that is not its shape. Never throws. */
  readCallback(extra: ExtraFields): CallbackExtra | null;
  /** Domains at which the vendor alone keeps files, where its part of a callback is not documented; none elsewhere. */
  readonly fileHosts: readonly string[];
  /** Its files in practice; null where `media` is. */
  readonly practiceMedia: PracticeMedia | null;
}
