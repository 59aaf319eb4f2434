import { useT } from '../i18n/use-t.ts';
import { Badge } from './badge.tsx';

/** Whatever the endpoint's loopback address records, nobody will see on air. Follows the endpoint, not a name. */
export function NotAir() {
  const t = useT();
  return <Badge tone="violet">{t('badge.practice')}</Badge>;
}
