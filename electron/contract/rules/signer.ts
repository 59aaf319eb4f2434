import type { Account } from '#contract/model/account.ts';
import { serviceOf } from '#contract/model/region.ts';
import type { Recording } from '#contract/model/start.ts';

/**
 * The account that signs a recording's stop: its own while that still names the same AppId and service,
 * else any other that does; one that can sign now before one that waits for its secret. Null where no
 * account is left that could.
 */
export function signerOf(
  { appId, service, accountId }: Pick<Recording, 'appId' | 'service' | 'accountId'>,
  accounts: readonly Account[],
): Account | null {
  const able = accounts.filter(
    (account) => account.appId === appId && serviceOf(account.endpoint) === service,
  );
  const best = (secret: Account['secret']): Account | undefined => {
    const some = able.filter((account) => account.secret === secret);
    return some.find(({ id }) => id === accountId) ?? some[0];
  };
  return best('held') ?? best('locked') ?? best('missing') ?? null;
}
