import type { LocaleKey } from '#contract/locales/index.ts';
import type { Account } from '#contract/model/account.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { isFault } from '../secrets/vault-states.ts';

/** Why a preset's account is not in the list: it is gone, or the list itself could not be read. */
export const accountMissingText = (problems: AppState['problems']): LocaleKey =>
  problems.some(({ code }) => code === 'accounts-unreadable')
    ? 'presets.account.unreadable'
    : 'presets.account.deleted';

/** What stands between a click on Start and the vendor; null where nothing does. */
export function secretText(account: Account, { state }: AppState['vault']): LocaleKey | null {
  if (account.secret === 'held') return null;
  if (isFault(state)) return 'presets.secret.unreadable';
  return account.secret === 'locked' ? 'presets.secret.locked' : 'presets.secret.missing';
}
