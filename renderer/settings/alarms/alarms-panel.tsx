import { Checkbox, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  ALARM_KINDS,
  ALARM_MINUTES,
  ALARM_WAYS,
  type AlarmKind,
  type AlarmSettings,
  type AlarmWay,
  choiceOf,
  minutesOf,
  type TimedAlarm,
} from '#contract/model/alarm.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState, useSaveSettings } from '../../shared/state/use-app-state.ts';
import styles from './alarms-panel.module.css';
import { SoundPanel } from './sound-panel.tsx';

/** Which alarms call by which way, how early, and who acknowledges them. */
export function AlarmsPanel() {
  const t = useT();
  const alarms = useAppState(({ settings }) => settings.alarms);
  const save = useSaveSettings();
  const change = (changes: Partial<AlarmSettings>) =>
    void save.run({ alarms: { ...alarms, ...changes } });
  return (
    <>
      <Panel title={t('alarm.ways.title')}>
        <Stack gap="sm">
          <Text size="sm">{t('alarm.ways.text')}</Text>
          <Ways alarms={alarms} onChange={change} />
          <ErrorNote code={save.error} />
        </Stack>
      </Panel>
      <SoundPanel alarms={alarms} onChange={change} />
      <Panel title={t('alarm.operator.title')}>
        <Operator
          key={alarms?.operator ?? ''}
          name={alarms?.operator ?? ''}
          onChange={(name) => {
            const { operator: _former, ...others } = alarms ?? {};
            void save.run({ alarms: name === '' ? others : { ...others, operator: name } });
          }}
        />
      </Panel>
    </>
  );
}

interface WaysProps {
  readonly alarms: AlarmSettings | undefined;
  readonly onChange: (changes: Partial<AlarmSettings>) => void;
}

/** A line for each kind, with a box for each way. */
function Ways({ alarms, onChange }: WaysProps) {
  const t = useT();
  const set = (kind: AlarmKind, way: AlarmWay, isOn: boolean) =>
    onChange({ kinds: { ...alarms?.kinds, [kind]: { ...choiceOf(alarms, kind), [way]: isOn } } });
  return (
    <ul className={styles.ways}>
      {ALARM_KINDS.map((kind) => (
        <li key={kind} className={styles.kind}>
          <div className={styles.name}>
            {t(`alarm.kind.${kind}`)}
            {isTimed(kind) && <Minutes kind={kind} alarms={alarms} onChange={onChange} />}
          </div>
          {ALARM_WAYS.map((way) => (
            <Checkbox
              key={way}
              label={t(`alarm.way.${way}`)}
              aria-label={t('alarm.way.label', {
                kind: t(`alarm.kind.${kind}`),
                way: t(`alarm.way.${way}`),
              })}
              checked={choiceOf(alarms, kind)[way]}
              onChange={(event) => set(kind, way, event.currentTarget.checked)}
            />
          ))}
        </li>
      ))}
    </ul>
  );
}

const isTimed = (kind: AlarmKind): kind is TimedAlarm => kind in ALARM_MINUTES;

const MINUTES = [1, 2, 3, 5, 10, 14, 15, 20, 30, 60, 120];

function Minutes({ kind, alarms, onChange }: WaysProps & { readonly kind: TimedAlarm }) {
  const t = useT();
  const inForce = minutesOf(alarms, kind);
  const { most } = ALARM_MINUTES[kind];
  const choices = [...new Set([...MINUTES.filter((one) => one <= most), inForce])];
  const when = t(`alarm.minutes.${kind}`);
  return (
    <NativeSelect
      mt={4}
      maw={220}
      size="xs"
      aria-label={t('alarm.minutes.label', { kind: t(`alarm.kind.${kind}`), when })}
      value={String(inForce)}
      data={choices
        .sort((left, right) => left - right)
        .map((count) => ({
          value: String(count),
          label: t('alarm.minutes.value', { count, when }),
        }))}
      onChange={(event) =>
        onChange({ minutes: { ...alarms?.minutes, [kind]: Number(event.currentTarget.value) } })
      }
    />
  );
}

const MAX_NAME = 80;

interface OperatorProps {
  readonly name: string;
  readonly onChange: (name: string) => void;
}

/** Counts once the field is left. */
function Operator({ name, onChange }: OperatorProps) {
  const t = useT();
  const [typed, setTyped] = useState(name);
  return (
    <TextInput
      maw={320}
      label={t('alarm.operator.label')}
      description={t('alarm.operator.hint')}
      maxLength={MAX_NAME}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        const next = typed.trim();
        if (next !== name) onChange(next);
      }}
    />
  );
}
