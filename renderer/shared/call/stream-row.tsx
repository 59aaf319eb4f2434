import type { Reason, StreamOutcome } from '../../../electron/contract/outcome.ts';
import { Status } from '../components/status.tsx';
import { useT } from '../i18n/use-t.ts';
import styles from './call-detail.module.css';
import { Field, Fields, IdField } from './fields.tsx';

interface StreamRowProps {
  readonly row: StreamOutcome;
  readonly practice: boolean;
  /** What the whole call came to, said above already: not said again for each stream. */
  readonly said: Reason | null;
}

/** One row of the vendor's answer, with every id in it. */
export function StreamRow({ row, practice, said }: StreamRowProps) {
  const t = useT();
  const code = row.vendorCode ?? null;
  return (
    <li className={styles.stream}>
      <div className={styles.streamHead}>
        <strong className={`${styles.streamId} mono`}>{row.streamId}</strong>
        <Status status={row.status} practice={practice} />
      </div>
      {row.reason && row.reason !== said && <p>{t(`reason.${row.reason}`)}</p>}
      <Fields>
        <Field name={t('field.task')}>{row.task}</Field>
        <Field name={t('field.vendorCode')}>
          {code === null ? null : code === '' ? t('field.emptyCode') : String(code)}
        </Field>
        <Field name={t('field.vendorMessage')}>{row.vendorMessage}</Field>
        <IdField name={t('field.taskId')} value={row.taskId} />
        <IdField name={t('field.vendorRequestId')} value={row.vendorRequestId} />
        <IdField name={t('field.persistentId')} value={row.persistentId} />
        <IdField name={t('field.traceId')} value={row.traceId} />
      </Fields>
    </li>
  );
}
