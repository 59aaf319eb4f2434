import { Radio, SimpleGrid } from '@mantine/core';
import type { AccountColour as Colour } from '../../../electron/contract/account-colours.ts';
import { AccountColour } from '../../shared/accounts/account-colour.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { COLOURS } from './account-form.ts';
import styles from './colour-field.module.css';
import type { AccountFieldProps } from './field-props.ts';

/** By colour accounts are told apart at a glance, and by name by whoever does not see the colours. */
export function ColourField({ form, change }: Pick<AccountFieldProps, 'form' | 'change'>) {
  const t = useT();
  return (
    <Radio.Group
      label={t('accounts.colour')}
      value={form.colour}
      onChange={(colour) => change({ colour: colour as Colour })}
    >
      <SimpleGrid cols={3} mt={6} verticalSpacing={8}>
        {COLOURS.map((colour) => (
          <Radio
            key={colour}
            value={colour}
            label={
              <span className={styles.colour}>
                <AccountColour colour={colour} />
                {t(`colour.${colour}`)}
              </span>
            }
          />
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}
