import { HAND_OVER_SECONDS } from '#contract/model/settings.ts';
import type { Recording } from '#contract/model/start.ts';
import type { Vendors } from '#contract/model/vendor.ts';
import { clockWithSeconds, fromUnix, nearClock } from '../../shared/format/time.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './run-line.module.css';

/** So long two tasks record side by side, in seconds. */
export const useOverlap = (): number =>
  useAppState(({ settings }) => settings.handOverSeconds ?? HAND_OVER_SECONDS);

/** When a second task takes over from one that ends then (Unix seconds), as a sentence. */
export function handOverSentence(endTime: number, seconds: number, now: Date, t: Translate) {
  const at = fromUnix(endTime - seconds);
  return at > now
    ? t('handOver.plan', { time: clockWithSeconds(at), seconds })
    : t('handOver.planNow', { time: clockWithSeconds(fromUnix(endTime)) });
}

/** What a later end, in Unix seconds, means for what runs: null where no second task is needed for it. */
export function laterEndSentence(
  running: readonly Recording[],
  until: number | null,
  { vendors, overlap, now, t }: { vendors: Vendors; overlap: number; now: Date; t: Translate },
): string | null {
  const ends = running.flatMap(({ vendor, endTime }) =>
    endTime !== null &&
    (until === null || until > endTime) &&
    vendors[vendor].secondStart === 'second-task'
      ? [endTime]
      : [],
  );
  return ends.length > 0 ? handOverSentence(Math.min(...ends), overlap, now, t) : null;
}

/** When second tasks take over from what runs, or why they may not. */
export function HandOverLine({ running }: { readonly running: readonly Recording[] }) {
  const t = useT();
  const overlap = useOverlap();
  const lines = new Map<string, boolean>();
  const now = new Date();
  for (const { handOver, endTime } of running) {
    const end = handOver?.former?.endTime ?? endTime;
    if (!handOver || end === null) continue;
    const text = handOver.trouble
      ? t('handOver.none', {
          time: nearClock(fromUnix(end), now),
          why: t(`handOver.why.${handOver.trouble}`),
        })
      : handOverSentence(end, overlap, now, t);
    lines.set(text, handOver.trouble !== undefined);
  }
  if (lines.size === 0) return null;
  return (
    <div className={styles.ends}>
      {[...lines].map(([text, isTrouble]) => (
        <span key={text} data-tone={isTrouble ? 'amber' : undefined}>
          {text}
        </span>
      ))}
    </div>
  );
}
