import type { RowCode, SeenRequest } from './types.ts';

/** What these vendors answer to a start where a task exists (documentation of RunRecord and RealTimeRecordCommand). */
const TASK_EXISTS: Record<string, RowCode> = { Huawei: 100011022, Aliyun: 409 };

/** Tasks at the vendors that allow one for each stream. A stop takes a while to end one. */
export class Tasks {
  readonly #endingMs: number;
  readonly #since = new Map<string, 'running' | number>();

  constructor(endingMs: number) {
    this.#endingMs = endingMs;
  }

  /** The refusals of a start, by stream; empty for every other request. */
  refusals(request: SeenRequest): Record<string, RowCode> {
    const code = TASK_EXISTS[request.param('Vendor') ?? ''];
    if (request.param('Action') !== 'StartCDNRecord' || code === undefined) return {};
    const exists = (stream: string) => {
      const state = this.#since.get(keyOf(request, stream));
      if (state === undefined) return false;
      return state === 'running' || request.arrivedAt - state < this.#endingMs;
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
      if (isStart) this.#since.set(key, 'running');
      else if (this.#since.get(key) === 'running') this.#since.set(key, request.arrivedAt);
    }
  }
}

const keyOf = (request: SeenRequest, stream: string) =>
  `${request.param('AppId')} ${request.param('Vendor')} ${stream}`;
