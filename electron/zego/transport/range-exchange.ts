import type { Reason } from '#contract/model/outcome.ts';
import { CONNECT_TOO_SLOW, fault } from '../connect/faults.ts';
import { deadline } from './deadline.ts';
import { ANSWER_TOO_SLOW, errorCode, lostReason, NO_ANSWER, notSentReason } from './delivery.ts';

/** A part of a file, or why there is none. Reading a file changes nothing, so what was lost may be asked again. */
export type RangeAnswer =
  | {
      readonly kind: 'bytes';
      readonly bytes: Buffer;
      /** Where they begin in the file: 0 where the server knows no ranges. */
      readonly from: number;
      /** Size of the whole file in bytes; null where the server does not tell. */
      readonly total: number | null;
    }
  /** Any other answer: 403, 404, 416, a redirect, which is not followed. */
  | { readonly kind: 'status'; readonly httpStatus: number; readonly total: number | null }
  | { readonly kind: 'failed'; readonly reason: Reason; readonly detail: string };

interface Abortable {
  abort(reason: Error): void;
}

export interface RangeExchangeOptions {
  /** Bytes wanted. A server that knows no ranges sends the whole file: the rest of it is not read. */
  readonly length: number;
  /** Deadlines in milliseconds, as those of an `Exchange`. */
  readonly leaveMs: number;
  readonly headersMs: number;
  readonly bodyMs: number;
  readonly throughProxy: boolean;
  readonly settle: (answer: RangeAnswer) => void;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** RFC 9110 §14.4: `bytes 0-499/1234`, with a star for the numbers that the server does not tell. */
const CONTENT_RANGE = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/i;

/** Follows one request for a part of a file through undici's dispatch hooks. */
export class RangeExchange {
  readonly #options: RangeExchangeOptions;
  #cancelDeadline: () => void;
  #settled = false;
  #written = false;
  #httpStatus: number | null = null;
  #from = 0;
  #total: number | null = null;
  readonly #chunks: Buffer[] = [];
  #size = 0;

  constructor(options: RangeExchangeOptions) {
    this.#options = options;
    this.#cancelDeadline = deadline(options.leaveMs, () => this.#fail(CONNECT_TOO_SLOW));
  }

  onRequestStart(controller: Abortable): void {
    if (this.#settled) {
      controller.abort(fault(CONNECT_TOO_SLOW));
      return;
    }
    this.#written = true;
    this.#deadline(controller, this.#options.headersMs, NO_ANSWER);
  }

  onResponseStart(controller: Abortable, statusCode: number, headers: Headers): void {
    if (statusCode < 200) return;
    this.#httpStatus = statusCode;
    const range = CONTENT_RANGE.exec(one(headers['content-range']) ?? '');
    if (statusCode === 206) this.#from = numberOf(range?.[1]) ?? 0;
    this.#total = numberOf(range?.[2]) ?? (statusCode === 200 ? lengthOf(headers) : null);
    if (statusCode !== 200 && statusCode !== 206) {
      this.#settle({ kind: 'status', httpStatus: statusCode, total: this.#total });
      controller.abort(fault('ANSWERED'));
      return;
    }
    this.#deadline(controller, this.#options.bodyMs, ANSWER_TOO_SLOW);
  }

  onResponseData(controller: Abortable, chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#options.length) return;
    this.#settleBytes();
    // Without this a server that knows no ranges would send hours of video.
    if (this.#httpStatus === 200) controller.abort(fault('ENOUGH'));
  }

  onResponseEnd(): void {
    this.#settleBytes();
  }

  onResponseError(_controller: Abortable | null, error: Error): void {
    this.#fail(errorCode(error));
  }

  #deadline(controller: Abortable, ms: number, code: string): void {
    this.#cancelDeadline();
    this.#cancelDeadline = deadline(ms, () => controller.abort(fault(code)));
  }

  #settleBytes(): void {
    const bytes = Buffer.concat(this.#chunks).subarray(0, this.#options.length);
    this.#settle({ kind: 'bytes', bytes, from: this.#from, total: this.#total });
  }

  #fail(code: string): void {
    const { throughProxy } = this.#options;
    const reason = this.#written
      ? lostReason(code, this.#httpStatus !== null)
      : notSentReason(code, throughProxy);
    this.#settle({ kind: 'failed', reason, detail: code });
  }

  #settle(answer: RangeAnswer): void {
    this.#cancelDeadline();
    if (this.#settled) return;
    this.#settled = true;
    this.#options.settle(answer);
  }
}

const one = (header: string | string[] | undefined): string | null =>
  typeof header === 'string' ? header : null;

const numberOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;

/** A coded body's length is not the file's. */
const lengthOf = (headers: Headers): number | null =>
  one(headers['content-encoding']) === null
    ? numberOf(one(headers['content-length']) ?? undefined)
    : null;
