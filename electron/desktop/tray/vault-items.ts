import type { VaultState, VaultView } from '#contract/model/app-state.ts';
import type { Translate } from '../../app/language.ts';
import type { TrayItem } from './tray-item.ts';

const QUIET: readonly VaultState[] = ['empty', 'undecided'];
const WAITING: readonly VaultState[] = ['keyring-locked', 'passphrase-required', 'locked-by-user'];

/** How the credentials are protected, and what can be done about it from here. Pure. */
export function vaultItems({ state, protection }: VaultView, t: Translate): TrayItem[] {
  const text = (label: string): TrayItem => ({ kind: 'text', label });
  if (QUIET.includes(state)) return [];
  if (state === 'memory') return [text(t('tray.memoryOnly'))];
  if (WAITING.includes(state)) {
    return [text(t('tray.locked')), { kind: 'unlock', label: t('tray.unlock') }];
  }
  if (state !== 'open') return [text(t('tray.fault'))];
  const lock: TrayItem = { kind: 'lock', label: t('tray.lock') };
  return protection === 'keyring' ? [lock] : [text(t('tray.passphrase')), lock];
}
