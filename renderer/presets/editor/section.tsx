import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { LocaleKey } from '#contract/locales/index.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { FORM_FIELDS, type FormField } from './preset-problems.ts';
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

const LABELS: Readonly<Record<FormField, LocaleKey>> = {
  name: 'editor.name',
  accountId: 'editor.account',
  vendors: 'editor.vendors',
  streams: 'editor.streams',
  end: 'editor.end',
  domain: 'editor.domain',
  point: 'editor.point',
  group: 'editor.group',
  tags: 'editor.tags',
  formats: 'editor.formats',
  interval: 'editor.interval',
  retention: 'editor.retention',
};

interface ProblemSummaryProps {
  /** Fields of which something is said. */
  readonly wrong: readonly FormField[];
  readonly onGo: (field: FormField) => void;
}

/** What still needs a hand, in one sentence that a screen reader hears as it changes, and the way there. */
export function ProblemSummary({ wrong, onGo }: ProblemSummaryProps) {
  const t = useT();
  const fields = FORM_FIELDS.filter((field) => wrong.includes(field));
  return (
    <div className={styles.summary}>
      <output>
        {fields.length === 1 && t('editor.summary.one')}
        {fields.length > 1 && t('editor.summary', { count: fields.length })}
      </output>
      {fields.map((field) => (
        <Button key={field} variant="default" size="compact-sm" onClick={() => onGo(field)}>
          {t(LABELS[field])}
        </Button>
      ))}
    </div>
  );
}
