import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Alarm } from '#contract/model/alarm.ts';
import type { RunView } from '#contract/model/run.ts';
import type { OccurrenceEntry, ScheduleTrouble } from '#contract/model/schedule.ts';
import type { Recording } from '#contract/model/start.ts';
import { until } from './desktop/until.ts';

const SCRIPT = fileURLToPath(new URL('./schedule-process.ts', import.meta.url));

interface RunFacts
  extends Pick<RunView, 'action' | 'status' | 'end' | 'occurrence' | 'plannedFor'> {
  /** By call: how often it was tried, where it waits for its next try; else 0. */
  readonly attempts: readonly number[];
}

/** What a station's process says of its schedules. */
export interface ScheduledView {
  readonly entries: readonly OccurrenceEntry[];
  readonly troubles: readonly ScheduleTrouble[];
  readonly next: readonly (string | null)[];
  readonly runs: readonly RunFacts[];
  readonly recordings: readonly Recording[];
  readonly alarms: readonly Alarm[];
}

export interface ScheduledStation {
  /** The newest that it said; null before it has begun. */
  seen(): ScheduledView | null;
  /** The computer sleeps for so many milliseconds, and wakes. */
  sleep(ms: number): void;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** A station whose clock was set so that a minute begins soon. */
export interface ClockedStation extends ScheduledStation {
  /** By how many milliseconds its clock is ahead of ours. */
  readonly ahead: number;
  /** When the minute begins by its clock, in milliseconds since the epoch. */
  readonly minute: number;
}

/** How long a station may take to be there, on a machine that does much else. */
const BEGIN = { timeoutMs: 60_000 };

/** Starts a station's process with this clock, and waits until its schedules are there. */
export async function scheduledStation(
  folder: string,
  ahead: number,
  provision = '',
): Promise<ScheduledStation> {
  return station([folder, String(ahead)], provision);
}

/**
 * The same with a clock by which a minute begins in so many milliseconds; in the provision file MINUTE stands for it.
 * Where `minute` is given (milliseconds since the epoch), that one begins, in place of the next.
 */
export async function clockedStation(
  folder: string,
  leadMs: number,
  provision: string,
  minute?: number,
): Promise<ClockedStation> {
  const given = minute === undefined ? [] : [String(minute)];
  const started = await station([folder, '0', String(leadMs), ...given], provision);
  const clock = started.clock();
  if (!clock) throw new Error('the station has not said what its clock shows');
  return { ...started, ...clock };
}

type Clock = Pick<ClockedStation, 'ahead' | 'minute'>;

async function station(args: readonly string[], provision: string) {
  const child: ChildProcess = spawn(process.execPath, [SCRIPT, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let newest: ScheduledView | null = null;
  let clock: Clock | null = null;
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as ScheduledView | Clock;
      if ('minute' in said) clock = said;
      else newest = said;
    });
  }
  const tell = (line: string) => child.stdin?.write(`${line}\n`);
  tell(provision);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await until('the station has begun', () => newest !== null, BEGIN);
  return {
    seen: (): ScheduledView | null => newest,
    clock: (): Clock | null => clock,
    sleep: (ms: number) => tell(JSON.stringify({ passMs: ms })),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
