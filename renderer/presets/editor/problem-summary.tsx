import { Button } from '@mantine/core';
import type { LocaleKey } from '#contract/locales/index.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { FORM_FIELDS, type FormField } from '../preset-problems.ts';
import styles from './problem-summary.module.css';

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
