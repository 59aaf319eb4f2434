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

/** Action, business parameters, then the common ones. Brackets stay literal, as the documented form has them. */
function writeQuery(
  action: ActionName,
  parameters: Parameters,
  { appId, isTest }: Pick<Project, 'appId' | 'isTest'>,
  { nonce, timestamp, signature }: Stamp,
): string {
  const encoded = parameters.map(([name, value]) => [name, encodeURIComponent(value)]);
  const all = [
    ['Action', action],
    ...encoded,
    ['AppId', String(appId)],
    ['SignatureNonce', nonce],
    ['Timestamp', timestamp],
    ['Signature', signature],
    ['SignatureVersion', '2.0'],
    ...(isTest === null ? [] : [['IsTest', String(isTest)]]),
  ];
  return all.map((parameter) => parameter.join('=')).join('&');
}
