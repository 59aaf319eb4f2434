import type { IsTest } from '#contract/model/account.ts';
import type { Action } from '#contract/model/vendor.ts';
import { sign } from './signature.ts';

/** Who signs: one project of ZEGO's. */
export interface Credentials {
  readonly appId: number;
  readonly serverSecret: string;
  /** Normalised endpoint, see `parseEndpoint`. */
  readonly endpoint: string;
  readonly isTest: IsTest;
}

export type Parameters = readonly (readonly [name: string, value: string])[];

export interface Moment {
  /** Unix time in seconds: the workstation's, or the server's where that signs. */
  readonly timestamp: number;
  /** 16 hexadecimal characters. */
  readonly nonce: string;
}

/** What of its credentials a request names in clear. */
export type Project = Pick<Credentials, 'appId' | 'endpoint' | 'isTest'>;

/** What each request has of its own, as it stands in the query. */
interface Stamp {
  readonly nonce: string;
  readonly timestamp: string;
  readonly signature: string;
}

/** Stand in a preview where the request has what is made for it alone. */
export const PLACEHOLDERS: Stamp = {
  nonce: '<SignatureNonce>',
  timestamp: '<Timestamp>',
  signature: '<Signature>',
};

/** The actions that this program asks for. */
export type ActionName =
  | Action
  | 'DescribeRTCStreamState'
  | 'SearchMedia'
  | 'MergeMedia'
  | 'DescribeMediaTask';

/** The query of one signed GET (specification, "请求示例"; facts §1). */
export function buildQuery(
  action: ActionName,
  parameters: Parameters,
  credentials: Credentials,
  { timestamp, nonce }: Moment,
): string {
  const { appId, serverSecret } = credentials;
  return writeQuery(action, parameters, credentials, {
    nonce: encodeURIComponent(nonce),
    timestamp: String(timestamp),
    signature: sign({ appId, nonce, serverSecret, timestamp }),
  });
}

/**
 * The same query with placeholders where the signature, its nonce and its time go: to be looked at, and
 * good for nothing else. It needs no secret, so a locked account can be shown it too.
 */
export const previewQuery = (
  action: ActionName,
  parameters: Parameters,
  project: Pick<Project, 'appId' | 'isTest'>,
): string => writeQuery(action, parameters, project, PLACEHOLDERS);

/**
 * The parameters of a request in their order, as they are before they are written down, without what each request has
 * for itself alone: its signature, and the nonce and the time of that.
 */
export const unsignedParameters = (
  action: ActionName,
  parameters: Parameters,
  project: Pick<Project, 'appId' | 'isTest'>,
): Parameters => inOrder(action, parameters, project, null);

/** The same as they stand in the query. */
export const unsignedQuery = (
  action: ActionName,
  parameters: Parameters,
  project: Pick<Project, 'appId' | 'isTest'>,
): string => joined(inOrder(action, encoded(parameters), project, null));

const writeQuery = (
  action: ActionName,
  parameters: Parameters,
  project: Pick<Project, 'appId' | 'isTest'>,
  stamp: Stamp,
): string => joined(inOrder(action, encoded(parameters), project, stamp));

/** Brackets of names stay literal, as the documented form has them. */
const encoded = (parameters: Parameters): Parameters =>
  parameters.map(([name, value]) => [name, encodeURIComponent(value)] as const);

const joined = (parameters: Parameters): string =>
  parameters.map((parameter) => parameter.join('=')).join('&');

/** Action, business parameters, then the common ones. */
function inOrder(
  action: ActionName,
  parameters: Parameters,
  { appId, isTest }: Pick<Project, 'appId' | 'isTest'>,
  stamp: Stamp | null,
): Parameters {
  const stamped: Parameters =
    stamp === null
      ? []
      : [
          ['SignatureNonce', stamp.nonce],
          ['Timestamp', stamp.timestamp],
          ['Signature', stamp.signature],
        ];
  return [
    ['Action', action],
    ...parameters,
    ['AppId', String(appId)],
    ...stamped,
    ['SignatureVersion', '2.0'],
    ...(isTest === null ? [] : ([['IsTest', String(isTest)]] as const)),
  ];
}
