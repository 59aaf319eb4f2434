import { Group, Select } from '@mantine/core';
import { NotAir } from '../../shared/components/not-air.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import type { FieldProps } from './field-props.ts';

/** Whose project pays and records; practice says so in the list already. */
export function AccountField({ form, change, leave, problem }: FieldProps) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const practice = new Set(accounts.flatMap((account) => (account.practice ? [account.id] : [])));
  return (
    <Select
      label={t('editor.account')}
      data={accounts.map(({ id, name, appId }) => ({ value: id, label: `${name} (${appId})` }))}
      value={form.accountId}
      error={problem('accountId')}
      onChange={(accountId) => change({ accountId })}
      onBlur={() => leave('accountId')}
      rightSection={form.accountId && practice.has(form.accountId) ? <NotAir /> : undefined}
      rightSectionWidth={form.accountId && practice.has(form.accountId) ? 84 : undefined}
      renderOption={({ option }) => (
        <Group gap="xs" wrap="nowrap">
          <span className="truncate">{option.label}</span>
          {practice.has(option.value) && <NotAir />}
        </Group>
      )}
    />
  );
}
