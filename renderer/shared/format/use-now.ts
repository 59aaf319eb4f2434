import { useEffect, useState } from 'react';

/** Often enough for times that are shown to the minute. */
export const HALF_A_MINUTE_MS = 30_000;

/** The time of day, read again every so often; null leaves it as it was at first. */
export function useNow(everyMs: number | null): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
