import { createHmac } from 'node:crypto';
import { textLines, textWithin } from './message-text.ts';
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

/**
 * Bytes of a text: the whole request may have 20 KB, and JSON writes a quotation mark or a line end of the text
 * as two.
 */
const MOST_BYTES = 9_000;

/** All robots of a tenant share a bound, which is reached at full and half hours. */
const TOO_FAST = 11_232;
/** Signature, this computer's address, keyword, token: not what the robot was set to. */
const NOT_AS_SET: readonly number[] = [19_001, 19_021, 19_022, 19_024];

const HALF_HOUR_MS = 30 * MINUTE_MS;
/** Before and after each full and half hour, in milliseconds. */
const BUSY_BEFORE_MS = 30_000;
const BUSY_AFTER_MS = 2 * MINUTE_MS;

/** Robots of Feishu: 100 messages a minute, 5 a second. */
export const feishu: WebhookService = {
  windows: [
    { count: 100, ms: MINUTE_MS },
    { count: 5, ms: 1_000 },
  ],
  request({ message }, { url, secret }, now) {
    const text = textWithin(textLines(message), '\n', MOST_BYTES);
    const body = { msg_type: 'text', content: { text } };
    const whole = secret ? { ...signature(secret, now), ...body } : body;
    return { url, headers: JSON_HEADERS, body: JSON.stringify(whole) };
  },
  read({ httpStatus, body }, now) {
    const code = codeOf(body, ['code', 'StatusCode']);
    if (code === TOO_FAST) return { kind: 'busy', waitMs: untilQuiet(now) };
    if (httpStatus !== 200 && code === null) return verdictOfStatus(httpStatus);
    if (code === 0) return DELIVERED;
    return code === null || NOT_AS_SET.includes(code) ? TARGET : REFUSED;
  },
};

/** The key holds the time in seconds and the secret, and signs an empty text. */
function signature(secret: string, now: number): { timestamp: string; sign: string } {
  const timestamp = String(Math.floor(now / 1000));
  const sign = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
  return { timestamp, sign };
}

/** A minute, or until the rush of a full or half hour is over. Half hours are the same in almost all time zones. */
function untilQuiet(now: number): number {
  const then = now + MINUTE_MS;
  const since = then % HALF_HOUR_MS;
  if (since < BUSY_AFTER_MS) return MINUTE_MS + BUSY_AFTER_MS - since;
  const ahead = HALF_HOUR_MS - since;
  return ahead < BUSY_BEFORE_MS ? MINUTE_MS + ahead + BUSY_AFTER_MS : MINUTE_MS;
}
