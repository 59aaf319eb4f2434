import { useState } from 'react';
import type { Account, AccountFacts } from '#contract/model/account.ts';
import type { Recording } from '#contract/model/start.ts';
import { leftRunning } from '#contract/rules/left-running.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import {
  type AccountField,
  type AccountForm,
  accountFormOf,
  accountProblems,
} from './account-form.ts';

/** What each part of the form needs of the whole. */
export interface AccountFieldProps {
  readonly form: AccountForm;
  readonly change: (changes: Partial<AccountForm>) => void;
  readonly leave: (field: AccountField) => void;
  /** What is wrong with a field, once it is time to say so. */
  readonly problem: (field: AccountField) => string | null;
}

interface OpenForm {
  readonly fields: AccountFieldProps;
  readonly isFaulty: boolean;
  /** The operator has tried to save: the form then shows every problem, not only those of fields left. */
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

/** What would go on where no card shows it, or no account stops it, once an account is saved like this. */
export function useLeftByAccount(account: Account | null): (facts: AccountFacts) => Recording[] {
  const presets = useAppState((state) => state.presets);
  const accounts = useAppState((state) => state.accounts);
  const recordings = useAppState((state) => state.recordings);
  return (facts) => {
    if (!account) return [];
    const after = accounts.map((one) => (one.id === account.id ? { ...one, ...facts } : one));
    return leftRunning({ presets, accounts }, { presets, accounts: after }, recordings);
  };
}
