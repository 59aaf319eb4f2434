import type { VendorCall } from '#contract/model/outcome.ts';
import { useT } from '../i18n/use-t.ts';
import { Field, Fields } from './fields.tsx';

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
