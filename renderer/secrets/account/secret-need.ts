import type { Account } from '#contract/model/account.ts';
import { type AccountForm, endpointOf } from './account-form.ts';

/** Why the secret is asked for, or that the stored one may stay. */
export type SecretNeed = 'new' | 'missing' | 'changed' | 'keep';

/**
 * SECURITY: a stored secret is never joined to an AppId or an address that is typed later: nobody sends
 * its signatures elsewhere. Main decides; here the operator learns it before saving.
 */
export function secretNeed(form: AccountForm, account: Account | null): SecretNeed {
  if (!account) return 'new';
  if (account.secret !== 'held') return 'missing';
  const isSame =
    form.appId.trim() === String(account.appId) &&
    hrefOf(endpointOf(form)) === hrefOf(account.endpoint);
  return isSame ? 'keep' : 'changed';
}

const hrefOf = (endpoint: string): string => URL.parse(endpoint)?.href ?? endpoint;
