import { Button } from '@mantine/core';
import type { Call, StreamOutcome } from '../../electron/contract/outcome.ts';
import { Field, Fields, IdField } from '../shared/call/fields.tsx';
import { Status } from '../shared/components/status.tsx';
import { codeWords } from '../shared/format/words.ts';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './run-outcome.module.css';

interface CallOutcomeDetailProps {
  readonly call: Call;
  readonly practice: boolean;
  readonly onShow: () => void;
}

/** What support will ask for first, and each stream; the rest is in the sheet. */
export function CallOutcomeDetail({ call, practice, onShow }: CallOutcomeDetailProps) {
  const t = useT();
  const { outcome } = call;
  if (!outcome) return null;
  const { code } = outcome;
  return (
    <div className={styles.detail}>
      <Fields>
        <Field name={t('field.code')}>
          {code === null
            ? t('field.noAnswer')
            : t('field.codeValue', { code, meaning: t(codeWords(code).meaning) })}
        </Field>
        <Field name={t('field.message')}>{outcome.message}</Field>
        <IdField name={t('field.requestId')} value={outcome.requestId} />
      </Fields>
      <ul className={styles.streams}>
        {outcome.streams.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a settled answer never move
          <StreamLine key={index} row={row} practice={practice} />
        ))}
      </ul>
      <div>
        <Button variant="default" size="compact-sm" onClick={onShow}>
          {t('run.allFields')}
        </Button>
      </div>
    </div>
  );
}

function StreamLine({
  row,
  practice,
}: {
  readonly row: StreamOutcome;
  readonly practice: boolean;
}) {
  const said = [row.task, row.status === 'accepted' ? '' : row.vendorCode, row.vendorMessage];
  return (
    <li className={styles.stream}>
      <span className={`${styles.streamId} mono`}>{row.streamId}</span>
      <Status status={row.status} practice={practice} />
      <span className={styles.said}>
        {said.filter((part) => part !== undefined && part !== null && part !== '').join(' · ')}
      </span>
    </li>
  );
}
