import { fromUnix, nearClock } from '../format/time.ts';
import { useT } from '../i18n/use-t.ts';

/** When a recording that a vendor took will stop, or did: only what the call itself was sent with. */
export function Ending({ endTime }: { readonly endTime: number | null }) {
  const t = useT();
  if (endTime === null) return <>{t('ending.never')}</>;
  const [end, now] = [fromUnix(endTime), new Date()];
  return <>{t(end > now ? 'ending.at' : 'ending.past', { time: nearClock(end, now) })}</>;
}
