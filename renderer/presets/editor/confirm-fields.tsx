import { Checkbox } from '@mantine/core';
import { useT } from '../../shared/i18n/use-t.ts';
import type { FieldProps } from './field-props.ts';

/** Whether one click is enough. */
export function ConfirmFields({ form, change }: Pick<FieldProps, 'form' | 'change'>) {
  const t = useT();
  return (
    <>
      <Checkbox
        label={t('editor.confirmStart')}
        description={t('editor.confirmStart.hint')}
        checked={form.confirmStart}
        onChange={(event) => change({ confirmStart: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('editor.confirmStop')}
        description={t('editor.confirmStop.hint')}
        checked={form.confirmStop}
        onChange={(event) => change({ confirmStop: event.currentTarget.checked })}
      />
    </>
  );
}
