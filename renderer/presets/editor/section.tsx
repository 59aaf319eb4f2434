import { type ReactNode, useId } from 'react';
import type { FormField } from '../preset-problems.ts';
import styles from './section.module.css';

interface SectionProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

/** Fields that belong together, under a heading. */
export function Section({ title, note, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      {note && <p className={styles.note}>{note}</p>}
      {children}
    </section>
  );
}

interface FieldAreaProps {
  readonly field: FormField;
  readonly children: ReactNode;
}

/** Where a field stands, so that the summary of what is wrong can lead there. */
export function FieldArea({ field, children }: FieldAreaProps) {
  return (
    <div className={styles.field} data-field={field}>
      {children}
    </div>
  );
}

/** Brings a field into sight and gives it the focus. */
export function goToField(form: HTMLElement, field: FormField): void {
  const area = form.querySelector<HTMLElement>(`[data-field="${field}"]`);
  const inputs = [...(area?.querySelectorAll<HTMLElement>('input, textarea') ?? [])];
  const wrong = inputs.find((input) => input.getAttribute('aria-invalid') === 'true');
  (wrong ?? inputs[0])?.focus({ preventScroll: true });
  area?.scrollIntoView({ block: 'nearest' });
}
