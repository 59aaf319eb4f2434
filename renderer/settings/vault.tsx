import { Button, Group, Select, Stack, Switch, Text } from '@mantine/core';
import { useId } from 'react';
import type { AppState, VaultState } from '#contract/model/app-state.ts';
import type { Tone } from '#contract/model/colours.ts';
import type { Settings } from '#contract/model/settings.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useOpenSecrets } from '../shared/secrets/open-secrets.tsx';
import { hasPassphrase, isAccessible, isFault, isLocked } from '../shared/secrets/vault-states.ts';
import { useAppState, useSaveSettings } from '../shared/state/use-app-state.ts';
import { idleChoices } from './idle-and-span-choices.ts';

const FAULT = { tone: 'amber', sign: '✕' } as const;
const APPEARANCES: Readonly<Record<VaultState, { tone: Tone; sign: string }>> = {
  empty: { tone: 'grey', sign: '○' },
  undecided: { tone: 'amber', sign: '!' },
  memory: { tone: 'amber', sign: '!' },
  open: { tone: 'grey', sign: '●' },
  'keyring-locked': { tone: 'grey', sign: '○' },
  'passphrase-required': { tone: 'grey', sign: '○' },
  'locked-by-user': { tone: 'grey', sign: '○' },
  'key-without-store': FAULT,
  'store-without-key': FAULT,
  'backend-changed': FAULT,
  damaged: FAULT,
  newer: FAULT,
  unusable: FAULT,
};

/** Where the secrets are, how they are protected and whether they can be used, in words. */
export function Vault() {
  const t = useT();
  const { state, backend, protection, keyStore } = useAppState((whole) => whole.vault);
  return (
    <Panel title={t('vault.title')}>
      <Note {...APPEARANCES[state]}>
        {t(`vault.${state}`)}
        {protection && <div>{t(`vault.protection.${protection}`)}</div>}
        {backend && keyStore && <div>{t('vault.backend', { backend })}</div>}
      </Note>
      <VaultActions />
      <AutoLock />
    </Panel>
  );
}

/** What can be done with the vault as it stands. A faulty one has a place of its own on top. */
function VaultActions() {
  const t = useT();
  const { state, protection } = useAppState((whole) => whole.vault);
  const secrets = useOpenSecrets();
  const lock = useAction(() => bridge.ask('vault.lock', null));
  if (isFault(state)) return null;
  const passphraseText = hasPassphrase(protection)
    ? 'vault.changePassphrase'
    : state === 'undecided'
      ? 'vault.choose'
      : 'vault.setPassphrase';
  return (
    <>
      <Group gap="sm">
        {isLocked(state) && (
          <Button onClick={() => void secrets.run({ kind: 'unlock' })}>{t('vault.unlock')}</Button>
        )}
        {state === 'open' && (
          <Button variant="default" loading={lock.busy} onClick={() => void lock.run()}>
            {t('vault.lock')}
          </Button>
        )}
        {isAccessible(state) && (
          <Button variant="default" onClick={() => void secrets.run({ kind: 'passphrase' })}>
            {t(passphraseText)}
          </Button>
        )}
      </Group>
      <ErrorNote code={secrets.error ?? lock.error} />
    </>
  );
}

/** Words: locale keys `vault.lock.*`. */
export const LOCK_HINTS = [
  'undecided',
  'impossible',
  'withPassphrase',
  'withoutPassphrase',
] as const;
type LockHint = (typeof LOCK_HINTS)[number];

/** When the credentials lock themselves, and how far that protects them. */
function AutoLock() {
  const t = useT();
  const hintId = useId();
  const { state, protection } = useAppState((whole) => whole.vault);
  const lock = useAppState((whole) => whole.settings.lock);
  const save = useSaveSettings();
  const change = (changes: Partial<Settings['lock']>) =>
    void save.run({ lock: { ...lock, ...changes } });
  const isImpossible = state === 'memory' || state === 'undecided';
  return (
    <Stack gap="sm">
      <Switch
        label={t('vault.onScreenLock')}
        aria-describedby={hintId}
        disabled={isImpossible}
        checked={lock.onScreenLock}
        onChange={(event) => change({ onScreenLock: event.currentTarget.checked })}
      />
      <Group gap="md">
        <Select
          label={t('vault.afterIdle')}
          aria-describedby={hintId}
          disabled={isImpossible}
          value={String(lock.afterIdleMinutes ?? 0)}
          data={idleChoices(lock.afterIdleMinutes).map((minutes) => ({
            value: String(minutes ?? 0),
            label:
              minutes === null ? t('vault.afterIdle.never') : t('vault.afterIdle.min', { minutes }),
          }))}
          onChange={(minutes) => change({ afterIdleMinutes: Number(minutes) || null })}
        />
      </Group>
      <Text id={hintId} size="sm" c="dimmed">
        {t(`vault.lock.${lockHint(state, protection)}`)}
      </Text>
      <ErrorNote code={save.error} />
    </Stack>
  );
}

function lockHint(
  state: AppState['vault']['state'],
  protection: AppState['vault']['protection'],
): LockHint {
  if (state === 'undecided') return 'undecided';
  if (state === 'memory') return 'impossible';
  return hasPassphrase(protection) ? 'withPassphrase' : 'withoutPassphrase';
}
