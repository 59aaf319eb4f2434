import type { AppState, VaultState } from '#contract/model/app-state.ts';
import type { Finding, Found } from '#contract/model/self-check.ts';
import { serverAheadSeconds } from '#contract/rules/server-clock-ahead.ts';

const found = (finding: Finding, detail = ''): Found => ({ finding, detail });

/** @param offsets by how many milliseconds each server is ahead; null where it has not told. */
export function clockFound(
  { problems }: Pick<AppState, 'problems'>,
  offsets: readonly (number | null)[],
): Found {
  const ahead = serverAheadSeconds(problems);
  if (problems.some(({ code }) => code === 'clock-off')) {
    return found('clock-off', String(Math.abs(ahead)));
  }
  return found(offsets.some((offset) => offset !== null) ? 'clock-right' : 'clock-unknown');
}

const BY_VAULT: Readonly<Partial<Record<VaultState, Finding>>> = {
  empty: 'keys-unused',
  undecided: 'keys-unused',
  memory: 'keys-memory',
  'keyring-locked': 'keys-locked',
  'passphrase-required': 'keys-locked',
  'locked-by-user': 'keys-locked',
};

/** How the secrets are kept, and whether they can be used now. */
export function keysFound({ vault }: Pick<AppState, 'vault'>): Found {
  const { state, protection, backend } = vault;
  if (state !== 'open') return found(BY_VAULT[state] ?? 'keys-fault');
  return protection === 'passphrase' ? found('keys-passphrase') : found('keys-open', backend ?? '');
}

/** The gravest of what is so. */
export function hotkeysFound({ settings, hotkeys }: Pick<AppState, 'settings' | 'hotkeys'>): Found {
  if ((settings.hotkeys ?? []).length === 0) return found('hotkeys-unused');
  const those = (state: string) =>
    Object.entries(hotkeys.states)
      .filter(([, is]) => is === state)
      .map(([accelerator]) => accelerator);
  const [refused, unconfirmed] = [those('refused'), those('unconfirmed')];
  if (refused.length > 0) return found('hotkeys-refused', refused.join(', '));
  if (hotkeys.paused) return found('hotkeys-paused');
  if (unconfirmed.length > 0) return found('hotkeys-unconfirmed', unconfirmed.join(', '));
  return found('hotkeys-ready', Object.keys(hotkeys.states).join(', '));
}

/** Whether ZEGO's callbacks are taken in. */
export function receiverFound({
  receiver,
  problems,
}: Pick<AppState, 'receiver' | 'problems'>): Found {
  if (receiver.state === 'off') return found('receiver-off');
  if (receiver.state === 'failed') return found('receiver-failed', receiver.reason ?? '');
  return problems.some(({ code }) => code === 'callbacks-locked')
    ? found('receiver-locked')
    : found('receiver-listening');
}
