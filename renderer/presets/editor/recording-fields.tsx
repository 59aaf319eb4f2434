import { Checkbox, Group, Radio, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { VENDORS, type Vendor } from '#contract/model/vendor.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { AccountBadge, AccountColour } from '../../shared/accounts/account-name.tsx';
import { VendorName } from '../../shared/components/vendor-name.tsx';
import { TimeField } from '../../shared/fields/time-field.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { endOf, type PresetForm } from '../../shared/presets/preset-form.ts';
import { accountRemarks } from '../../shared/presets/remarks.ts';
import { EndRemarks, Remarks } from '../../shared/presets/remarks.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { FieldArea } from './section.tsx';
import type { FieldProps } from './use-preset-form.ts';

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

/** Which vendors record, each with what it can and cannot do. */
export function VendorsField({ form, change, leave, problem }: FieldProps) {
  const t = useT();
  const capabilities = useAppState((state) => state.vendors);
  const others = form.stopAtEnd ? 'vendor.programStops' : 'vendor.ignoresEnd';
  return (
    <FieldArea field="vendors">
      <Checkbox.Group
        label={t('editor.vendors')}
        value={[...form.vendors]}
        error={problem('vendors')}
        onChange={(vendors) => {
          leave('vendors');
          change({ vendors: vendors as Vendor[] });
        }}
      >
        <SimpleGrid cols={2} verticalSpacing={6} mt={6} mb={4}>
          {VENDORS.map((vendor) => (
            <Checkbox
              key={vendor}
              value={vendor}
              label={<VendorName vendor={vendor} />}
              description={t(capabilities[vendor].endTime ? 'vendor.stopsByItself' : others)}
            />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </FieldArea>
  );
}

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
          <EndRemarks
            preset={{ vendors: form.vendors, end: endOf(form), stopAtEnd: form.stopAtEnd }}
          />
        </Stack>
      </Radio.Group>
      {form.end !== 'none' && (
        <Checkbox
          label={t('editor.stopAtEnd')}
          description={t('editor.stopAtEnd.hint')}
          checked={form.stopAtEnd}
          onChange={(event) => change({ stopAtEnd: event.currentTarget.checked })}
        />
      )}
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
    <TimeField
      ml={32}
      w={120}
      aria-label={t('editor.end.time')}
      value={form.at}
      onChange={(at) => change({ at })}
      onBlur={() => leave('end')}
    />
  );
}

/** Pull domain and access point: only where a chosen vendor knows them. */
export function DomainFields({ form, change, leave, problem }: FieldProps) {
  const t = useT();
  return (
    <>
      <FieldArea field="domain">
        <TextInput
          label={t('editor.domain')}
          description={t('editor.domain.hint')}
          spellCheck={false}
          value={form.domain}
          error={problem('domain')}
          onChange={(event) => change({ domain: event.currentTarget.value })}
          onBlur={() => leave('domain')}
        />
      </FieldArea>
      <FieldArea field="point">
        <TextInput
          label={t('editor.point')}
          description={t('editor.point.hint')}
          spellCheck={false}
          value={form.point}
          error={problem('point')}
          onChange={(event) => change({ point: event.currentTarget.value })}
          onBlur={() => leave('point')}
        />
      </FieldArea>
    </>
  );
}
