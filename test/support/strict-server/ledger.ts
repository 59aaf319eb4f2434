import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { maxInAnyWindow } from './limiter.ts';
import type { GivenAnswer, SeenRequest, Violation } from './types.ts';

/** Everything the server saw and did, in the order of arrival, with the questions that tests ask of it. */
export class Ledger {
  readonly requests: SeenRequest[] = [];
  readonly #effects = new Map<string, number>();
  readonly #news = new EventEmitter().setMaxListeners(0);

  get violations(): Violation[] {
    return this.requests.flatMap((request) => request.violations);
  }

  arrived(request: SeenRequest): void {
    this.requests.push(request);
    this.#news.emit('news');
  }

  answered(request: SeenRequest, answer: GivenAnswer): void {
    request.answer = answer;
    this.#news.emit('news');
  }

  acted(request: SeenRequest, streams: string[]): void {
    for (const stream of streams) {
      const key = `${request.param('Action')} ${request.param('Vendor')} ${stream}`;
      this.#effects.set(key, (this.#effects.get(key) ?? 0) + 1);
    }
  }

  /** Requests that were answered with this code, e.g. 6 for "too frequent". */
  answeredWith(code: number): SeenRequest[] {
    return this.requests.filter((request) => request.answer?.code === code);
  }

  /** Arrivals of one AppId (all without one), refused ones included. */
  maxInAnySecond(appId?: number): number {
    const moments = this.requests
      .filter((request) => appId === undefined || request.param('AppId') === String(appId))
      .map((request) => request.arrivedAt);
    return maxInAnyWindow(moments, 1000);
  }

  /**
   * How often a real vendor would have been told so, whether or not the answer came through: more than
   * once for a stream that was started once is the duplicate that must never happen. A merge is told of files.
   */
  effects(
    action: 'StartCDNRecord' | 'StopCDNRecord' | 'MergeMedia',
    vendor: string,
    streamOrFileId: string,
  ): number {
    return this.#effects.get(`${action} ${vendor} ${streamOrFileId}`) ?? 0;
  }

  /** Waits until `count` requests are answered (or have `arrived`); the error says what came instead. */
  async waitFor(
    count: number,
    state: 'arrived' | 'answered' = 'answered',
    timeoutMs = 30_000,
  ): Promise<void> {
    const enough = () =>
      this.requests.filter((request) => state === 'arrived' || request.answer).length >= count;
    const deadline = performance.now() + timeoutMs;
    while (!enough()) {
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`wanted ${count} ${state} requests, ${this.#summary()}`);
      const done = new AbortController();
      const late = sleep(left, undefined, { signal: done.signal }).catch(() => {});
      await Promise.race([new Promise((resolve) => this.#news.once('news', resolve)), late]);
      done.abort();
    }
  }

  #summary(): string {
    const lines = this.requests.map(({ n, answer }) => `#${n} ${answer?.code ?? 'no code yet'}`);
    return `saw ${lines.length}: ${lines.join(', ')}`;
  }
}
