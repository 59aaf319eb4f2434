import { Group, Select, Stack, Text } from '@mantine/core';
import { ErrorNote } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState, useSaveSettings } from '../shared/state/use-app-state.ts';
import { spanChoices, spanText } from './idle-and-span-choices.ts';

/** How long calls stay in the history. A shorter time deletes at once, so main asks the operator first. */
export function Retention() {
  const t = useT();
  const inForce = useAppState(({ settings }) => settings.historyDays ?? null);
  const save = useSaveSettings();
  return (
    <Panel title={t('retention.title')}>
      <Stack gap="sm">
        <Group gap="md">
          <Select
            label={t('retention.label')}
            value={String(inForce ?? 0)}
            data={spanChoices(inForce).map((days) => ({
              value: String(days ?? 0),
              label: spanText(days, t),
            }))}
            onChange={(days) => void save.run({ historyDays: Number(days) || null })}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {t(inForce === null ? 'retention.hint.ever' : 'retention.hint')}
        </Text>
        <ErrorNote code={save.error} />
      </Stack>
    </Panel>
  );
}
