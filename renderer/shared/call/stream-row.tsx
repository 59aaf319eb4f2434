import { useEffect, useRef } from 'react';
import type { Call, StreamOutcome } from '#contract/model/outcome.ts';
import { shownOf, verifiedAt } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { reasonText, rowText } from '#contract/rules/advice.ts';
import { Status } from '../components/status.tsx';
import { useT } from '../i18n/use-t.ts';
import { findRecording, runsSince } from '../recordings/standing.ts';
import { useAppState } from '../state/use-app-state.ts';
import styles from './call-detail.module.css';
import { Field, Fields, IdField } from './call-facts.tsx';
import { OperatorVerdictButtons } from './operator-verdict.tsx';

interface StreamRowProps {
  readonly appId: number;
  readonly call: Call;
  readonly row: StreamOutcome;
  readonly practice: boolean;
  /** It is scrolled to, and marked. */
  readonly isLedTo: boolean;
}

/** One row of the vendor's answer, with every id in it. */
export function StreamRow({ appId, call, row, practice, isLedTo }: StreamRowProps) {
  const t = useT();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isLedTo) item.current?.scrollIntoView({ block: 'center' });
  }, [isLedTo]);
  const known = useAppState((state) => findRecording(state.recordings, call.id, row.streamId));
  const runs = useAppState((state) =>
    runsSince(state.recordings, { appId, call, streamId: row.streamId }),
  );
  const vendors = useAppState((state) => state.vendors);
  const code = row.vendorCode ?? null;
  // What the whole call came to is said above already.
  const reason = row.reason === call.outcome?.reason ? undefined : row.reason;
  const isRefused = row.status === 'rejected' && !row.reason;
  const texts = [
    ...(reason && call.action === 'StartCDNRecord' ? reasonText(reason, practice) : []),
    ...(isRefused && code !== null ? rowText(call, row, { practice, vendors }).slice(0, 1) : []),
  ];
  return (
    <li ref={item} className={styles.stream} data-led-to={isLedTo || undefined}>
      <div className={styles.streamHead}>
        <strong className={`${styles.streamId} mono`}>{row.streamId}</strong>
        <Status
          status={shownOf(row.status, [row], call.verdicts)}
          verifiedAt={verifiedAt([
            { verdicts: call.verdicts.filter(({ streamId }) => streamId === row.streamId) },
          ])}
          practice={practice}
          action={call.action}
          ended={!runs}
        />
      </div>
      {texts.map((key) => (
        <p key={key}>{t(key)}</p>
      ))}
      <OperatorVerdictOf call={call} row={row} known={known} />
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

interface OperatorVerdictOfProps {
  readonly call: Call;
  readonly row: StreamOutcome;
  readonly known: Recording | undefined;
}

/** Asks for the operator's verdict: on unknown streams, and on recordings that may not run after all. */
function OperatorVerdictOf({ call, row: { streamId, status }, known }: OperatorVerdictOfProps) {
  const said = call.verdicts.some((verdict) => verdict.streamId === streamId);
  if (status === 'unknown' || known?.certainty === 'uncertain' || (said && status !== 'accepted')) {
    return <OperatorVerdictButtons call={call} streamId={streamId} />;
  }
  if (!known && !said) return null;
  return (
    <OperatorVerdictButtons
      call={call}
      streamId={streamId}
      verdicts={known ? ['not-recording'] : []}
    />
  );
}
