import { Checkbox, Group, Radio } from '@mantine/core';
import { useState } from 'react';
import type { LocaleKey } from '#contract/locales/index.ts';
import type { Account } from '#contract/model/account.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { vendorName } from '#contract/rules/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { HiddenInput } from '../fields/hidden-field.tsx';
import styles from './further-fields.module.css';
import { type FurtherSecret, type FurtherSecrets, isStored } from './further-secrets.ts';
import type { AccountFieldProps } from './use-account-form.ts';

interface FurtherFieldsProps extends Pick<AccountFieldProps, 'form' | 'change'> {
  readonly account: Account | null;
  readonly secrets: FurtherSecrets;
  /** Whether what is stored may stay: AppId and address are the same. */
  readonly mayKeep: boolean;
}

/** What serves the files of recordings, and starts or stops nothing: folded, since most accounts do without. */
export function FurtherFields({ account, secrets, mayKeep, form, change }: FurtherFieldsProps) {
  const t = useT();
  const vendors = useAppState((state) => state.vendors);
  const [open, setOpen] = useState(false);
  const names: FurtherSecret[] = [
    'callback',
    ...VENDORS.filter((vendor) => vendors[vendor].playbackKey),
  ];
  return (
    <details
      className={styles.fold}
      // A field that is wrong is never out of sight.
      open={open || secrets.isFaulty}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('accounts.further')}</summary>
      <div className={styles.fields}>
        {names.map((name) => (
          <FurtherField
            key={name}
            name={name}
            secrets={secrets}
            stored={isStored(account, name)}
            mayKeep={mayKeep}
          />
        ))}
        <RecordsByDefault form={form} change={change} />
      </div>
    </details>
  );
}

interface FurtherFieldProps {
  readonly name: FurtherSecret;
  readonly secrets: FurtherSecrets;
  readonly stored: boolean;
  readonly mayKeep: boolean;
}

/** Never shown again, like the ServerSecret; what is stored can be removed. */
function FurtherField({ name, secrets, stored, mayKeep }: FurtherFieldProps) {
  const t = useT();
  const isCallback = name === 'callback';
  const label = isCallback
    ? t('accounts.callbackSecret')
    : t('accounts.playbackKey', { vendor: vendorName(name, t) });
  const description = () => {
    if (stored) return t(mayKeep ? 'accounts.further.keep' : 'accounts.further.changed');
    return t(isCallback ? 'accounts.callbackSecret.hint' : 'accounts.playbackKey.hint');
  };
  return (
    <div className={styles.field}>
      <HiddenInput
        field={secrets.field(name)}
        label={label}
        description={description()}
        disabled={secrets.isRemoved(name)}
        error={secrets.stateOf(name) === 'impossible' && t('accounts.further.impossible')}
        onInput={() => secrets.look(name)}
      />
      {stored && mayKeep && (
        <Checkbox
          label={t('accounts.further.remove')}
          aria-label={`${label}: ${t('accounts.further.remove')}`}
          checked={secrets.isRemoved(name)}
          disabled={secrets.stateOf(name) !== 'empty'}
          onChange={(event) => secrets.remove(name, event.currentTarget.checked)}
        />
      )}
    </div>
  );
}

const ANSWERS = [
  [null, 'accounts.recordsByDefault.open'],
  [false, 'accounts.recordsByDefault.no'],
  [true, 'accounts.recordsByDefault.yes'],
] as const satisfies readonly (readonly [boolean | null, LocaleKey])[];

/** Decides what a file proves of a start of ours. */
function RecordsByDefault({ form, change }: Pick<AccountFieldProps, 'form' | 'change'>) {
  const t = useT();
  return (
    <Radio.Group
      label={t('accounts.recordsByDefault')}
      description={t('accounts.recordsByDefault.hint')}
      value={String(form.recordsByDefault)}
      onChange={(value) =>
        change({
          recordsByDefault: ANSWERS.find(([answer]) => String(answer) === value)?.[0] ?? null,
        })
      }
    >
      <Group gap="lg" mt={6}>
        {ANSWERS.map(([answer, text]) => (
          <Radio key={text} value={String(answer)} label={t(text)} />
        ))}
      </Group>
    </Radio.Group>
  );
}
