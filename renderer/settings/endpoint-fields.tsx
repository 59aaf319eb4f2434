import { Select, TextInput } from '@mantine/core';
import { REGIONS, type Region } from '../../electron/contract/region.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { type AccountField, type AccountForm, CUSTOM } from './account-form.ts';

interface EndpointFieldsProps {
  readonly form: AccountForm;
  readonly change: (changes: Partial<AccountForm>) => void;
  readonly leave: (field: AccountField) => void;
  readonly problem: (field: AccountField) => string | null;
}

/** ZEGO's hosts by region, or an address of one's own. */
export function EndpointFields({ form, change, leave, problem }: EndpointFieldsProps) {
  const t = useT();
  const regions = Object.keys(REGIONS) as Region[];
  return (
    <>
      <Select
        label={t('accounts.region')}
        data={[
          ...regions.map((region) => ({ value: region, label: t(`region.${region}`) })),
          { value: CUSTOM, label: t('accounts.region.custom') },
        ]}
        value={form.region}
        onChange={(region) => {
          if (region) change({ region: region as AccountForm['region'] });
        }}
      />
      {form.region === CUSTOM && (
        <TextInput
          label={t('accounts.endpoint')}
          description={t('accounts.endpoint.hint')}
          spellCheck={false}
          value={form.endpoint}
          error={problem('endpoint')}
          onChange={(event) => change({ endpoint: event.currentTarget.value })}
          onBlur={() => leave('endpoint')}
        />
      )}
    </>
  );
}
