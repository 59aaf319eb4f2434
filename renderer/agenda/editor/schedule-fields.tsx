import {
  Autocomplete,
  Checkbox,
  Group,
  NativeSelect,
  Radio,
  Stack,
  TextInput,
} from '@mantine/core';
import { useMemo } from 'react';
import { shownName } from '#contract/rules/shown-name.ts';
import { DateField } from '../../shared/fields/date-field.tsx';
import { TimeField } from '../../shared/fields/time-field.tsx';
import { isTimeOfDay } from '../../shared/fields/time-of-day.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { endText } from '../../shared/presets/end-text.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import type { ScheduleField, ScheduleForm } from './schedule-form.ts';

interface FieldProps {
  readonly form: ScheduleForm;
  readonly change: (changes: Partial<ScheduleForm>) => void;
  /** What is wrong with a field, in words; false for nothing. */
  readonly problem: (field: ScheduleField) => string | false;
}

/** Suggestions stay inside the dialog, for screen-reader users who move through it element by element. */
const IN_PLACE = { withinPortal: false };
const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Everything that a schedule is, from top to bottom. */
export function ScheduleFields(props: FieldProps) {
  const t = useT();
  const { form, change, problem } = props;
  const presets = useAppState((state) => state.presets);
  const choices = presets
    .filter(({ archived, id }) => !archived || id === form.presetId)
    .map(({ id, name }) => ({ value: id, label: shownName(name, t) }));
  const isKnown = choices.some(({ value }) => value === form.presetId);
  return (
    <>
      <TextInput
        label={t('schedules.name')}
        data-autofocus
        value={form.name}
        error={problem('name')}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('schedules.preset')}
        value={form.presetId}
        error={problem('presetId')}
        data={isKnown ? choices : [{ value: form.presetId, label: '' }, ...choices]}
        onChange={(event) => change({ presetId: event.currentTarget.value })}
      />
      <RuleFields {...props} />
      <EndFields {...props} />
      <ExceptionFields {...props} />
      <TextInput
        label={t('schedules.late')}
        description={t('schedules.late.hint')}
        inputMode="numeric"
        value={form.late}
        error={problem('missed')}
        onChange={(event) => change({ late: event.currentTarget.value })}
      />
      <Checkbox
        label={t('schedules.expectOnly')}
        description={t('schedules.expectOnly.hint')}
        checked={form.expectOnly}
        onChange={(event) => change({ expectOnly: event.currentTarget.checked })}
      />
    </>
  );
}

/** When it starts. */
function RuleFields({ form, change, problem }: FieldProps) {
  const t = useT();
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  return (
    <>
      <NativeSelect
        label={t('schedules.rule')}
        value={form.kind}
        data={(['weekly', 'once', 'cron'] as const).map((value) => ({
          value,
          label: t(`schedules.kind.${value}`),
        }))}
        onChange={(event) => change({ kind: event.currentTarget.value as ScheduleForm['kind'] })}
      />
      {form.kind === 'weekly' && (
        <Checkbox.Group
          label={t('schedules.days')}
          value={[...form.days]}
          error={problem('weekly')}
          onChange={(days) => change({ days })}
        >
          <Group gap="xs" mt={4}>
            {DAYS.map((day) => (
              <Checkbox key={day} value={day} label={t(`schedules.day.${day}`)} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      {form.kind === 'cron' ? (
        <TextInput
          label={t('schedules.cron')}
          description={t('schedules.cron.hint')}
          autoComplete="off"
          spellCheck={false}
          value={form.cron}
          error={problem('cron')}
          onChange={(event) => change({ cron: event.currentTarget.value })}
        />
      ) : (
        <Group gap="md" align="flex-start">
          {form.kind === 'once' && (
            <DateField
              w={160}
              label={t('schedules.date')}
              value={form.date}
              error={problem('at')}
              onChange={(date) => change({ date })}
            />
          )}
          <TimeField
            w={160}
            label={t('schedules.time')}
            value={form.time}
            error={!isTimeOfDay(form.time) && (problem('at') || problem('weekly'))}
            onChange={(time) => change({ time })}
          />
        </Group>
      )}
      <Autocomplete
        label={t('schedules.timeZone')}
        comboboxProps={IN_PLACE}
        limit={20}
        data={zones}
        value={form.timeZone}
        error={problem('timeZone')}
        onChange={(timeZone) => change({ timeZone })}
      />
    </>
  );
}

/** When it ends. */
function EndFields({ form, change, problem }: FieldProps) {
  const t = useT();
  const preset = useAppState(({ presets }) => presets.find(({ id }) => id === form.presetId));
  const vendors = useAppState((state) => state.vendors);
  return (
    <Radio.Group
      label={t('schedules.end')}
      value={form.end}
      onChange={(end) => change({ end: end as ScheduleForm['end'] })}
    >
      <Stack gap={6} mt={6}>
        <Radio
          value="preset"
          label={t('schedules.end.preset')}
          description={preset && endText(preset, vendors, t)}
        />
        <Radio value="after" label={t('schedules.end.after')} />
        {form.end === 'after' && (
          <TextInput
            ml={32}
            w={180}
            inputMode="numeric"
            aria-label={t('schedules.end.minutes')}
            value={form.minutes}
            error={problem('durationMinutes')}
            onChange={(event) => change({ minutes: event.currentTarget.value })}
          />
        )}
        <Radio value="at" label={t('schedules.end.at')} />
        {form.end === 'at' && (
          <TimeField
            ml={32}
            w={180}
            aria-label={t('schedules.end.time')}
            value={form.endAt}
            error={problem('endAt')}
            onChange={(endAt) => change({ endAt })}
          />
        )}
      </Stack>
    </Radio.Group>
  );
}

/** On which days it does not start, and until when. */
function ExceptionFields({ form, change, problem }: FieldProps) {
  const t = useT();
  if (form.kind === 'once') return null;
  return (
    <>
      <DateField
        label={t('schedules.until')}
        description={t('schedules.until.hint')}
        value={form.until}
        error={problem('until')}
        onChange={(until) => change({ until })}
      />
      <TextInput
        label={t('schedules.exceptions')}
        description={t('schedules.exceptions.hint')}
        autoComplete="off"
        value={form.exceptions}
        error={problem('exceptions')}
        onChange={(event) => change({ exceptions: event.currentTarget.value })}
      />
    </>
  );
}
