import { createHmac } from 'node:crypto';
import { cutToBytes, plainText, textLines, textWithin } from './message-text.ts';
import {
  codeOf,
  DELIVERED,
  JSON_HEADERS,
  MINUTE_MS,
  REFUSED,
  TARGET,
  verdictOfStatus,
  type WebhookService,
} from './service.ts';

/** Bytes of a text; the whole message may have 20,000. */
const MOST_BYTES = 16_000;
const MOST_TITLE_BYTES = 200;

/** Too many messages: the robot is shut for ten minutes. */
const TOO_FAST = 130_101;
/** Signature, keyword or address are not what the robot was set to. */
const NOT_AS_SET = 310_000;

/** Robots of DingTalk: 20 messages a minute, then none for ten. */
export const dingtalk: WebhookService = {
  windows: [{ count: 20, ms: MINUTE_MS }],
  request({ message }, { url, secret }, now) {
    const text = textWithin(textLines(message), '\n\n', MOST_BYTES);
    const title = cutToBytes(plainText(message.title), MOST_TITLE_BYTES);
    return {
      url: secret ? signed(url, secret, now) : url,
      headers: JSON_HEADERS,
      body: JSON.stringify({ msgtype: 'markdown', markdown: { title, text } }),
    };
  },
  read({ httpStatus, body }) {
    if (httpStatus !== 200) return verdictOfStatus(httpStatus);
    const code = codeOf(body, ['errcode']);
    if (code === 0) return DELIVERED;
    if (code === TOO_FAST) return { kind: 'busy', waitMs: 10 * MINUTE_MS };
    return code === null || code === NOT_AS_SET || code === -1 ? TARGET : REFUSED;
  },
};

/** The time in milliseconds and HMAC-SHA256 over time and secret, in the query; an hour off is refused. */
function signed(url: string, secret: string, now: number): string {
  const sign = createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64');
  const address = new URL(url);
  const query = `timestamp=${now}&sign=${encodeURIComponent(sign)}`;
  address.search = address.search === '' ? `?${query}` : `${address.search}&${query}`;
  return address.href;
}
