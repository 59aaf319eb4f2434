import type { RowCode, SeenRequest } from './types.ts';

/** What these vendors answer to a start where a task exists (documentation of RunRecord and RealTimeRecordCommand). */
const TASK_EXISTS: Record<string, RowCode> = { Huawei: 100011022, Aliyun: 409 };

/** Tasks at the vendors that allow one for each stream. A stop takes a while to end one. */
export class Tasks {
  readonly #options: { refusals: number };
  /** By stream: it runs, or how many starts were refused since its stop. */
  readonly #states = new Map<string, 'running' | number>();

  /** @param options how many starts are refused after a stop; may be changed by a test. */
  constructor(options: { refusals: number }) {
    this.#options = options;
  }

  /** The refusals of a start, by stream; empty for every other request. */
  refusals(request: SeenRequest): Record<string, RowCode> {
    const code = TASK_EXISTS[request.param('Vendor') ?? ''];
    if (request.param('Action') !== 'StartCDNRecord' || code === undefined) return {};
    const exists = (stream: string) => {
      const state = this.#states.get(keyOf(request, stream));
      if (state === undefined) return false;
      if (state === 'running') return true;
      this.#states.set(keyOf(request, stream), state + 1);
      return state < this.#options.refusals;
    };
    return Object.fromEntries(
      request
        .all('StreamId[]')
        .filter(exists)
        .map((stream) => [stream, code]),
    );
  }

  acted(request: SeenRequest, streams: string[]): void {
    const isStart = request.param('Action') === 'StartCDNRecord';
    for (const stream of streams) {
      const key = keyOf(request, stream);
      if (isStart) this.#states.set(key, 'running');
      else if (this.#states.get(key) === 'running') this.#states.set(key, 0);
    }
  }
}

const keyOf = (request: SeenRequest, stream: string) =>
  `${request.param('AppId')} ${request.param('Vendor')} ${stream}`;
