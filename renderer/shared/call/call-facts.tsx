import type { ReactNode } from 'react';
import type { HistoryDetail } from '#contract/model/history.ts';
import type { Call, VendorCall } from '#contract/model/outcome.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { sourceText } from '#contract/rules/source-text.ts';
import { codeText } from '#contract/rules/text.ts';
import { CopyValue } from '../components/copy-value.tsx';
import { VendorName } from '../components/vendor-name.tsx';
import { fromUnix, fullLocal } from '../format/time.ts';
import { type Translate, useT } from '../i18n/use-t.ts';
import { hrefOfRun } from '../navigation.ts';
import styles from './call-facts.module.css';

/** What was asked, when and by whom. */
export function RequestFacts({ detail }: { readonly detail: HistoryDetail }) {
  const t = useT();
  const { call } = detail;
  return (
    <Fields>
      <Field name={t('field.preset')}>{shownName(detail.presetName, t)}</Field>
      <Field name={t('field.account')}>{shownName(detail.accountName, t)}</Field>
      <IdField name={t('field.appId')} value={String(detail.appId)} />
      <Field name={t('field.vendor')}>
        <VendorName vendor={call.vendor} />
      </Field>
      <Field name={t('field.action')}>{call.action}</Field>
      <Field name={t('field.streams')}>
        <span className="mono">{call.streamIds.join(' ')}</span>
      </Field>
      {call.action === 'StartCDNRecord' && (
        <Field name={t('field.endTime')}>{endText(call, t)}</Field>
      )}
      <Field name={t('field.source')}>{sourceText(detail, t)}</Field>
      {detail.continues !== undefined && (
        <Field name={t('field.continues')}>
          <a className="mono" href={hrefOfRun(detail.continues)}>
            {detail.continues}
          </a>
        </Field>
      )}
      <Field name={t('field.createdAt')}>{fullLocal(new Date(detail.createdAt))}</Field>
      <Field name={t('field.startedAt')}>
        {call.startedAt ? fullLocal(new Date(call.startedAt)) : t('field.neverSent')}
      </Field>
      <Field name={t('field.duration')}>
        {call.durationMs === null ? null : t('field.milliseconds', { count: call.durationMs })}
      </Field>
      <Field name={t('field.attempts')}>{String(call.attempts)}</Field>
    </Fields>
  );
}

/** What came back, as it came. */
export function AnswerFacts({ detail }: { readonly detail: HistoryDetail }) {
  const t = useT();
  const { outcome } = detail.call;
  if (!outcome) return null;
  const { code } = outcome;
  const none = t('field.noAnswer');
  const cause = outcome.detail && <span className="mono">{outcome.detail}</span>;
  if ([code, outcome.message, outcome.requestId, outcome.httpStatus].every(isNull)) {
    return (
      <Fields>
        <Field name={t('call.answer')}>{none}</Field>
        <Field name={t('field.detail')}>{cause}</Field>
      </Fields>
    );
  }
  return (
    <Fields>
      <Field name={t('field.code')}>
        {code === null ? none : t('field.codeValue', { code, meaning: t(codeText(code).meaning) })}
      </Field>
      <Field name={t('field.message')}>{outcome.message ?? none}</Field>
      {outcome.requestId === null ? (
        <Field name={t('field.requestId')}>{none}</Field>
      ) : (
        <IdField name={t('field.requestId')} value={outcome.requestId} />
      )}
      <Field name={t('field.httpStatus')}>{outcome.httpStatus ?? none}</Field>
      <Field name={t('field.detail')}>{cause}</Field>
    </Fields>
  );
}

const isNull = (value: unknown): boolean => value === null;

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** The part of a Ws answer that speaks of the whole call, under the vendor's own names. */
export function VendorCallFacts({ vendorCall }: { readonly vendorCall: VendorCall }) {
  const t = useT();
  const { msg, http_code: httpCode, call_time: callTime } = vendorCall;
  return (
    <Fields>
      <Field name={t('field.vendorCall.msg')}>{msg === undefined ? null : asText(msg)}</Field>
      <Field name={t('field.vendorCall.http_code')}>
        {httpCode === undefined ? null : asText(httpCode)}
      </Field>
      <Field name={t('field.vendorCall.call_time')}>
        {callTime === undefined ? null : asText(callTime)}
      </Field>
    </Fields>
  );
}

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

/** What the call says of its end: the vendor's, what is to take over from it, or the stop that was planned with it. */
function endText({ endTime, stopAt }: Call, t: Translate): string {
  if (endTime !== null && stopAt !== undefined)
    return t('ending.goesOn', {
      ...{ time: fullLocal(fromUnix(endTime)), until: fullLocal(fromUnix(stopAt)) },
    });
  if (endTime !== null)
    return t('field.endTimeValue', { local: fullLocal(fromUnix(endTime)), unix: endTime });
  return stopAt === undefined
    ? t('field.noEndTime')
    : t('field.stopAt', { local: fullLocal(fromUnix(stopAt)) });
}
