import { Group, Select } from '@mantine/core';
import { shownName } from '#contract/rules/shown-name.ts';
import { AccountBadge } from '../../shared/accounts/account-badge.tsx';
import { AccountColour } from '../../shared/accounts/account-colour.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { accountRemarks } from '../../shared/presets/remarks.ts';
import { Remarks } from '../../shared/presets/remarks.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';
import type { FieldProps } from './field-props.ts';
import { FieldArea } from './section.tsx';

const BADGE_WIDTH = 104;

/** Whose project pays and records; the list says already what each account is for. */
export function AccountField({ form, change, leave, problem }: FieldProps) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const vault = useAppState((state) => state.vault);
  const find = (id: string | null) => accounts.find((account) => account.id === id);
  const chosen = find(form.accountId);
  return (
    <FieldArea field="accountId">
      <Select
        label={t('editor.account')}
        data={accounts.map(({ id, name, appId }) => ({
          value: id,
          label: `${shownName(name, t)} (${appId})`,
        }))}
        value={form.accountId}
        error={problem('accountId')}
        onChange={(accountId) => change({ accountId })}
        onBlur={() => leave('accountId')}
        {...(chosen && {
          leftSection: <AccountColour colour={chosen.colour} />,
          rightSection: <AccountBadge account={chosen} />,
          rightSectionWidth: BADGE_WIDTH,
        })}
        renderOption={({ option }) => {
          const account = find(option.value);
          return (
            <Group gap="xs" wrap="nowrap">
              {account && <AccountColour colour={account.colour} />}
              <span className="truncate">{option.label}</span>
              {account && <AccountBadge account={account} />}
            </Group>
          );
        }}
      />
      <Remarks remarks={accountRemarks(chosen, vault, t)} />
    </FieldArea>
  );
}
