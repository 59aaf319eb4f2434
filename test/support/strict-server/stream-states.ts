import type { Refusal } from './gateway.ts';
import { SlidingLimit } from './limiter.ts';
import type { SeenRequest, Violate } from './types.ts';

/** How a stream stands in the RTC cloud, which knows nothing of streams pushed to a CDN. */
export interface StreamState {
  readonly state: 'active' | 'closed';
  /** Unix seconds. */
  readonly createdAt: number;
  readonly closedAt?: number;
}

const CLOSED: Refusal = { code: 41006, message: 'stream is closed' };
const ABSENT: Refusal = { code: 41004, message: 'StreamId not found' };
const TOO_FREQUENT: Refusal = { code: 30002, message: 'too frequent' };
/** A limit of its own: 40 a second, 10 in the test environment. */
const LIMITS = { real: 40, test: 10 };
const SEQUENCE_MS = 10_000;

/** DescribeRTCStreamState: the code is the state. No stream is on air unless a test says so. */
export class StreamStates {
  readonly #states = new Map<string, StreamState>();
  readonly #limits = {
    real: new SlidingLimit(LIMITS.real, 1000),
    test: new SlidingLimit(LIMITS.test, 1000),
  };
  readonly #sequences = new Map<string, { sequence: number; at: number }>();

  set(streamId: string, state: StreamState | null): void {
    if (state) this.#states.set(streamId, state);
    else this.#states.delete(streamId);
  }

  /** Within ten seconds the sequence of a stream only grows. */
  checkSequence(request: SeenRequest, violate: Violate): void {
    const key = `${request.param('AppId')} ${request.param('StreamId')}`;
    const sequence = Number(request.param('Sequence'));
    const last = this.#sequences.get(key);
    if (last && request.arrivedAt - last.at < SEQUENCE_MS && sequence <= last.sequence) {
      violate('Sequence', `${sequence} after ${last.sequence}`);
    }
    this.#sequences.set(key, { sequence, at: request.arrivedAt });
  }

  answer(request: SeenRequest): { code: number; message: string; data: unknown } {
    const isTest = /^true$/i.test(request.param('IsTest') ?? '');
    const limit = this.#limits[isTest ? 'test' : 'real'];
    if (!limit.admit(request.param('AppId') ?? '', request.arrivedAt)) {
      return { ...TOO_FREQUENT, data: null };
    }
    const found = this.#states.get(request.param('StreamId') ?? '');
    if (!found) return { ...ABSENT, data: null };
    const data = {
      create_time: String(found.createdAt),
      close_time: found.closedAt === undefined ? '' : String(found.closedAt),
    };
    return found.state === 'active' ? { code: 0, message: 'ok', data } : { ...CLOSED, data };
  }
}
