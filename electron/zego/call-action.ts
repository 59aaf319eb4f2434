import { randomBytes } from 'node:crypto';
import { answerTurns, finish, LARGE_ANSWER_BYTES, type Steps } from './answer/turns.ts';
import { clockAnswer } from './clock/clock-answer.ts';
import type { ClockAnswer } from './clock/clock-state.ts';
import { urlOf } from './request/endpoint.ts';
import {
  type ActionName,
  buildQuery,
  type Credentials,
  type Moment,
  type Parameters,
  type Project,
  previewQuery,
  unsignedParameters,
  unsignedQuery,
} from './request/query.ts';
import { sign } from './request/signature.ts';
import type { Delivery } from './transport/delivery.ts';
import type { Transport } from './transport/transport.ts';

/** An action of the API: what it sends, and how its answer is read. Each has its file in `actions/`. */
export interface ApiAction<Request, Answer> {
  readonly name: ActionName;
  /** The business parameters (specification, "请求参数"), in the order in which they are sent. */
  parameters(request: Request): Parameters;
  /**
   * Reads what came, whatever it is: never throws. SECURITY: nothing of `secrets` may be left in the answer,
   * since a server or a proxy may echo the request.
   */
  read(request: Request, delivery: Delivery, secrets: readonly string[]): Steps<ReadAnswer<Answer>>;
}

export interface ReadAnswer<Answer> {
  readonly answer: Answer;
  /** The API's code; null where the answer is not surely the API's. */
  readonly code: number | null;
}

/** A signed request, ready for the wire. As secret as the signature in it: neither logged nor kept. */
export interface PreparedAction<Answer> {
  readonly endpoint: string;
  readonly query: string;
  /** Literals that must not survive in anything that is kept. */
  readonly secrets: readonly string[];
  read(delivery: Delivery): Steps<ReadAnswer<Answer>>;
}

/** The moment that a request is signed with, from milliseconds since the epoch; its nonce serves once. */
export const momentAt = (signMs: number): Moment => ({
  timestamp: Math.floor(signMs / 1000),
  nonce: randomBytes(8).toString('hex'),
});

/** Signs one request. A new moment for every attempt: a signature is used once. */
export function prepareAction<Request, Answer>(
  action: ApiAction<Request, Answer>,
  request: Request,
  credentials: Credentials,
  moment: Moment,
): PreparedAction<Answer> {
  const secrets = [credentials.serverSecret, sign({ ...credentials, ...moment })];
  return {
    endpoint: credentials.endpoint,
    query: buildQuery(action.name, action.parameters(request), credentials, moment),
    secrets,
    read: (delivery) => action.read(request, delivery, secrets),
  };
}

/** The address that such a request would go to, with placeholders where its signature goes. */
export const previewAction = <Request>(
  { name, parameters }: ApiAction<Request, unknown>,
  request: Request,
  project: Project,
): string => urlOf(project.endpoint, previewQuery(name, parameters(request), project));

/** A request as it would leave, without what signs it: good for nothing but to be looked at. */
export interface UnsignedRequest {
  readonly method: 'GET';
  /** Without signature, nonce and time. */
  readonly url: string;
  readonly parameters: Parameters;
}

/** What such a request would be. It needs no secret. */
export function unsignedRequest<Request>(
  { name, parameters }: ApiAction<Request, unknown>,
  request: Request,
  project: Project,
): UnsignedRequest {
  const business = parameters(request);
  return {
    method: 'GET',
    url: urlOf(project.endpoint, unsignedQuery(name, business, project)),
    parameters: unsignedParameters(name, business, project),
  };
}

/**
 * Sends a prepared request once and returns its outcome. Never throws. A large answer is read in turns of
 * the event loop.
 *
 * @param onTime Receives the time in an answer of the API; an answer of a proxy or a portal does not count.
 */
export async function sendAction<Answer>(
  transport: Transport,
  prepared: PreparedAction<Answer>,
  onTime: (answer: ClockAnswer) => void,
): Promise<Answer> {
  const delivery = await transport.get(prepared.endpoint, prepared.query);
  const steps = prepared.read(delivery);
  const { answer, code } = isLarge(delivery) ? await answerTurns.run(steps) : finish(steps);
  if (delivery.kind === 'answer' && code !== null) onTime(clockAnswer(delivery, code));
  return answer;
}

/** By its text: a coded answer is smaller on the wire. */
function isLarge(delivery: Delivery): boolean {
  if (delivery.kind === 'not-sent') return false;
  const text = delivery.kind === 'answer' ? delivery.body : delivery.partial;
  return text.length > LARGE_ANSWER_BYTES;
}
