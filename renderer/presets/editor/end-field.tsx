import { Radio, Stack, TextInput } from '@mantine/core';
import { useT } from '../../shared/i18n/use-t.ts';
import { EndRemarks } from '../../shared/presets/end-remarks.tsx';
import { endOf, type PresetForm } from '../../shared/presets/preset-form.ts';
import type { FieldProps } from './field-props.ts';
import { FieldArea } from './section.tsx';

/** When it shall end, and at once what the chosen vendors will make of that. */
export function EndField(props: FieldProps) {
  const t = useT();
  const { form, change, problem } = props;
  return (
    <FieldArea field="end">
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
          <EndRemarks preset={{ vendors: form.vendors, end: endOf(form) }} />
        </Stack>
      </Radio.Group>
    </FieldArea>
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
