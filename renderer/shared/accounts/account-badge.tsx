import type { Account } from '#contract/model/account.ts';
import { Badge } from '../components/badge.tsx';
import { NotAir } from '../components/not-air.tsx';
import { useT } from '../i18n/use-t.ts';

/** What the account is for. Practice follows from its address, whatever the operator chose. */
export function AccountBadge({
  account,
}: {
  readonly account: Pick<Account, 'badge' | 'practice'>;
}) {
  const t = useT();
  if (account.practice) return <NotAir />;
  return (
    <Badge tone="grey" dashed={account.badge === 'test'}>
      {t(`badge.${account.badge}`)}
    </Badge>
  );
}
