import { deepStrictEqual } from 'node:assert';
import type { Call, CallOutcome } from '#contract/model/outcome.ts';
import type { Preset } from '#contract/model/preset.ts';
import { APP_ID, SECRET } from '../provision.ts';
import { type BenchOptions, recordingBench } from '../recording-bench.ts';
import { type StrictServer, strictServer } from '../strict-server/strict-server.ts';
import type { StrictOptions } from '../strict-server/types.ts';

/** What the journal says after a fault, in few words, and how often the far end was asked. */
export interface Seen {
  /** Such as `unknown (no-answer)`; several different ones with their number. */
  readonly outcome: string;
  readonly tries: number;
  readonly arrived: number;
}

/** One row of the fault table of the project's bars, "Nothing lost, nothing invented". */
export interface Fault {
  readonly fault: string;
  readonly expected: string;
  /** `several` where a try that surely did nothing is repeated. */
  readonly tries: number | 'several';
  readonly arrived: number;
  provoke(stage: Stage): Promise<Seen>;
}

/** Real parts for one fault, taken down together. */
export class Stage {
  readonly #open: { close(): Promise<unknown> }[] = [];

  keep<T extends { close(): Promise<unknown> }>(it: T): T {
    this.#open.push(it);
    return it;
  }

  async server(options: Partial<StrictOptions> = {}): Promise<StrictServer> {
    return this.keep(await strictServer({ appId: APP_ID, secret: SECRET, ...options }));
  }

  bench(options: Partial<BenchOptions> & Pick<BenchOptions, 'endpoint'>) {
    return this.keep(recordingBench({ appId: APP_ID, serverSecret: SECRET, ...options }));
  }

  /** Starts a preset once; the outcome is the journal's, and must be the one that was told. */
  async start(
    options: Parameters<Stage['bench']>[0],
    preset: Partial<Preset> = {},
  ): Promise<Omit<Seen, 'arrived'> & { calls: readonly Call[] }> {
    const { start, journal } = this.bench(options);
    const told = await start(preset).settled;
    const [written] = journal.newestRuns();
    // Stricter than an assertion of the runner's: undefined members differ, and the journal keeps none.
    deepStrictEqual(written?.calls, told.calls);
    return { ...summary(told.calls), calls: told.calls };
  }

  async close(): Promise<void> {
    for (const it of this.#open.splice(0).reverse()) await it.close();
  }
}

/** Calls of a run in few words; alike ones once, with their number. */
export function summary(calls: readonly Call[]): Omit<Seen, 'arrived'> {
  const words = new Map<string, number>();
  for (const { outcome } of calls) {
    const word = outcome ? statusText(outcome) : 'none';
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  const parts = [...words].sort().map(([word, n]) => (words.size > 1 ? `${n} × ${word}` : word));
  return { outcome: parts.join(', '), tries: Math.max(...calls.map(({ attempts }) => attempts)) };
}

function statusText({ status, code, reason, streams }: CallOutcome): string {
  const rejected = streams.find((stream) => stream.status === 'rejected' && !stream.reason);
  const why = [
    reason,
    code ? `code ${code}` : null,
    rejected ? `row ${rejected.vendorCode}` : null,
  ].filter(Boolean);
  return why.length > 0 ? `${status} (${why.join(', ')})` : status;
}
