import { Group, Select, Stack, Switch, Text } from '@mantine/core';
import { useId } from 'react';
import type { AppState, Settings } from '#contract/model/app-state.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { hasPassphrase } from '../../shared/secrets/has-passphrase.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { useSaveSettings } from '../../shared/state/use-save-settings.ts';
import { idleChoices } from './idle-choices.ts';

/** Words: locale keys `vault.lock.*`. */
export const LOCK_HINTS = [
  'undecided',
  'impossible',
  'withPassphrase',
  'withoutPassphrase',
] as const;
type LockHint = (typeof LOCK_HINTS)[number];

/** When the credentials lock themselves, and honestly what that is worth. */
export function AutoLock() {
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
