import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { WebhookKind, WebhookMessage } from '#contract/model/webhook.ts';
import { addressProblem } from '#contract/rules/webhook-address.ts';
import { standardKey } from '../../../../electron/app/webhooks/services/generic.ts';
import { WEBHOOK_SERVICES } from '../../../../electron/app/webhooks/services/registry.ts';

const { dingtalk, wecom, feishu, generic } = WEBHOOK_SERVICES;

/** 2026-11-27 18:00:00 UTC. Signatures of it were made with another program (Python's hmac). */
const NOW = 1_795_802_400_000;
const SECRET = 'SECmade0up0for0tests';

const MESSAGE: WebhookMessage = {
  event: 'trouble',
  at: '2026-11-27T10:00:00.000Z',
  title: 'Concert A: 1 of 2 not recording',
  lines: ['cam-1 at Tencent: refused'],
  preset: 'Concert A',
  recording: true,
  streams: [{ vendor: 'Tencent', streamId: 'cam_1', result: 'not-done' }],
  streamCount: 2,
};
const outgoing = (changes: Partial<WebhookMessage> = {}) => ({
  id: 'msg_1',
  message: { ...MESSAGE, ...changes },
});
const at = (url: string, secret: string | null = null) => ({
  url,
  secret,
  template: 'standard' as const,
});
const answer = (body: unknown, httpStatus = 200) => ({ httpStatus, body: JSON.stringify(body) });

describe('DingTalk', () => {
  const url = 'https://oapi.dingtalk.com/robot/send?access_token=abc';

  test('signs time and secret in the query, in milliseconds', () => {
    const request = dingtalk.request(outgoing(), at(url, SECRET), NOW);
    expect(request.url).toBe(
      `${url}&timestamp=1795802400000&sign=aZ9qNKpXrv2cblEPz%2Fg9PWbpv5mgFI6FJDCBj5SKCfQ%3D`,
    );
  });

  test('sends Markdown with the keyword, and no signature where there is no secret', () => {
    const request = dingtalk.request(outgoing(), at(url), NOW);
    expect(request.url).toBe(url);
    expect(JSON.parse(request.body)).toEqual({
      msgtype: 'markdown',
      markdown: {
        title: MESSAGE.title,
        text: `${MESSAGE.title}\n\ncam-1 at Tencent: refused\n\nCDN Recorder`,
      },
    });
  });

  test('reads the code, and believes no page of a proxy', () => {
    expect(dingtalk.read(answer({ errcode: 0, errmsg: 'ok' }), NOW)).toEqual({ kind: 'delivered' });
    expect(dingtalk.read(answer({ errcode: 310000 }), NOW)).toEqual({ kind: 'target' });
    expect(dingtalk.read(answer({ errcode: 130101 }), NOW)).toEqual({
      kind: 'busy',
      waitMs: 600_000,
    });
    expect(dingtalk.read(answer({ errcode: 430102 }), NOW)).toEqual({ kind: 'refused' });
    expect(dingtalk.read({ httpStatus: 200, body: '<html>Sign in</html>' }, NOW)).toEqual({
      kind: 'target',
    });
    expect(dingtalk.read(answer({ errcode: '0' }), NOW)).toEqual({ kind: 'target' });
    expect(dingtalk.read(answer({ errcode: 0 }, 502), NOW)).toEqual({ kind: 'target' });
  });
});

describe('WeCom', () => {
  const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc';

  test('cuts a text to 4096 bytes between two characters, and keeps the keyword', () => {
    const request = wecom.request(outgoing({ lines: ['录😀'.repeat(2_000)] }), at(url), NOW);
    const { content } = JSON.parse(request.body).markdown;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4096);
    expect(Buffer.byteLength(content)).toBeGreaterThan(4080);
    expect(content).toMatch(/(录|😀)…\nCDN Recorder$/u);
    expect(content).not.toMatch(/\p{Cs}/u);
  });

  test('tells a message that is too long from an address that is wrong', () => {
    expect(wecom.read(answer({ errcode: 0 }), NOW)).toEqual({ kind: 'delivered' });
    expect(wecom.read(answer({ errcode: 40058 }), NOW)).toEqual({ kind: 'message' });
    expect(wecom.read(answer({ errcode: 93000 }), NOW)).toEqual({ kind: 'target' });
    expect(wecom.read(answer({ errcode: 45009 }), NOW)).toEqual({ kind: 'busy', waitMs: 60_000 });
  });
});

describe('Feishu', () => {
  const url = 'https://open.feishu.cn/open-apis/bot/v2/hook/abc';

  test('signs with time and secret as the key, in seconds', () => {
    const body = JSON.parse(feishu.request(outgoing(), at(url, SECRET), NOW).body);
    expect(body).toMatchObject({
      timestamp: '1795802400',
      sign: 'vtWSO8ySIKcsGWFxZ5sxID0k995x9lyrtFQlMu1Kk1c=',
      msg_type: 'text',
    });
  });

  test('stays below 20 KB whatever has to be escaped', () => {
    const lines = ['"\\\u0001\u0007'.repeat(10_000)];
    const { body } = feishu.request(outgoing({ lines }), at(url, SECRET), NOW);
    expect(Buffer.byteLength(body)).toBeLessThan(20 * 1024);
    expect(body).toContain('CDN Recorder');
  });

  test('keeps away from full and half hours once it was too fast', () => {
    const waitAt = (time: string) => {
      const now = Date.parse(`2026-11-27T${time}Z`);
      const verdict = feishu.read(answer({ code: 11232 }), now);
      return verdict.kind === 'busy' && new Date(now + verdict.waitMs).toISOString().slice(11, 19);
    };
    expect(waitAt('10:10:00')).toBe('10:11:00');
    expect(waitAt('10:00:05')).toBe('10:02:00');
    expect(waitAt('10:28:45')).toBe('10:32:00');
    expect(waitAt('09:59:30')).toBe('10:02:00');
  });

  test('reads old and new answers', () => {
    expect(feishu.read(answer({ code: 0, msg: 'success' }), NOW)).toEqual({ kind: 'delivered' });
    expect(feishu.read(answer({ StatusCode: 0 }), NOW)).toEqual({ kind: 'delivered' });
    expect(feishu.read(answer({ code: 19021 }), NOW)).toEqual({ kind: 'target' });
    expect(feishu.read(answer({ code: 9499 }, 400), NOW)).toEqual({ kind: 'refused' });
  });
});

describe('a generic address', () => {
  const url = 'https://example.com/hook';
  const KEY = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

  test('has the key that the published example of Standard Webhooks has', () => {
    const signed = 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}';
    const key = standardKey(KEY);
    expect(key && createHmac('sha256', key).update(signed).digest('base64')).toBe(
      'g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  test('signs id, time and body', () => {
    const { headers, body } = generic.request(outgoing(), at(url, KEY), NOW);
    const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
    const sign = createHmac('sha256', key).update(`msg_1.1795802400.${body}`).digest('base64');
    expect(headers).toMatchObject({
      'webhook-id': 'msg_1',
      'webhook-timestamp': '1795802400',
      'webhook-signature': `v1,${sign}`,
    });
    expect(JSON.parse(body)).toMatchObject({
      type: 'recorder.trouble',
      timestamp: MESSAGE.at,
      data: { preset: 'Concert A', recording: true, streamCount: 2 },
    });
  });

  test('tells a tally system what records, and a button system a line', () => {
    const tally = { ...at(url), template: 'tally-arbiter' } as const;
    expect(generic.request(outgoing(), tally, NOW).body).toBe('{"Concert A":["program"]}');
    expect(generic.request(outgoing({ recording: false }), tally, NOW).body).toBe(
      '{"Concert A":[]}',
    );
    const companion = generic.request(outgoing(), { ...at(url), template: 'companion' }, NOW);
    expect(companion.body).toBe(MESSAGE.title);
    expect(companion.headers['content-type']).toContain('text/plain');
  });

  test('is content with any 2xx and follows no redirect', () => {
    expect(generic.read({ httpStatus: 204, body: '' }, NOW)).toEqual({ kind: 'delivered' });
    expect(generic.read({ httpStatus: 302, body: '' }, NOW)).toEqual({ kind: 'target' });
    expect(generic.read({ httpStatus: 503, body: '' }, NOW)).toEqual({ kind: 'target' });
    expect(generic.read({ httpStatus: 422, body: '' }, NOW)).toEqual({ kind: 'refused' });
    expect(generic.read({ httpStatus: 429, body: '' }, NOW)).toEqual({
      kind: 'busy',
      waitMs: 60_000,
    });
  });
});

test('no name or message calls a room together or looks like a link', () => {
  const hostile = '<at user_id="all">x</at> [here](https://evil.example) **b**';
  for (const service of [dingtalk, wecom, feishu]) {
    const { body } = service.request(outgoing({ title: hostile }), at('https://a.example/'), NOW);
    expect(body).not.toMatch(/<at|\[here\]|\*\*/);
  }
});

describe('an address', () => {
  const problemOf = (kind: WebhookKind, url: string, secret: string | null = null) =>
    addressProblem(kind, 'standard', { url, secret });

  test.each([
    ['https://open.feishu.cn/x', null],
    ['http://127.0.0.1:8000/x', null],
    ['http://198.51.100.5/x', 'bad-address'],
    ['https://user:word@example.com/', 'bad-address'],
    ['https://example.com/#part', 'bad-address'],
    ['ftp://example.com/', 'bad-address'],
    ['no address', 'bad-address'],
  ])('%s: %s', (url, problem) => {
    expect(problemOf('feishu', url)).toBe(problem);
  });

  test('takes a secret where the service has one', () => {
    expect(problemOf('wecom', 'https://a.example/', 'x')).toBe('bad-secret');
    expect(problemOf('dingtalk', 'https://a.example/', 'x')).toBeNull();
    const secret = `whsec_${'a'.repeat(32)}`;
    const companion = { url: 'https://a.example/', secret };
    expect(addressProblem('generic', 'companion', companion)).toBe('bad-secret');
  });

  test('a secret of Standard Webhooks is taken exactly where it makes a key', () => {
    for (let bytes = 0; bytes < 80; bytes += 1) {
      const secret = `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;
      const isTaken = problemOf('generic', 'https://a.example/', secret) === null;
      expect([bytes, isTaken]).toEqual([bytes, bytes >= 24 && bytes <= 64]);
      expect(standardKey(secret) !== null).toBe(isTaken);
    }
    expect(problemOf('generic', 'https://a.example/', 'x'.repeat(32))).toBe('bad-secret');
  });
});
