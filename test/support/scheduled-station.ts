import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RunView } from '#contract/model/run.ts';
import type { OccurrenceEntry, ScheduleTrouble } from '#contract/model/schedule.ts';
import { until } from './desktop/until.ts';

const SCRIPT = fileURLToPath(new URL('./schedule-process.ts', import.meta.url));

/** What a station's process says of its schedules. */
export interface ScheduledView {
  readonly entries: readonly OccurrenceEntry[];
  readonly troubles: readonly ScheduleTrouble[];
  readonly next: readonly (string | null)[];
  readonly runs: readonly Pick<RunView, 'status' | 'end' | 'occurrence'>[];
}

export interface ScheduledStation {
  /** The newest that it said; null before it has begun. */
  seen(): ScheduledView | null;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** By how much a clock has to be ahead so that a minute begins in so many milliseconds, and which. */
export function minuteIn(ms: number): { readonly ahead: number; readonly minute: number } {
  const now = Date.now();
  const minute = Math.ceil((now + ms) / 60_000) * 60_000;
  return { ahead: minute - ms - now, minute };
}

/** Starts a station's process and waits until its schedules are there. */
export async function scheduledStation(
  folder: string,
  ahead: number,
  provision = '',
): Promise<ScheduledStation> {
  const child: ChildProcess = spawn(process.execPath, [SCRIPT, folder, String(ahead)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let newest: ScheduledView | null = null;
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      newest = JSON.parse(line) as ScheduledView;
    });
  }
  child.stdin?.end(provision);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await until('the station has begun', () => newest !== null);
  return {
    seen: () => newest,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
