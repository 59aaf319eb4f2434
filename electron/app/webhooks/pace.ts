import type { QuietHours } from '#contract/model/webhook.ts';
import type { RateWindow } from './services/service.ts';

/** A message is tried for so long after its event, in milliseconds; then it is given up, visibly. */
export const LIFE_MS = 24 * 3_600_000;

/** Between attempts, in seconds; the last one stays. */
const WAITS_S = [5, 15, 30, 60, 120, 300, 600, 1_200, 1_800] as const;
const LONGEST_WAIT_S = 1_800;
export const LONGEST_WAIT_MS = LONGEST_WAIT_S * 1_000;

/**
 * When to try a message again: ever later, up to half an hour, and once more when its day ends. Null once that is over.
 *
 * @param attempts made so far, at least 1
 * @param random from 0 up to 1: several programs must not come back at the same moment
 */
export function nextAttemptAt(
  { attempts, createdAt, now }: { attempts: number; createdAt: number; now: number },
  random: number,
): number | null {
  const end = createdAt + LIFE_MS;
  if (now >= end) return null;
  const waitMs = (WAITS_S[attempts - 1] ?? LONGEST_WAIT_S) * 1_000;
  return Math.min(end, now + Math.round(waitMs * (0.8 + 0.4 * random)));
}

/** When the next message may leave, milliseconds; `now` where it may at once. `sentAt`: earlier ones, oldest first. */
export function allowedAt(
  sentAt: readonly number[],
  windows: readonly RateWindow[],
  now: number,
): number {
  return windows.reduce((earliest, { count, ms }) => {
    const within = sentAt.filter((at) => at > now - ms);
    const full = within.at(-count);
    return full === undefined ? earliest : Math.max(earliest, full + ms);
  }, now);
}

/** Whether a moment, in local time, lies in the quiet hours. */
export function isQuiet(quiet: QuietHours | null, moment: Date): boolean {
  if (!quiet) return false;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const now = moment.getHours() * 60 + moment.getMinutes();
  return from < to ? now >= from && now < to : now >= from || now < to;
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
