import type { CallOutcome } from '#contract/model/outcome.ts';
import type { Action, Vendor } from '#contract/model/vendor.ts';
import { answerInSteps, outcomeWithoutAnswer } from '../answer/answer.ts';
import type { Steps } from '../answer/turns.ts';
import type { ApiAction } from '../call-action.ts';
import { redactionOf } from '../redact/redact-outcome.ts';
import type { Delivery } from '../transport/delivery.ts';
import type { CallExtras } from '../vendors/common/vendor.ts';
import { vendorOf } from '../vendors/registry.ts';

/** One request to one vendor. */
export interface CallRequest {
  readonly action: Action;
  readonly vendor: Vendor;
  readonly streamIds: readonly string[];
  readonly extras: CallExtras;
}

/**
 * StartCDNRecord and StopCDNRecord: the same parameters, but for the end time that a stop never has, and
 * the same answer (specification, "开始 CDN 录制" and "停止 CDN 录制").
 */
const recordAction = (name: Action): ApiAction<CallRequest, CallOutcome> => ({
  name,
  /** `StreamId[]` once for each stream, `Vendor`, then what the vendor adds. */
  parameters: ({ vendor, streamIds, extras }) => [
    ...streamIds.map((streamId) => ['StreamId[]', streamId] as const),
    ['Vendor', vendor],
    ...vendorOf(vendor).parameters(extras),
  ],
  *read(request, delivery, secrets) {
    const outcome = yield* outcomeOf(request, delivery);
    const code = typeof outcome.code === 'number' ? outcome.code : null;
    return { answer: yield* redactionOf(outcome, secrets), code };
  },
});

export const RECORD_ACTIONS: Readonly<Record<Action, ApiAction<CallRequest, CallOutcome>>> = {
  StartCDNRecord: recordAction('StartCDNRecord'),
  StopCDNRecord: recordAction('StopCDNRecord'),
};

function* outcomeOf(request: CallRequest, delivery: Delivery): Steps<CallOutcome> {
  switch (delivery.kind) {
    case 'answer':
      return yield* answerInSteps(request, delivery.httpStatus, delivery.body);
    case 'not-sent':
      return outcomeWithoutAnswer(request.streamIds, 'failed', delivery.reason, {
        detail: delivery.detail,
      });
    case 'lost':
      return outcomeWithoutAnswer(request.streamIds, 'unknown', delivery.reason, {
        detail: delivery.detail,
        httpStatus: delivery.httpStatus,
        raw: delivery.partial === '' ? null : delivery.partial,
      });
  }
}
