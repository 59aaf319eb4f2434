import { Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { serverAheadSeconds } from '../../presets/board/endings.ts';
import { Confirm } from '../../shared/components/confirm.tsx';
import { ErrorNote } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { dateAndClock } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { useSaveSettings } from '../../shared/state/use-save-settings.ts';
import { isShorter, spanChoices, spanWords } from './spans.ts';

const DAY_MS = 86_400_000;

/** How long calls stay in the history. A shorter time deletes at once, so it is asked about first. */
export function Retention() {
  const t = useT();
  const inForce = useAppState(({ settings }) => settings.historyDays ?? null);
  const ahead = useAppState(({ problems }) => serverAheadSeconds(problems));
  const [shorter, setShorter] = useState<number | null>(null);
  const save = useSaveSettings();
  const change = (days: number | null) => {
    if (isShorter(days, inForce)) setShorter(days);
    else void save.run({ historyDays: days });
  };
  return (
    <Panel title={t('retention.title')}>
      <Stack gap="sm">
        <Group gap="md">
          <Select
            label={t('retention.label')}
            value={String(inForce ?? 0)}
            data={spanChoices(inForce).map((days) => ({
              value: String(days ?? 0),
              label: spanWords(days, t),
            }))}
            onChange={(days) => change(Number(days) || null)}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {t(inForce === null ? 'retention.hint.ever' : 'retention.hint')}
        </Text>
        {shorter === null && <ErrorNote code={save.error} />}
      </Stack>
      {shorter !== null && (
        <Confirm
          opened
          title={t('retention.confirm.title')}
          yes={t('retention.confirm.yes', { span: spanWords(shorter, t) })}
          busy={save.busy}
          error={save.error}
          onYes={async () => {
            const answer = await save.run({ historyDays: shorter });
            if (answer.ok) setShorter(null);
          }}
          onClose={() => setShorter(null)}
        >
          {t('retention.confirm.text', {
            date: dateAndClock(new Date(Date.now() + ahead * 1000 - shorter * DAY_MS)),
          })}
        </Confirm>
      )}
    </Panel>
  );
}
