import { Group, Select, Stack, Text } from '@mantine/core';
import {
  HAND_OVER_SECONDS,
  LEAST_HAND_OVER_SECONDS,
  MOST_HAND_OVER_SECONDS,
} from '#contract/model/settings.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState, useSaveSettings } from '../shared/state/use-app-state.ts';

const SECONDS = [LEAST_HAND_OVER_SECONDS, 30, HAND_OVER_SECONDS, 120, 300, MOST_HAND_OVER_SECONDS];

/** For how long the two tasks of a hand-over record side by side. */
export function HandOverOverlap() {
  const t = useT();
  const inForce = useAppState(({ settings }) => settings.handOverSeconds ?? HAND_OVER_SECONDS);
  const save = useSaveSettings();
  const choices = [...new Set([...SECONDS, inForce])].sort((a, b) => a - b);
  return (
    <Panel title={t('overlap.title')}>
      <Stack gap="sm">
        <Group gap="md">
          <Select
            label={t('overlap.label')}
            value={String(inForce)}
            data={choices.map((count) => ({
              value: String(count),
              label: t('overlap.seconds', { count }),
            }))}
            onChange={(seconds) => void save.run({ handOverSeconds: Number(seconds) })}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {t('overlap.hint')}
        </Text>
        <ErrorNote code={save.error} />
      </Stack>
    </Panel>
  );
}
