import { TextInput } from '@mantine/core';
import { useT } from '../../shared/i18n/use-t.ts';
import type { AccountFieldProps } from './field-props.ts';

/** What the operator calls the project, and what ZEGO does. */
export function IdentityFields({ form, change, leave, problem }: AccountFieldProps) {
  const t = useT();
  return (
    <>
      <TextInput
        label={t('accounts.name')}
        autoComplete="off"
        data-autofocus
        value={form.name}
        error={problem('name')}
        onChange={(event) => change({ name: event.currentTarget.value })}
        onBlur={() => leave('name')}
      />
      <TextInput
        label={t('field.appId')}
        description={t('accounts.appId.hint')}
        inputMode="numeric"
        autoComplete="off"
        value={form.appId}
        error={problem('appId')}
        onChange={(event) => change({ appId: event.currentTarget.value })}
        onBlur={() => leave('appId')}
      />
    </>
  );
}
