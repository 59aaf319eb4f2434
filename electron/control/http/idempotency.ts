import { createHash } from 'node:crypto';
import { HttpProblem } from './problem.ts';

/** How long a key is remembered, in milliseconds. The documents and the OpenAPI document name it. */
export const KEY_LIFE_MS = 10 * 60_000;
const MAX_KEYS = 2_000;
const MAX_BYTES = 16 * 1024 * 1024;
/** What a key may be made of: a UUID, a counter, a time. */
const FORM = /^[\x21-\x7e]{1,200}$/;

/** An answer as it went out. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Known {
  readonly fingerprint: string;
  readonly answer: Promise<KeptAnswer>;
  readonly until: number;
  bytes: number;
}

/** A request that is made once, however often it comes. */
export interface KeyedRequest {
  /** Whose key it is: two tokens may use the same. */
  readonly token: string;
  readonly key: string | undefined;
  readonly path: string;
  readonly body: string;
}

/**
 * Answers by idempotency key, in memory: the same request with the same key gets the very answer of the first one, also
 * while that is under way. No key is forgotten before its time; where there are too many, new ones are refused.
 */
export class IdempotencyKeys {
  /** In the order in which they came, and so in which they end. */
  readonly #known = new Map<string, Known>();
  readonly #monotonic: () => number;
  #bytes = 0;

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /**
   * @param make makes the answer, once; what it throws goes to every caller, and the key stays free.
   * @throws HttpProblem where the key is missing, belongs to another request, or there is no room.
   */
  async answer(request: KeyedRequest, make: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
    const { token, key, path, body } = request;
    if (key === undefined || !FORM.test(key)) throw missing();
    this.#forgetOld();
    const id = JSON.stringify([token, key]);
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([path, body]))
      .digest('hex');
    const known = this.#known.get(id);
    if (known) {
      if (known.fingerprint !== fingerprint) throw reused();
      const answer = await known.answer;
      return { ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } };
    }
    if (this.#known.size >= MAX_KEYS || this.#bytes >= MAX_BYTES) throw full();
    const entry: Known = {
      fingerprint,
      answer: make(),
      until: this.#monotonic() + KEY_LIFE_MS,
      bytes: 0,
    };
    this.#known.set(id, entry);
    try {
      const answer = await entry.answer;
      entry.bytes = Buffer.byteLength(answer.body);
      this.#bytes += entry.bytes;
      return answer;
    } catch (error) {
      this.#known.delete(id);
      throw error;
    }
  }

  #forgetOld(): void {
    const now = this.#monotonic();
    for (const [id, { until, bytes }] of this.#known) {
      if (until > now) return;
      this.#known.delete(id);
      this.#bytes -= bytes;
    }
  }
}

const missing = () =>
  new HttpProblem(
    400,
    'idempotency-key-missing',
    'A POST needs an Idempotency-Key of 1 to 200 visible characters, a new one for each press: by it a repeated request is told from a second press.',
  );

const reused = () =>
  new HttpProblem(
    422,
    'idempotency-key-reused',
    'The Idempotency-Key belongs to another request. Use a new one for each press.',
  );

const full = () =>
  new HttpProblem(
    429,
    'idempotency-keys-full',
    `Too many requests of the last ${KEY_LIFE_MS / 60_000} minutes are remembered. Try again in a minute.`,
    { headers: { 'retry-after': '60' } },
  );
