import type { VaultState } from '../../electron/contract/app-state.ts';
import type { LocaleKey } from '../../electron/contract/locales/index.ts';

/** Why a preset's account is not in the list: it is gone, or its credentials cannot be read just now. */
export function accountMissingWords(vault: VaultState): LocaleKey {
  switch (vault) {
    case 'open':
      return 'presets.account.deleted';
    case 'locked':
      return 'presets.account.locked';
    case 'empty':
    case 'memory':
      return 'presets.account.notEntered';
    default:
      return 'presets.account.unreadable';
  }
}
