import { Group, Select, Stack, Switch, Text } from '@mantine/core';
import { USUAL_EXPIRY_DAYS } from '#contract/model/file-query.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState, useSaveSettings } from '../shared/state/use-app-state.ts';

const DAYS = [1, 2, 3, 5, 7, 14, 30];

/** Where files are looked for, and how early the program warns of those that expire. */
export function FilesPanel() {
  return (
    <>
      <Looks />
      <ExpiryDays />
    </>
  );
}

/** For each account whether its files are looked for by plan. An operator's own look is always possible. */
function Looks() {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const off = useAppState(({ settings }) => settings.looksOff ?? NONE);
  const save = useSaveSettings();
  const change = (id: string, looks: boolean) => {
    const others = off.filter((one) => one !== id);
    void save.run({ looksOff: looks ? others : [...others, id] });
  };
  return (
    <Panel title={t('files.looks.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('files.looks.text')}</Text>
        {accounts.map(({ id, name }) => (
          <Switch
            key={id}
            label={shownName(name, t)}
            checked={!off.includes(id)}
            onChange={(event) => change(id, event.currentTarget.checked)}
          />
        ))}
        <ErrorNote code={save.error} />
      </Stack>
    </Panel>
  );
}

const NONE: readonly string[] = [];

/** How many days ahead files are named that the vendor will delete. */
function ExpiryDays() {
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
