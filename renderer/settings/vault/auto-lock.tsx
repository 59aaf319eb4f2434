import { Group, Select, Stack, Switch, Text } from '@mantine/core';
import { useId } from 'react';
import type { Settings } from '../../../electron/contract/app-state.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { hasPassphrase } from '../../shared/secrets/has-passphrase.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { useSaveSettings } from '../../shared/state/use-save-settings.ts';
import { idleChoices } from './idle-choices.ts';

/** When the credentials lock themselves, and honestly what that is worth. */
export function AutoLock() {
  const t = useT();
  const hintId = useId();
  const { state, protection } = useAppState((whole) => whole.vault);
  const lock = useAppState((whole) => whole.settings.lock);
  const save = useSaveSettings();
  const change = (changes: Partial<Settings['lock']>) =>
    void save.run({ lock: { ...lock, ...changes } });
  const isImpossible = state === 'memory';
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
        {t(
          isImpossible
            ? 'vault.lock.impossible'
            : hasPassphrase(protection)
              ? 'vault.lock.withPassphrase'
              : 'vault.lock.withoutPassphrase',
        )}
      </Text>
      <ErrorNote code={save.error} />
    </Stack>
  );
}
