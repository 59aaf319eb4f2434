import { Group, Input, Radio } from '@mantine/core';
import { type Account, BADGES } from '#contract/model/account.ts';
import { isLoopback } from '../../shared/accounts/endpoint.ts';
import { NotAir } from '../../shared/components/not-air.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { endpointOf } from './account-form.ts';
import type { AccountFieldProps } from './field-props.ts';

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
