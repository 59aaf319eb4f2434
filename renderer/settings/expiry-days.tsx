import { Group, Select, Stack, Text } from '@mantine/core';
import { USUAL_EXPIRY_DAYS } from '#contract/model/file-query.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState, useSaveSettings } from '../shared/state/use-app-state.ts';

const DAYS = [1, 2, 3, 5, 7, 14, 30];

/** How many days ahead files are named that the vendor will delete. */
export function ExpiryDays() {
  const t = useT();
  const inForce = useAppState(({ settings }) => settings.fileExpiryDays ?? USUAL_EXPIRY_DAYS);
  const save = useSaveSettings();
  const choices = [...new Set([...DAYS, inForce])].sort((a, b) => a - b);
  return (
    <Panel title={t('files.expiryDays.title')}>
      <Stack gap="sm">
        <Group gap="md">
          <Select
            label={t('files.expiryDays.label')}
            value={String(inForce)}
            data={choices.map((days) => ({
              value: String(days),
              label:
                days === 1
                  ? t('files.expiryDays.day')
                  : t('files.expiryDays.days', { count: days }),
            }))}
            onChange={(days) => void save.run({ fileExpiryDays: Number(days) })}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {t('files.expiryDays.hint')}
        </Text>
        <ErrorNote code={save.error} />
      </Stack>
    </Panel>
  );
}
