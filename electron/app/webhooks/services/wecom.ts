import { textLines, textWithin } from './message-text.ts';
import {
  codeOf,
  DELIVERED,
  JSON_HEADERS,
  MESSAGE,
  MINUTE_MS,
  REFUSED,
  TARGET,
  verdictOfStatus,
  type WebhookService,
} from './service.ts';

/** Bytes of a Markdown text; more is refused whole. */
const MOST_BYTES = 4096;

const TOO_LONG = 40_058;
/** Too many messages. */
const TOO_FAST = 45_009;
/** No robot has this address any more. */
const NO_ROBOT = 93_000;

/** Robots of WeCom: 20 messages a minute. The key in the address is the secret, and nothing is signed. */
export const wecom: WebhookService = {
  windows: [{ count: 20, ms: MINUTE_MS }],
  request({ message }, { url }) {
    const content = textWithin(textLines(message), '\n', MOST_BYTES);
    const body = JSON.stringify({ msgtype: 'markdown', markdown: { content } });
    return { url, headers: JSON_HEADERS, body };
  },
  read({ httpStatus, body }) {
    if (httpStatus !== 200) return verdictOfStatus(httpStatus);
    const code = codeOf(body, ['errcode']);
    if (code === 0) return DELIVERED;
    if (code === TOO_FAST) return { kind: 'busy', waitMs: MINUTE_MS };
    if (code === TOO_LONG) return MESSAGE;
    return code === null || code === NO_ROBOT || code === -1 ? TARGET : REFUSED;
  },
};
