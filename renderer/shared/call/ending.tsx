import type { Call } from '../../../electron/contract/outcome.ts';
import { clock, fromUnix } from '../format/time.ts';
import { useT } from '../i18n/use-t.ts';

/**
 * When a recording that a vendor took will stop: only what the call itself was sent with. Says nothing of a
 * call that was not accepted.
 */
export function Ending({ call }: { readonly call: Call }) {
  const t = useT();
  const status = call.outcome?.status;
  if (status !== 'accepted' && status !== 'partial') return null;
  if (call.endTime === null) return <>{t('ending.never')}</>;
  const end = fromUnix(call.endTime);
  return <>{t(end.getTime() > Date.now() ? 'ending.at' : 'ending.past', { time: clock(end) })}</>;
}
