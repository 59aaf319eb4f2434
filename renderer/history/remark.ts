import type { HistoryRow } from '../../electron/contract/history.ts';
import type { Translate } from '../shared/i18n/use-t.ts';

/**
 * The last column: the code and the message as they came, or our own reason where nothing came. A code
 * here may be a vendor's, so it is not explained: 200 is one thing for Aliyun and another for a gateway.
 */
export function remarkOf({ code, message, reason }: HistoryRow, t: Translate): string {
  const came = [code, message].filter((part) => part !== null && part !== '');
  if (reason && (came.length === 0 || reason !== 'return-code')) return t(`reason.${reason}`);
  return came.join(' · ');
}
