import { Group, Radio } from '@mantine/core';
import type { LocaleKey } from '#contract/locales/index.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import type { AccountFieldProps } from './field-props.ts';

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
        {CHOICES.map(([choice, words]) => (
          <Radio key={words} value={String(choice)} label={t(words)} />
        ))}
      </Group>
    </Radio.Group>
  );
}
