import { createHmac } from 'node:crypto';
import type { WebhookMessage } from '#contract/model/webhook.ts';
import { cutToBytes } from './message-text.ts';
import {
  DELIVERED,
  JSON_HEADERS,
  type OutgoingMessage,
  REFUSED,
  verdictOfStatus,
  type WebhookAddress,
  type WebhookRequest,
  type WebhookService,
} from './service.ts';

/** Answers that say no to what was sent, and not to where it was sent. */
const OF_THE_MESSAGE: readonly number[] = [400, 415, 422];

/** Longest value of a variable in Companion, in bytes: a button shows less. */
const MOST_VALUE_BYTES = 200;

/** An address of the station's own: Standard Webhooks, or what a tally or button system takes. No limits are known. */
export const generic: WebhookService = {
  windows: [],
  request(outgoing, address, now) {
    const { message } = outgoing;
    switch (address.template) {
      case 'standard':
        return standard(outgoing, address, now);
      case 'tally-arbiter':
        return { url: address.url, headers: JSON_HEADERS, body: JSON.stringify(tallyOf(message)) };
      case 'companion':
        return {
          url: address.url,
          headers: { 'content-type': 'text/plain; charset=utf-8' },
          body: cutToBytes(message.title, MOST_VALUE_BYTES),
        };
    }
  },
  read({ httpStatus }) {
    if (httpStatus >= 200 && httpStatus < 300) return DELIVERED;
    return OF_THE_MESSAGE.includes(httpStatus) ? REFUSED : verdictOfStatus(httpStatus);
  },
};

/** `{"<preset>": ["program"]}` while anything of it counts as recording, else an empty list. */
const tallyOf = ({ preset, recording }: WebhookMessage): Record<string, string[]> => ({
  [preset ?? 'CDN Recorder']: recording ? ['program'] : [],
});

/** Headers and body as https://www.standardwebhooks.com says: a receiver drops an id that it has seen. */
function standard(
  { id, message }: OutgoingMessage,
  { url, secret }: WebhookAddress,
  now: number,
): WebhookRequest {
  const { event, at, ...data } = message;
  const body = JSON.stringify({ type: `recorder.${event}`, timestamp: at, data });
  const timestamp = String(Math.floor(now / 1000));
  const key = secret === null ? null : standardKey(secret);
  return {
    url,
    headers: {
      ...JSON_HEADERS,
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      ...(key && {
        'webhook-signature': `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
      }),
    },
    body,
  };
}

const PREFIX = 'whsec_';
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** Bytes of a key, as the specification bounds them. */
const KEY_BYTES = { least: 24, most: 64 } as const;

/** The key of `whsec_…`; null where the secret is none of Standard Webhooks. */
export function standardKey(secret: string): Buffer | null {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : '';
  if (!BASE64.test(text)) return null;
  const key = Buffer.from(text, 'base64');
  return key.length >= KEY_BYTES.least && key.length <= KEY_BYTES.most ? key : null;
}
