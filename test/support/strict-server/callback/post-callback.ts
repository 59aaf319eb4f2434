import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { callbackSignature } from './fields.ts';

/** Posts a callback as ZEGO does: signed, in one of the forms that the documentation names, until it is taken. */

/** The gaps between the tries, in units of `retryUnitMs`. */
const RETRY_AFTER = [2, 4, 8, 16, 32];

export interface CallbackPost {
  /** The project's CallbackSecret. */
  secret: string;
  /** `recordFields`, `composeFields`, or any others. */
  fields: Record<string, unknown>;
  /** Raw JSON, JSON that must be URL-decoded first (the text), or form fields (the official samples). */
  body?: 'json' | 'percent-json' | 'form';
  /** `extra_params` as a text of JSON, as the table of types says, or as an object. */
  extraParams?: 'string' | 'object';
  /** Unix seconds; now without it. */
  timestamp?: string;
  nonce?: string;
  /** Anything but the right one, for a forged callback. */
  signature?: string;
  /** The service's second, in milliseconds: 1000 is real. Without it one try is made. */
  retryUnitMs?: number;
  /** A new time, nonce and signature for every try; the documentation does not say. */
  signEachTry?: boolean;
}

export interface Delivery {
  /** Whether any try was answered 2xx. */
  delivered: boolean;
  /** What each try was answered, null where no answer came. */
  statuses: (number | null)[];
  /** The body of the last try, for a replay. */
  sent: { body: string; contentType: string };
}

/** Never throws: a receiver that cannot be reached is a try that failed. */
export async function postCallback(url: string, post: CallbackPost): Promise<Delivery> {
  const gaps = post.retryUnitMs === undefined ? [] : RETRY_AFTER;
  const statuses: (number | null)[] = [];
  let sent = encode(post);
  for (const gap of [0, ...gaps]) {
    await sleep(gap * (post.retryUnitMs ?? 0));
    if (statuses.length > 0 && post.signEachTry) sent = encode(post);
    const status = await postBody(url, sent);
    statuses.push(status);
    if (status !== null && status >= 200 && status < 300) {
      return { delivered: true, statuses, sent };
    }
  }
  return { delivered: false, statuses, sent };
}

/** A body as it is, again: a retry whose answer was lost, or an attacker's replay. */
export async function postBody(url: string, { body, contentType }: Delivery['sent']) {
  try {
    const headers = { 'content-type': contentType };
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}

function encode(post: CallbackPost): Delivery['sent'] {
  const { secret, body = 'json', extraParams = 'string' } = post;
  const timestamp = post.timestamp ?? String(Math.floor(Date.now() / 1000));
  const nonce = post.nonce ?? String(randomInt(2 ** 47));
  const signature = post.signature ?? callbackSignature(secret, timestamp, nonce);
  const fields: Record<string, unknown> = { ...post.fields, timestamp, nonce, signature };
  if (fields.extra_params !== undefined && extraParams === 'string') {
    fields.extra_params = asText(fields.extra_params);
  }
  if (body === 'form') {
    const pairs = Object.entries(fields).map(([name, value]) => [name, asText(value)]);
    const text = new URLSearchParams(pairs).toString();
    return { body: text, contentType: 'application/x-www-form-urlencoded' };
  }
  const text = JSON.stringify(fields);
  return {
    body: body === 'json' ? text : encodeURIComponent(text),
    contentType: 'application/json',
  };
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
