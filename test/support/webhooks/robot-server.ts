import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

/**
 * Strict doubles of the services that take messages, as their documents describe them. They share no line with the
 * product: what the product signs is verified here anew.
 */

export type RobotKind = 'dingtalk' | 'wecom' | 'feishu' | 'generic';

/** What a robot took, in order. */
export interface Taken {
  readonly at: number;
  readonly text: string;
  /** Standard Webhooks: an id that comes again is taken, and counts once. */
  readonly id: string | null;
}

/**
 * How a robot misbehaves. `down`: it cuts the connection before it has read anything. `swallow`: it takes the message
 * and cuts the connection. `slow`: it never answers. `error`: 503. `redirect`: elsewhere. `refuse`: a code that no
 * document has. `rush`: Feishu's answer at full and half hours. `large`: an answer without an end.
 */
export type Mood =
  | 'well'
  | 'down'
  | 'swallow'
  | 'slow'
  | 'error'
  | 'redirect'
  | 'refuse'
  | 'rush'
  | 'large';

interface RobotOptions {
  readonly kind: RobotKind;
  readonly secret: string | null;
  /** Milliseconds since the epoch, as the service counts them. */
  readonly now: () => number;
  readonly keyword?: string;
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

const HOUR_MS = 3_600_000;
const TOKEN = 'token-of-the-robot-7d1f0a';

const PATHS: Readonly<Record<RobotKind, string>> = {
  dingtalk: `/robot/send?access_token=${TOKEN}`,
  wecom: `/cgi-bin/webhook/send?key=${TOKEN}`,
  feishu: `/open-apis/bot/v2/hook/${TOKEN}`,
  generic: `/hooks/${TOKEN}`,
};

const same = (given: string, right: string): boolean =>
  given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right));

const hmac = (key: string | Buffer, message: string): string =>
  createHmac('sha256', key).update(message, 'utf8').digest('base64');

/** A robot on a port of loopback. */
export class RobotServer {
  mood: Mood = 'well';
  readonly taken: Taken[] = [];
  /** What it refused, by its own code or status. */
  readonly refused: (number | string)[] = [];
  /** Requests, whatever became of them. */
  requests = 0;
  readonly #options: RobotOptions;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #blockedUntil = 0;
  #arrivals: number[] = [];

  constructor(options: RobotOptions) {
    this.#options = options;
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${PATHS[this.#options.kind]}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    if (this.mood === 'down') {
      request.socket.destroy();
      return;
    }
    const body = await readText(request).catch(() => null);
    if (body === null || this.mood === 'slow') return;
    const reply = this.#misbehaved() ?? this.#reply(request, body);
    if (this.mood === 'swallow') {
      request.socket.destroy();
      return;
    }
    const headers = { 'content-type': 'application/json', location: 'http://127.0.0.1:1/' };
    response.writeHead(reply.status, headers).end(reply.body);
  }

  #misbehaved(): Reply | null {
    switch (this.mood) {
      case 'error':
        return { status: 503, body: 'out of order' };
      case 'redirect':
        return { status: 302, body: '' };
      case 'refuse':
        return this.#no(430_102, 'unsafe content');
      case 'rush':
        return this.#no(11_232, 'frequency limited');
      case 'large':
        return { status: 200, body: 'x'.repeat(1024 * 1024) };
      default:
        return null;
    }
  }

  #no(code: number, message: string): Reply {
    this.refused.push(code);
    const { kind } = this.#options;
    if (kind === 'generic') return { status: 422, body: message };
    const names = kind === 'feishu' ? ['code', 'msg'] : ['errcode', 'errmsg'];
    const body = JSON.stringify({ [String(names[0])]: code, [String(names[1])]: message });
    return { status: 200, body };
  }

  #reply(request: IncomingMessage, body: string): Reply {
    const url = new URL(request.url ?? '/', 'http://robot');
    const expected = new URL(PATHS[this.#options.kind], 'http://robot');
    const isHere =
      url.pathname === expected.pathname &&
      [...expected.searchParams].every(([name, value]) => url.searchParams.get(name) === value);
    if (request.method !== 'POST' || !isHere) return { status: 404, body: 'no such robot' };
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
      return this.#no(43_004, 'not JSON');
    switch (this.#options.kind) {
      case 'dingtalk':
        return this.#dingtalk(url, body);
      case 'wecom':
        return this.#wecom(body);
      case 'feishu':
        return this.#feishu(body);
      case 'generic':
        return this.#generic(request, body);
    }
  }

  #dingtalk(url: URL, body: string): Reply {
    const { secret, now, keyword } = this.#options;
    if (now() < this.#blockedUntil) return this.#no(130_101, 'send too fast');
    if (this.#isTooFast(20, 60_000)) {
      this.#blockedUntil = now() + 600_000;
      return this.#no(130_101, 'send too fast');
    }
    if (secret !== null) {
      const timestamp = url.searchParams.get('timestamp') ?? '';
      const sign = url.searchParams.get('sign') ?? '';
      const isNow = /^\d{13}$/.test(timestamp) && Math.abs(Number(timestamp) - now()) < HOUR_MS;
      if (!isNow || !same(sign, hmac(secret, `${timestamp}\n${secret}`)))
        return this.#no(310_000, 'sign not match');
    }
    const message = JSON.parse(body);
    const { title, text } = message.markdown ?? {};
    if (message.msgtype !== 'markdown' || typeof title !== 'string' || typeof text !== 'string')
      return this.#no(400_105, 'unsupported msgtype');
    if (keyword !== undefined && !text.includes(keyword))
      return this.#no(310_000, 'keywords not in content');
    if (Buffer.byteLength(body) > 20_000) return this.#no(460_101, 'message too long');
    return this.#take(text, null, '{"errcode":0,"errmsg":"ok"}');
  }

  #wecom(body: string): Reply {
    if (this.#isTooFast(20, 60_000)) return this.#no(45_009, 'api freq out of limit');
    const message = JSON.parse(body);
    const content = message.markdown?.content;
    if (message.msgtype !== 'markdown' || typeof content !== 'string')
      return this.#no(40_008, 'invalid message type');
    if (Buffer.byteLength(content) > 4096) return this.#no(40_058, 'content exceed max length');
    return this.#take(content, null, '{"errcode":0,"errmsg":"ok"}');
  }

  #feishu(body: string): Reply {
    const { secret, now, keyword } = this.#options;
    if (this.#isTooFast(100, 60_000) || this.#isTooFast(5, 1_000, false))
      return this.#no(11_232, 'frequency limited');
    if (Buffer.byteLength(body) > 20 * 1024) return this.#no(9_499, 'Bad Request');
    const message = JSON.parse(body);
    if (secret !== null) {
      const { timestamp, sign } = message;
      const isNow =
        /^\d{10}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - now()) < HOUR_MS;
      if (!isNow || !same(String(sign), hmac(`${timestamp}\n${secret}`, '')))
        return this.#no(19_021, 'sign match fail or timestamp is not within one hour');
    }
    const text = message.content?.text;
    if (message.msg_type !== 'text' || typeof text !== 'string')
      return this.#no(9_499, 'Bad Request');
    if (keyword !== undefined && !text.includes(keyword))
      return this.#no(19_024, 'Key Words Not Found');
    return this.#take(text, null, '{"code":0,"msg":"success","data":{}}');
  }

  #generic({ headers }: IncomingMessage, body: string): Reply {
    const { secret, now } = this.#options;
    const id = String(headers['webhook-id'] ?? '');
    const timestamp = String(headers['webhook-timestamp'] ?? '');
    const isNow = Math.abs(Number(timestamp) * 1000 - now()) < 300_000;
    if (id === '' || !/^\d{10}$/.test(timestamp) || !isNow)
      return { status: 400, body: 'no id or time' };
    if (secret !== null) {
      const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
      const signatures = String(headers['webhook-signature'] ?? '').split(' ');
      const right = `v1,${hmac(key, `${id}.${timestamp}.${body}`)}`;
      if (!signatures.some((one) => same(one, right)))
        return { status: 401, body: 'bad signature' };
    }
    return this.#take(JSON.parse(body).data.title, id, '');
  }

  #take(text: string, id: string | null, body: string): Reply {
    if (id === null || !this.taken.some((one) => one.id === id))
      this.taken.push({ at: this.#options.now(), text, id });
    return { status: 200, body };
  }

  /** Counts a request, and tells whether there were more than so many within the time. */
  #isTooFast(most: number, ms: number, counts = true): boolean {
    const now = this.#options.now();
    if (counts) this.#arrivals.push(now);
    return this.#arrivals.filter((at) => at > now - ms).length > most;
  }
}
