import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { orAborted } from './or-aborted.ts';

export type Lookup = (host: string) => Promise<LookupAddress[]>;

/** How long an answer that came too late is kept for the next try, in milliseconds. */
const KEEP_LATE_MS = 60_000;

const askSystem: Lookup = (host) => systemLookup(host, { all: true, order: 'verbatim' });

/**
 * Name lookups, one at a time for each name. A lookup cannot be called off, and the system asks a second
 * server only after seconds: one that outlasts the connect time goes on, and its answer is kept for the next
 * try, which would otherwise begin it again and never see its end.
 */
export class Lookups {
  readonly #lookup: Lookup;
  readonly #now: () => number;
  readonly #underWay = new Map<string, { addresses: Promise<LookupAddress[]>; waiting: number }>();
  readonly #late = new Map<string, { addresses: LookupAddress[]; at: number }>();

  constructor(lookup: Lookup = askSystem, now: () => number = () => performance.now()) {
    this.#lookup = lookup;
    this.#now = now;
  }

  /** @throws what the system says of the name, or the signal's reason. */
  async resolve(host: string, signal: AbortSignal): Promise<LookupAddress[]> {
    const family = isIP(host);
    if (family !== 0) return [{ address: host, family }];
    const late = this.#late.get(host);
    this.#late.delete(host);
    if (late && this.#now() - late.at < KEEP_LATE_MS) return late.addresses;
    const asked = this.#underWay.get(host) ?? this.#ask(host);
    asked.waiting += 1;
    try {
      return await orAborted(asked.addresses, signal);
    } finally {
      asked.waiting -= 1;
    }
  }

  #ask(host: string) {
    const asked = { addresses: this.#lookup(host), waiting: 0 };
    this.#underWay.set(host, asked);
    asked.addresses
      .then((addresses) => {
        if (asked.waiting === 0) this.#late.set(host, { addresses, at: this.#now() });
      })
      // The callers that wait for it receive the error.
      .catch(() => undefined)
      .finally(() => this.#underWay.delete(host));
    return asked;
  }
}
