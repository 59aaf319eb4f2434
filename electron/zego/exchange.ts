import { isFromCache } from './cache-signs.ts';
import { CONNECT_TOO_SLOW, fault } from './connect/faults.ts';
import {
  ANSWER_TOO_LARGE,
  ANSWER_TOO_SLOW,
  type Delivery,
  errorCode,
  lostReason,
  notSentReason,
} from './delivery.ts';

/** A documented answer for 20 streams has about 8 KB; a megabyte is not ours. */
export const MAX_ANSWER_BYTES = 1_048_576;

/** What an exchange needs of the HTTP client's controller. */
interface Abortable {
  abort(reason: Error): void;
}

export interface ExchangeOptions {
  /**
   * Deadline for the request to leave, in milliseconds. The client's own time-out covers a connection,
   * but not a proxy that takes one and stays silent.
   */
  readonly leaveMs: number;
  /** Deadline for the whole body in milliseconds, from its headers on. */
  readonly bodyMs: number;
  readonly throughProxy: boolean;
  readonly settle: (delivery: Delivery) => void;
}

/** Follows one request through undici's dispatch hooks, and knows whether bytes may have left. */
export class Exchange {
  readonly #options: ExchangeOptions;
  readonly #leave: NodeJS.Timeout;
  #givenUp = false;
  /** undici calls `onRequestStart` just before it writes the head: from then on bytes may be out. */
  #written = false;
  #httpStatus: number | null = null;
  #date: string | null = null;
  #fromCache = false;
  #contentType: string | null = null;
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #deadline: NodeJS.Timeout | undefined;

  constructor(options: ExchangeOptions) {
    this.#options = options;
    this.#leave = setTimeout(() => this.#giveUp(), options.leaveMs);
  }

  onRequestStart(controller: Abortable): void {
    clearTimeout(this.#leave);
    // Aborted here, before the head is written, nothing leaves: the outcome told already stays true.
    if (this.#givenUp) controller.abort(fault(CONNECT_TOO_SLOW));
    else this.#written = true;
  }

  #giveUp(): void {
    this.#givenUp = true;
    const { settle, throughProxy } = this.#options;
    const reason = throughProxy ? 'proxy-unreachable' : 'connect-timeout';
    settle({ kind: 'not-sent', reason, detail: CONNECT_TOO_SLOW });
  }

  onResponseStart(
    controller: Abortable,
    statusCode: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#httpStatus = statusCode;
    this.#date = typeof headers.date === 'string' ? headers.date : null;
    this.#fromCache = isFromCache(headers);
    this.#contentType = mediaType(headers['content-type']);
    // undici's own body time-out starts anew with each chunk: a server that drips would hold us for ever.
    this.#deadline ??= setTimeout(
      () => controller.abort(fault(ANSWER_TOO_SLOW)),
      this.#options.bodyMs,
    );
  }

  onResponseData(controller: Abortable, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > MAX_ANSWER_BYTES) controller.abort(fault(ANSWER_TOO_LARGE));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    clearTimeout(this.#deadline);
    const httpStatus = this.#httpStatus ?? 0;
    this.#options.settle({
      kind: 'answer',
      httpStatus,
      body: this.#text(),
      date: this.#date,
      contentType: this.#contentType,
      fromCache: this.#fromCache,
    });
  }

  onResponseError(_controller: Abortable | null, error: Error): void {
    clearTimeout(this.#leave);
    clearTimeout(this.#deadline);
    if (this.#givenUp) return;
    const { settle, throughProxy } = this.#options;
    const detail = errorCode(error);
    if (!this.#written) {
      settle({ kind: 'not-sent', reason: notSentReason(detail, throughProxy), detail });
      return;
    }
    const reason = lostReason(detail, this.#httpStatus !== null);
    settle({ kind: 'lost', reason, detail, httpStatus: this.#httpStatus, partial: this.#text() });
  }

  #text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}

const mediaType = (header: string | string[] | undefined): string | null =>
  typeof header === 'string' ? (header.split(';', 1)[0] ?? '').trim().toLowerCase() : null;
