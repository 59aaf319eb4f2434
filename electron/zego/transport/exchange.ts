import { answerTurns, inOneStep, LARGE_ANSWER_BYTES } from '../answer/turns.ts';
import { CONNECT_TOO_SLOW, fault } from '../connect/faults.ts';
import {
  describeBytes,
  isCoded,
  MAX_ANSWER_BYTES,
  type Representation,
  readAnswerText,
} from './answer-text.ts';
import { isFromCache } from './cache-signs.ts';
import { deadline } from './deadline.ts';
import {
  ANSWER_TOO_LARGE,
  ANSWER_TOO_SLOW,
  type Delivery,
  errorCode,
  lostReason,
  NO_ANSWER,
  notSentReason,
} from './delivery.ts';

/** What an exchange needs of the HTTP client's controller. */
interface Abortable {
  abort(reason: Error): void;
}

export interface ExchangeOptions {
  /** Deadline for the request to leave, in milliseconds: the connection's own covers no queue before it. */
  readonly leaveMs: number;
  /** Deadline for the answer's head in milliseconds, from the request on. */
  readonly headersMs: number;
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
  #representation: Representation = { contentEncoding: null, contentType: null };
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #cancelDeadline: () => void = () => undefined;

  constructor(options: ExchangeOptions) {
    this.#options = options;
    this.#leave = setTimeout(() => this.#giveUp(), options.leaveMs);
  }

  onRequestStart(controller: Abortable): void {
    clearTimeout(this.#leave);
    // Aborted here, before the head is written, nothing leaves: the outcome told already stays true.
    if (this.#givenUp) controller.abort(fault(CONNECT_TOO_SLOW));
    else {
      this.#written = true;
      // undici's own starts anew with each interim answer: a server that sends those would hold us for ever.
      const { headersMs } = this.#options;
      this.#cancelDeadline = deadline(headersMs, () => controller.abort(fault(NO_ANSWER)));
    }
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
    // An interim answer (`103 Early Hints`) says nothing yet.
    if (statusCode < 200) return;
    this.#httpStatus = statusCode;
    this.#date = typeof headers.date === 'string' ? headers.date : null;
    this.#fromCache = isFromCache(headers);
    this.#representation = {
      contentEncoding: [headers['content-encoding'] ?? []].flat().join(',') || null,
      contentType: textOf(headers['content-type']),
    };
    // undici's own body time-out starts anew with each chunk: a server that drips would hold us for ever.
    this.#cancelDeadline();
    const { bodyMs } = this.#options;
    this.#cancelDeadline = deadline(bodyMs, () => controller.abort(fault(ANSWER_TOO_SLOW)));
  }

  onResponseData(controller: Abortable, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > MAX_ANSWER_BYTES) controller.abort(fault(ANSWER_TOO_LARGE));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#cancelDeadline();
    this.#settle(() => this.#answer());
  }

  #settle(read: () => Delivery): void {
    const { settle } = this.#options;
    if (this.#size > LARGE_ANSWER_BYTES) void answerTurns.run(inOneStep(read)()).then(settle);
    else settle(read());
  }

  #answer(): Delivery {
    const httpStatus = this.#httpStatus ?? 0;
    const read = readAnswerText(Buffer.concat(this.#chunks), this.#representation);
    if (!read.ok) {
      const { code: detail, description: partial } = read;
      return { kind: 'lost', reason: lostReason(detail, true), detail, httpStatus, partial };
    }
    return {
      kind: 'answer',
      httpStatus,
      body: read.text,
      date: this.#date,
      contentType: mediaType(this.#representation.contentType),
      fromCache: this.#fromCache,
    };
  }

  onResponseError(_controller: Abortable | null, error: Error): void {
    clearTimeout(this.#leave);
    this.#cancelDeadline();
    if (this.#givenUp) return;
    const { settle, throughProxy } = this.#options;
    const detail = errorCode(error);
    if (!this.#written) {
      settle({ kind: 'not-sent', reason: notSentReason(detail, throughProxy), detail });
      return;
    }
    const reason = lostReason(detail, this.#httpStatus !== null);
    const httpStatus = this.#httpStatus;
    this.#settle(() => ({ kind: 'lost', reason, detail, httpStatus, partial: this.#partial() }));
  }

  /** A part of a coded answer is no text. */
  #partial(): string {
    const bytes = Buffer.concat(this.#chunks);
    if (bytes.length > 0 && isCoded(this.#representation)) {
      return describeBytes(bytes, this.#representation);
    }
    return bytes.toString('utf8');
  }
}

const textOf = (header: string | string[] | undefined): string | null =>
  typeof header === 'string' ? header : null;

const mediaType = (header: string | null): string | null =>
  header === null ? null : (header.split(';', 1)[0] ?? '').trim().toLowerCase();
