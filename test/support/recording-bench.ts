import type { Call } from '../../electron/contract/outcome.ts';
import type { Preset } from '../../electron/contract/preset.ts';
import type { RunView } from '../../electron/contract/run.ts';
import { Limiters } from '../../electron/recording/limiter.ts';
import type { Clock } from '../../electron/recording/ports.ts';
import { Runner } from '../../electron/recording/runner.ts';
import { SqliteJournal } from '../../electron/storage/journal.ts';
import type { Credentials } from '../../electron/zego/query.ts';
import { createTransport, type Timeouts } from '../../electron/zego/transport.ts';
import { presetOf } from './presets.ts';

/** Short enough for a test, long enough for a loaded machine. */
const TIMEOUTS: Timeouts = { connect: 2_000, headers: 1_000, body: 1_000 };

export interface BenchOptions {
  readonly endpoint: string;
  readonly appId: number;
  readonly serverSecret: string;
  /** File of the journal; in memory when absent. */
  readonly journalPath?: string;
  readonly clock?: Clock;
  readonly timeouts?: Timeouts;
  readonly onChange?: (run: RunView) => void;
  readonly isTest?: boolean;
}

/** The recording domain on real parts, without a desktop: transport, journal, limiter, runner. */
export function recordingBench(options: BenchOptions) {
  const { endpoint, appId, serverSecret, isTest = false } = options;
  const clock = options.clock ?? { now: () => Date.now(), monotonic: () => performance.now() };
  const journal = new SqliteJournal(options.journalPath ?? ':memory:');
  const transport = createTransport(options.timeouts ?? TIMEOUTS);
  const settled: Call[] = [];
  const faults: unknown[] = [];
  const runner = new Runner(
    {
      transport,
      journal,
      clock,
      limiters: new Limiters(clock.monotonic),
      onFault: (error) => faults.push(error),
    },
    {
      onChange: (run) => options.onChange?.(run),
      onCallSettled: (_run, call) => settled.push(call),
      onRunSettled: () => undefined,
    },
  );
  const credentials: Credentials = { appId, serverSecret, endpoint, isTest };
  return {
    journal,
    runner,
    settled,
    faults,
    start(preset: Partial<Preset> = {}) {
      const account = { id: 'main', name: 'Main', practice: true, credentials };
      return runner.start({ preset: presetOf(preset), account }, 'StartCDNRecord', 'window');
    },
    async close() {
      await transport.close();
      journal.close();
    },
  };
}
