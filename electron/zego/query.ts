import type { Action } from '../contract/vendor.ts';
import { sign } from './signature.ts';

/** Who signs: one project of ZEGO's. */
export interface Credentials {
  readonly appId: number;
  readonly serverSecret: string;
  /** Normalised endpoint, see `parseEndpoint`. */
  readonly endpoint: string;
  /** Sent only for projects that ask for it (facts §1: created on or before 2021-11-16). */
  readonly isTest: boolean;
}

export type Parameters = readonly (readonly [name: string, value: string])[];

export interface Moment {
  /** Unix time in seconds, already corrected by the server's clock. */
  readonly timestamp: number;
  /** 16 hexadecimal characters. */
  readonly nonce: string;
}

/**
 * The query of one signed GET: action, business parameters, then the common ones
 * (specification, "请求示例"; facts §1). Brackets stay literal, as the documented form has them.
 */
export function buildQuery(
  action: Action | 'DescribeRTCStreamState',
  parameters: Parameters,
  credentials: Credentials,
  { timestamp, nonce }: Moment,
): string {
  const { appId, serverSecret, isTest } = credentials;
  const all: [string, string][] = [
    ['Action', action],
    ...parameters.map(([name, value]): [string, string] => [name, value]),
    ['AppId', String(appId)],
    ['SignatureNonce', nonce],
    ['Timestamp', String(timestamp)],
    ['Signature', sign({ appId, nonce, serverSecret, timestamp })],
    ['SignatureVersion', '2.0'],
  ];
  if (isTest) all.push(['IsTest', 'true']);
  return all.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}
