import { NativeSelect, TextInput } from '@mantine/core';
import { REGIONS, type Region } from '#contract/model/region.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { type AccountForm, CUSTOM } from './account-form.ts';
import type { AccountFieldProps } from './field-props.ts';

/** ZEGO's hosts by region, or an address of one's own. */
export function EndpointFields({ form, change, leave, problem }: AccountFieldProps) {
  const t = useT();
  const regions = Object.keys(REGIONS) as Region[];
  return (
    <>
      <NativeSelect
        label={t('accounts.region')}
        data={[
          ...regions.map((region) => ({ value: region, label: t(`region.${region}`) })),
          { value: CUSTOM, label: t('accounts.region.custom') },
        ]}
        value={form.region}
        onChange={(event) => change({ region: event.currentTarget.value as AccountForm['region'] })}
      />
      {form.region === CUSTOM && (
        <TextInput
          label={t('accounts.endpoint')}
          description={t('accounts.endpoint.hint')}
          autoComplete="off"
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
