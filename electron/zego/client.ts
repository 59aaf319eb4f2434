import type { CallOutcome } from '../contract/outcome.ts';
import type { Action, Vendor } from '../contract/vendor.ts';
import { answerInSteps, outcomeWithoutAnswer } from './answer.ts';
import { clockAnswer } from './clock-answer.ts';
import type { ClockAnswer } from './clock-state.ts';
import type { Delivery } from './delivery.ts';
import { urlOf } from './endpoint.ts';
import {
  buildQuery,
  type Credentials,
  type Moment,
  type Parameters,
  type Project,
  previewQuery,
} from './query.ts';
import { redactionOf } from './redact-outcome.ts';
import { sign } from './signature.ts';
import type { Transport } from './transport.ts';
import { answerTurns, finish, LARGE_ANSWER_BYTES, type Steps } from './turns.ts';
import { VENDOR_ADAPTERS } from './vendors/registry.ts';
import type { CallExtras } from './vendors/vendor.ts';

/** One request to one vendor. */
export interface CallRequest {
  readonly action: Action;
  readonly vendor: Vendor;
  readonly streamIds: readonly string[];
  readonly extras: CallExtras;
}

/** A signed request, ready for the wire. As secret as the signature in it: neither logged nor kept. */
export interface PreparedCall {
  readonly request: CallRequest;
  readonly endpoint: string;
  readonly query: string;
  /** Literals that must not survive in anything that is kept. */
  readonly secrets: readonly string[];
}

/** `StreamId[]` once for each stream, `Vendor`, then what the vendor's adapter adds (specification, "请求参数"). */
export function businessParameters({ vendor, streamIds, extras }: CallRequest): Parameters {
  return [
    ...streamIds.map((streamId) => ['StreamId[]', streamId] as const),
    ['Vendor', vendor],
    ...VENDOR_ADAPTERS[vendor].parameters(extras),
  ];
}

/** Signs one call. A new nonce and the present moment for every attempt: a signature is used once. */
export function prepareCall(
  request: CallRequest,
  credentials: Credentials,
  moment: Moment,
): PreparedCall {
  return {
    request,
    endpoint: credentials.endpoint,
    query: buildQuery(request.action, businessParameters(request), credentials, moment),
    secrets: [credentials.serverSecret, sign({ ...credentials, ...moment })],
  };
}

/** The address that such a call would go to, with placeholders where its signature goes. */
export const previewUrl = (request: CallRequest, project: Project): string =>
  urlOf(project.endpoint, previewQuery(request.action, businessParameters(request), project));

/**
 * Sends a prepared call once and says what it came to. Never throws. `onTime` hears what an answer that is
 * the API's says of the time; what a proxy or a portal says of it is not believed.
 */
export async function sendCall(
  transport: Transport,
  call: PreparedCall,
  onTime: (answer: ClockAnswer) => void,
): Promise<CallOutcome> {
  const delivery = await transport.get(call.endpoint, call.query);
  const steps = readInSteps(call, delivery, onTime);
  return isLarge(delivery) ? answerTurns.run(steps) : finish(steps);
}

/** By its text: a coded answer is smaller on the wire. */
function isLarge(delivery: Delivery): boolean {
  if (delivery.kind === 'not-sent') return false;
  const text = delivery.kind === 'answer' ? delivery.body : delivery.partial;
  return text.length > LARGE_ANSWER_BYTES;
}

function* readInSteps(
  { request, secrets }: PreparedCall,
  delivery: Delivery,
  onTime: (answer: ClockAnswer) => void,
): Steps<CallOutcome> {
  const outcome = yield* readDelivery(request, delivery);
  if (delivery.kind === 'answer' && typeof outcome.code === 'number') {
    onTime(clockAnswer(delivery, outcome.code));
  }
  return yield* redactionOf(outcome, secrets);
}

function* readDelivery(request: CallRequest, delivery: Delivery): Steps<CallOutcome> {
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
