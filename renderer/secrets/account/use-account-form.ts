import { useState } from 'react';
import type { Account } from '#contract/model/account.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { type AccountField, accountFormOf, accountProblems } from './account-form.ts';
import type { AccountFieldProps } from './field-props.ts';

interface OpenForm {
  readonly fields: AccountFieldProps;
  readonly isFaulty: boolean;
  /** Whether somebody has tried to save: then every problem is said, not only those of fields left. */
  readonly tried: boolean;
  readonly setTried: (tried: boolean) => void;
}

/** The form's fields and what is wrong with them. `onChange`: what was asked of the form before is void. */
export function useAccountForm(account: Account | null, onChange: () => void): OpenForm {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const others = accounts.filter(({ id }) => id !== account?.id);
  const [form, setForm] = useState(() => accountFormOf(account, others));
  const [tried, setTried] = useState(false);
  const [touched, setTouched] = useState<ReadonlySet<AccountField>>(new Set());
  const problems = accountProblems(
    form,
    others.map(({ name }) => name),
  );
  const fields: AccountFieldProps = {
    form,
    change: (changes) => {
      onChange();
      setForm((held) => ({ ...held, ...changes }));
    },
    leave: (field) => setTouched((held) => new Set(held).add(field)),
    problem: (field) => {
      const key = problems[field];
      return key && (tried || touched.has(field)) ? t(key) : null;
    },
  };
  return { fields, isFaulty: Object.keys(problems).length > 0, tried, setTried };
}
