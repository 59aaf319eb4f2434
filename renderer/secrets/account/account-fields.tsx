import { Group, Input, NativeSelect, Radio, TextInput } from '@mantine/core';
import type { LocaleKey } from '#contract/locales/index.ts';
import { type Account, BADGES } from '#contract/model/account.ts';
import { REGIONS, type Region } from '#contract/model/region.ts';
import { isLoopback } from '../../shared/accounts/endpoint.ts';
import { NotAir } from '../../shared/components/badge.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { type AccountForm, CUSTOM, endpointOf } from './account-form.ts';
import type { AccountFieldProps } from './use-account-form.ts';

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

const CHOICES = [
  [null, 'accounts.isTest.none'],
  [false, 'accounts.isTest.false'],
  [true, 'accounts.isTest.true'],
] as const satisfies readonly (readonly [boolean | null, LocaleKey])[];

/** Whether `IsTest` goes out with each call, and which. */
export function IsTestField({ form, change }: Pick<AccountFieldProps, 'form' | 'change'>) {
  const t = useT();
  return (
    <Radio.Group
      label={t('accounts.isTest')}
      description={t('accounts.isTest.hint')}
      value={String(form.isTest)}
      onChange={(value) =>
        change({ isTest: CHOICES.find(([choice]) => String(choice) === value)?.[0] ?? null })
      }
    >
      <Group gap="lg" mt={6}>
        {CHOICES.map(([choice, text]) => (
          <Radio key={text} value={String(choice)} label={t(text)} />
        ))}
      </Group>
    </Radio.Group>
  );
}

/** What the account is for: it stands beside every preset that uses it. An address decides, if it can. */
export function BadgeField({ form, change }: Pick<AccountFieldProps, 'form' | 'change'>) {
  const t = useT();
  if (isLoopback(endpointOf(form))) {
    return (
      <Input.Wrapper
        label={t('accounts.badge')}
        labelElement="div"
        description={t('accounts.badge.practice')}
        inputWrapperOrder={['label', 'input', 'description']}
      >
        <div>
          <NotAir />
        </div>
      </Input.Wrapper>
    );
  }
  return (
    <Radio.Group
      label={t('accounts.badge')}
      value={form.badge}
      onChange={(badge) => change({ badge: badge as Account['badge'] })}
    >
      <Group gap="lg" mt={6}>
        {BADGES.map((badge) => (
          <Radio key={badge} value={badge} label={t(`accounts.badge.${badge}`)} />
        ))}
      </Group>
    </Radio.Group>
  );
}
