import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectedSignature } from '../../support/strict-server/gateway.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';
import { app, ask, params, raw, request } from './ask.ts';

let server: StrictServer;
beforeEach(async () => {
  server = await strictServer(app);
});
afterEach(() => server.close());

const inSeconds = (seconds: number) => String(Math.floor(Date.now() / 1000) + seconds);
const rules = () => server.violations.map(({ rule, detail }) => `${rule}: ${detail}`);

describe('the signature', () => {
  it('is the official vector for the official inputs', () => {
    const { secret } = app;
    const signature = expectedSignature('12345', '4fd24687296dd9f3', secret, '1615186943');
    expect(signature).toBe('43e5cfcca828314675f91b001390566a');
  });

  it.each([
    [{ AppId: '' }, 100000001],
    [{ AppId: '0123' }, 100000001],
    [{ AppId: '4294967296' }, 100000001],
    [{ Timestamp: '' }, 100000002],
    [{ Timestamp: '1615186943000' }, 100000003],
    [{ Timestamp: inSeconds(-601) }, 100000004],
    [{ Timestamp: inSeconds(602) }, 100000004],
    [{ Signature: '43e5cfcca828314675f91b001390566a' }, 100000005],
    [{ SignatureNonce: '15215528852396' }, 100000005],
    [{ SignatureNonce: '4FD24687296DD9F3' }, 100000005],
    [{ Action: null }, 100000006],
    [{ Action: 'DeleteMedia' }, 100000007],
    [{ SignatureNonce: null }, 100000008],
    [{ Signature: null }, 100000009],
    [{ AppId: '54321' }, 100000010],
    [{ SignatureVersion: null }, 100000013],
    [{ SignatureVersion: '1.0' }, 100000014],
  ])('%j is answered with %i', async (change, code) => {
    expect(await ask(server, params(change))).toMatchObject({ Code: code, Data: null });
    expect(server.effects('StartCDNRecord', 'Tencent', 'cdn01')).toBe(0);
  });

  it('is good once', async () => {
    const list = params();
    expect(await ask(server, list)).toMatchObject({ Code: 0 });
    expect(await ask(server, list)).toMatchObject({ Code: 100000005 });
    expect(rules()).toEqual([expect.stringMatching(/^nonce replay: [0-9a-f]{16}$/)]);
  });

  it('is judged by the server’s clock, which Date tells', async () => {
    server.clockOffsetMs = 30 * 60 * 1000;
    expect(await ask(server)).toMatchObject({ Code: 100000004 });
    const list = params({}, Date.now() + server.clockOffsetMs);
    expect(await ask(server, list)).toMatchObject({ Code: 0 });
    const { headers } = await fetch(server.url);
    const date = Date.parse(headers.get('date') ?? '');
    expect(Math.abs(date - Date.now() - server.clockOffsetMs)).toBeLessThan(3000);
  });
});

describe('a planted violation is caught', () => {
  it.each([
    ['unknown parameter: streamId', { streamId: 'x' }],
    ['missing parameter: StreamId[]', { 'StreamId[]': null }],
    ['missing parameter: Vendor', { Vendor: null }],
    ['empty value: StreamId[]', { 'StreamId[]': '' }],
    ['Vendor: ws', { Vendor: 'ws' }],
    ['EndTime: only for Tencent', { Vendor: 'Ws', EndTime: inSeconds(60) }],
    ['EndTime: only for StartCDNRecord', { Action: 'StopCDNRecord', EndTime: inSeconds(60) }],
    [/^EndTime: \d{10} is not later than now$/, { EndTime: inSeconds(-1) }],
    [/^EndTime: \d{10} is more than 24 h away$/, { EndTime: inSeconds(90_000) }],
    ['EndTime: not 10-digit Unix seconds: "16164153770"', { EndTime: '16164153770' }],
    ['Domain: only for Aliyun, not for Tencent', { Domain: 'pull.example.com' }],
    ['IsTest: 1', { IsTest: '1' }],
    ['StreamId[]: not a stream id: "a b"', { 'StreamId[]': 'a b' }],
  ])('%s', async (rule, change) => {
    expect(await ask(server, params(change))).toMatchObject({ Code: 2 });
    expect(rules()).toContainEqual(typeof rule === 'string' ? rule : expect.stringMatching(rule));
  });

  it.each([
    ['Vendor', 'Ws'],
    ['Action', 'StartCDNRecord'],
    ['SignatureVersion', '2.0'],
  ])('duplicate parameter %s', async (name, value) => {
    expect(await ask(server, [...params(), [name, value]])).toMatchObject({ Code: 2 });
    expect(rules()).toContain(`duplicate parameter: ${name}`);
  });

  it('the same stream twice', async () => {
    await ask(server, [...params(), ['StreamId[]', 'cdn01']]);
    expect(rules()).toEqual(['StreamId[]: the same stream twice']);
  });

  it.each([
    ['method: POST', (text: string) => text.replace('GET', 'POST')],
    ['path: /v1', (text: string) => text.replace(' /?', ' /v1?')],
    ['Host: elsewhere', (text: string) => text.replace(/Host: .*/, 'Host: elsewhere')],
    ['malformed request: version HTTP/1.0', (text: string) => text.replace('/1.1', '/1.0')],
    [
      'malformed request: broken percent escape in %4',
      (text: string) => text.replace('cdn01', '%4'),
    ],
    ['malformed request: raw byte 0xe4', (text: string) => text.replace('cdn01', 'ä')],
    ['malformed request: empty piece between two &', (text: string) => text.replace('&', '&&')],
    [
      'body: a GET has none',
      (text: string) => text.replace('\r\n\r\n', '\r\nContent-Length: 3\r\n\r\n'),
    ],
    [
      'secret: on the wire',
      (text: string) => text.replace('close', `close\r\nX-Key: ${app.secret}`),
    ],
  ])('%s', async (rule, spoil) => {
    expect(await raw(server, spoil(request(server)))).toContain('"Code":2,');
    expect(rules()).toContain(rule);
  });
});

describe('the limit', () => {
  it('lets 20 pass in any second, refuses the rest with 6 and shows both', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => ask(server)));
    const codes = answers.map(({ Code }) => Code);
    expect(codes.filter((code) => code === 0)).toHaveLength(20);
    expect(server.answeredWith(6)).toHaveLength(5);
    expect(server.maxInAnySecond()).toBe(25);
    expect(server.maxInAnySecond(1)).toBe(0);
    expect(server.violations).toEqual([]);
  });

  it('slides: 20 late in one clock second and 20 early in the next are too many', async () => {
    let at = 700;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => at);
    try {
      await Promise.all(Array.from({ length: 20 }, () => ask(server)));
      at = 1200;
      expect(await ask(server)).toMatchObject({ Code: 6 });
      at = 1800;
      expect(await ask(server)).toMatchObject({ Code: 0 });
    } finally {
      clock.mockRestore();
    }
  });
});
