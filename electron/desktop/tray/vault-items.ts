import type { VaultState, VaultView } from '#contract/model/app-state.ts';
import type { Translate } from '../../app/language.ts';
import type { TrayItem } from './tray-item.ts';

const QUIET: readonly VaultState[] = ['empty', 'undecided'];
const WAITING: readonly VaultState[] = ['keyring-locked', 'passphrase-required', 'locked-by-user'];

/** Whether the secrets wait for an operator before anything can be sent. */
export const isLocked = ({ state }: Pick<VaultView, 'state'>): boolean => WAITING.includes(state);

/** Whether the secrets cannot be read, so that nothing can be sent. */
export const isFaulty = ({ state }: Pick<VaultView, 'state'>): boolean =>
  !['open', 'memory', ...QUIET, ...WAITING].includes(state);

/** What can be done about the credentials from here, and how they are protected. Pure. */
export function vaultItems(vault: VaultView, t: Translate): TrayItem[] {
  const { state, protection } = vault;
  const text = (label: string): TrayItem => ({ kind: 'text', label });
  if (QUIET.includes(state) || isFaulty(vault)) return [];
  if (state === 'memory') return [text(t('tray.memoryOnly'))];
  if (isLocked(vault)) return [{ kind: 'unlock', label: t('tray.unlock') }];
  const lock: TrayItem = { kind: 'lock', label: t('tray.lock') };
  return protection === 'keyring' ? [lock] : [text(t('tray.passphrase')), lock];
}
