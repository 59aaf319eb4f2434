import type { AccountField, AccountForm } from './account-form.ts';

/** What each part of the form needs of the whole. */
export interface AccountFieldProps {
  readonly form: AccountForm;
  readonly change: (changes: Partial<AccountForm>) => void;
  readonly leave: (field: AccountField) => void;
  /** What is wrong with a field, once it is time to say so. */
  readonly problem: (field: AccountField) => string | null;
}
