import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { endingWords } from '../ending-words.ts';
import type { PresetForm } from '../preset-form.ts';
import type { FieldProps } from './field-props.ts';

/** When it shall end, and at once what the chosen vendors will make of that. */
export function EndField(props: FieldProps) {
  const t = useT();
  const { form, change, problem } = props;
  return (
    <Radio.Group
      label={t('editor.end')}
      value={form.end}
      error={problem('end')}
      onChange={(end) => change({ end: end as PresetForm['end'] })}
    >
      <Stack gap={6} mt={6} mb={4}>
        <Radio value="none" label={t('editor.end.none')} />
        <Radio value="after" label={t('editor.end.after')} />
        {form.end === 'after' && <Minutes {...props} />}
        <Radio value="at" label={t('editor.end.at')} />
        {form.end === 'at' && <TimeOfDay {...props} />}
        <WhatHappens form={form} />
      </Stack>
    </Radio.Group>
  );
}

function Minutes({ form, change, leave }: FieldProps) {
  const t = useT();
  return (
    <TextInput
      ml={32}
      w={120}
      inputMode="numeric"
      aria-label={t('editor.end.minutes')}
      value={form.minutes}
      onChange={(event) => change({ minutes: event.currentTarget.value.trim() })}
      onBlur={() => leave('end')}
    />
  );
}

function TimeOfDay({ form, change, leave }: FieldProps) {
  const t = useT();
  return (
    <TextInput
      ml={32}
      w={120}
      type="time"
      aria-label={t('editor.end.time')}
      value={form.at}
      onChange={(event) => change({ at: event.currentTarget.value })}
      onBlur={() => leave('end')}
    />
  );
}

function WhatHappens({ form }: { readonly form: PresetForm }) {
  const t = useT();
  const capabilities = useAppState((state) => state.vendors);
  const end =
    form.end === 'after'
      ? { afterMinutes: Number(form.minutes) || 0 }
      : form.end === 'at' && form.at
        ? { at: form.at }
        : null;
  const { stops, goesOn } = endingWords(form.vendors, end, capabilities, t);
  return (
    <Text size="sm" c="dimmed" component="output">
      {stops}
      {stops && goesOn && t('sentence.separator')}
      {goesOn}
    </Text>
  );
}
