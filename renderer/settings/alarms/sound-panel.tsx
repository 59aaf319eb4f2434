import { Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import type { AlarmSettings } from '#contract/model/alarm.ts';
import { FULL_VOLUME } from '#contract/model/alarm-sound.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState, useSaveSettings } from '../../shared/state/use-app-state.ts';
import { SoundTest } from './sound-test.tsx';

interface SoundPanelProps {
  readonly alarms: AlarmSettings | undefined;
  readonly onChange: (changes: Partial<AlarmSettings>) => void;
}

/** Whether a new alarm is heard, with which sound and how loud. */
export function SoundPanel({ alarms, onChange }: SoundPanelProps) {
  const t = useT();
  const isOn = useAppState(({ settings }) => settings.troubleSound ?? false);
  const save = useSaveSettings();
  return (
    <Panel title={t('alarm.sound.title')}>
      <Stack gap="sm">
        <Checkbox
          label={t('alarm.sound.on')}
          description={t('alarm.sound.hint')}
          checked={isOn}
          onChange={(event) => void save.run({ troubleSound: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('alarm.sound.repeat')}
          disabled={!isOn}
          checked={alarms?.repeat ?? false}
          onChange={(event) => onChange({ repeat: event.currentTarget.checked })}
        />
        <Volume alarms={alarms} onChange={onChange} />
        <SoundFile />
        <SoundTest />
        <ErrorNote code={save.error} />
      </Stack>
    </Panel>
  );
}

const VOLUMES = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, FULL_VOLUME];

function Volume({ alarms, onChange }: SoundPanelProps) {
  const t = useT();
  const inForce = alarms?.volume ?? FULL_VOLUME;
  const choices = [...new Set([...VOLUMES, inForce])].sort((left, right) => left - right);
  return (
    <NativeSelect
      maw={220}
      label={t('alarm.sound.volume')}
      value={String(inForce)}
      data={choices.map((volume) => ({ value: String(volume), label: `${volume} %` }))}
      onChange={(event) => onChange({ volume: Number(event.currentTarget.value) })}
    />
  );
}

/** Which sound is played, and another one. */
function SoundFile() {
  const t = useT();
  const name = useAppState(({ settings }) => settings.alarmSound?.name ?? null);
  const choose = useAction(() => bridge.ask('alarms.chooseSound', null));
  const useBuiltIn = useAction(() => bridge.ask('alarms.useBuiltInSound', null));
  return (
    <Stack gap={4}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {name === null ? t('alarm.sound.builtIn') : t('alarm.sound.own', { name })}
      </Text>
      <Group gap="sm">
        <Button variant="default" loading={choose.busy} onClick={() => void choose.run()}>
          {t('alarm.sound.choose')}
        </Button>
        {name !== null && (
          <Button variant="default" onClick={() => void useBuiltIn.run()}>
            {t('alarm.sound.useBuiltIn')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('alarm.sound.choose.hint')}
      </Text>
      <ErrorNote code={choose.error ?? useBuiltIn.error} />
    </Stack>
  );
}
