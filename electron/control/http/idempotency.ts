import { createHash } from 'node:crypto';
import type { IsOutdated } from './outdated.ts';
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

interface Watched {
  readonly answer: KeptAnswer;
  readonly isOutdated: IsOutdated;
}

interface Known {
  readonly fingerprint: string;
  readonly first: Promise<Watched>;
  readonly until: number;
  bytes: number;
}

/** A request that is made once, however often it comes, where it has a key. */
export interface KeyedRequest {
  /** Whose key it is: two tokens may use the same. */
  readonly token: string;
  /** Absent: each request is a press of its own. */
  readonly key: string | undefined;
  readonly path: string;
  readonly body: string;
}

/** How an answer is made, and how it is found out later whether it still holds. */
export interface MakeAnswer {
  /** Makes the answer, once; what it throws goes to every caller, and the key stays free. */
  make(): Promise<KeptAnswer>;
  watch(answer: KeptAnswer): IsOutdated;
}

/**
 * Answers by idempotency key, in memory: the same request with the same key gets the very answer of the first one, also
 * while that is under way. An answer that has become untrue is never given again: a desk that sends a fixed key would
 * read of a start that never was. No key is forgotten before its time; where there are too many, new ones are refused.
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
   * @throws HttpProblem where the key is malformed, belongs to another request or to an answer that no longer holds, or
   * there is no room.
   */
  async answer(request: KeyedRequest, { make, watch }: MakeAnswer): Promise<KeptAnswer> {
    const { token, key, path, body } = request;
    if (key === undefined) return make();
    if (!FORM.test(key)) throw malformed();
    this.#forgetOld();
    const id = JSON.stringify([token, key]);
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([path, body]))
      .digest('hex');
    const known = this.#known.get(id);
    if (known) {
      if (known.fingerprint !== fingerprint) throw reused();
      return replayed(await known.first);
    }
    if (this.#known.size >= MAX_KEYS || this.#bytes >= MAX_BYTES) throw full();
    const entry: Known = {
      fingerprint,
      first: make().then((answer) => ({ answer, isOutdated: watch(answer) })),
      until: this.#monotonic() + KEY_LIFE_MS,
      bytes: 0,
    };
    this.#known.set(id, entry);
    try {
      const { answer } = await entry.first;
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

/** @throws HttpProblem 409 where the first answer no longer holds. */
function replayed({ answer, isOutdated }: Watched): KeptAnswer {
  if (isOutdated()) throw outdated(answer);
  return { ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } };
}

const malformed = () =>
  new HttpProblem(
    400,
    'idempotency-key-malformed',
    'An Idempotency-Key has 1 to 200 visible characters. Send a new one for each press, or none.',
  );

const reused = () =>
  new HttpProblem(
    422,
    'idempotency-key-reused',
    'The Idempotency-Key belongs to another request. Send a new one for each press, or none.',
  );

function outdated({ body }: KeptAnswer): HttpProblem {
  const { run } = JSON.parse(body) as { readonly run?: string };
  return new HttpProblem(
    409,
    'idempotency-key-outdated',
    'The Idempotency-Key belongs to an earlier press, and something was started, has ended or was stopped since: its answer no longer holds. For a new press send a new key, or none.',
    { extra: run === undefined ? {} : { run } },
  );
}

const full = () =>
  new HttpProblem(
    429,
    'idempotency-keys-full',
    `Too many requests of the last ${KEY_LIFE_MS / 60_000} minutes are remembered. Try again in a minute.`,
    { headers: { 'retry-after': '60' } },
  );
