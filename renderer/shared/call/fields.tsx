import type { ReactNode } from 'react';
import { CopyValue } from '../components/copy-value.tsx';
import styles from './fields.module.css';

/** Names and values of one thing, to be read in one glance down. */
export function Fields({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.fields}>{children}</dl>;
}

/** One of them; without a value there is nothing to say. */
export function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
}

/** One that support will ask for. */
export function IdField({
  name,
  value,
}: {
  readonly name: string;
  readonly value: string | null | undefined;
}) {
  if (!value) return null;
  return (
    <Field name={name}>
      <CopyValue value={value} name={name} />
    </Field>
  );
}
