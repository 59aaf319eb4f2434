import { Group, Select, Stack, Text } from '@mantine/core';
import { LATE_STOP_MINUTES } from '#contract/model/settings.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState, useSaveSettings } from '../shared/state/use-app-state.ts';

const MINUTES = [0, 5, 15, LATE_STOP_MINUTES, 60, 120, 480];

/** How late a planned stop may be that the program could not send at its time. */
export function LateStops() {
  const t = useT();
  const inForce = useAppState(({ settings }) => settings.lateStopMinutes ?? LATE_STOP_MINUTES);
  const save = useSaveSettings();
  const choices = [...new Set([...MINUTES, inForce])].sort((a, b) => a - b);
  return (
    <Panel title={t('lateStops.title')}>
      <Stack gap="sm">
        <Group gap="md">
          <Select
            label={t('lateStops.label')}
            value={String(inForce)}
            data={choices.map((count) => ({
              value: String(count),
              label: count === 0 ? t('lateStops.never') : t('lateStops.minutes', { count }),
            }))}
            onChange={(minutes) => void save.run({ lateStopMinutes: Number(minutes) })}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {t('lateStops.hint')}
        </Text>
        <ErrorNote code={save.error} />
      </Stack>
    </Panel>
  );
}
