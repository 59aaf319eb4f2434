/**
 * Below this many free bytes the disk is reported as nearly full: room for some weeks of journal and history at a busy
 * station, and time to free some before a commit fails.
 */
export const LOW_BYTES = 500e6;

/** From this many free bytes on the report ends: it must not come and go with each log line. */
export const ENOUGH_BYTES = 600e6;

const LOOK_MS = 60_000;
const MB = 1e6;

export interface DiskWatch {
  look(): Promise<void>;
  stop(): void;
}

/**
 * Tells by how many megabytes the disk of the data folder is from being full, as text, while that is little; then null.
 *
 * @param freeBytes what the program may still write there; rejects where the system does not say, which tells nothing.
 */
export function watchDisk(
  freeBytes: () => Promise<number>,
  tell: (megabytes: string | null) => void,
): DiskWatch {
  let told: string | null = null;
  const look = async () => {
    const free = await freeBytes().catch(() => null);
    if (free === null) return;
    const isLow = free < (told === null ? LOW_BYTES : ENOUGH_BYTES);
    const next = isLow ? String(Math.floor(free / MB)) : null;
    if (next === told) return;
    told = next;
    tell(next);
  };
  const timer = setInterval(() => void look(), LOOK_MS).unref();
  return { look, stop: () => clearInterval(timer) };
}
