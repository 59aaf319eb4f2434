import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';
import type { StrictOptions, Twist } from '../../support/strict-server/types.ts';
import { app, ask, params, raw, request } from './ask.ts';

let server: StrictServer;
const restart = async (options: Partial<StrictOptions> = {}) => {
  await server?.close();
  server = await strictServer({ ...app, ...options });
};
beforeEach(() => restart());
afterEach(() => server.close());

const once = (twist: Twist) => server.script.add({ when: 1, twist });
const effects = () => server.effects('StartCDNRecord', 'Tencent', 'cdn01');

describe('answers', () => {
  it('records the request line as it came and the parameters as they were meant', async () => {
    await raw(server, request(server, [...params(), ['StreamId%5B%5D', 'cdn02']]));
    const [seen] = server.requests;
    expect(seen?.requestLine).toMatch(
      /^GET \/\?Action=.*&StreamId\[\]=cdn01&StreamId%5B%5D=cdn02 HTTP\/1\.1$/,
    );
    expect(seen?.all('StreamId[]')).toEqual(['cdn01', 'cdn02']);
    expect(seen?.params.map(([name]) => name).slice(-2)).toEqual(['StreamId[]', 'StreamId[]']);
    expect(server.violations).toEqual([]);
  });

  it('have each vendor’s own shape', async () => {
    const data = async (Vendor: string, more = {}) =>
      (await ask(server, params({ Vendor, ...more }))).Data;
    expect(await data('Tencent')).toEqual({
      Tencent: [
        {
          StreamName: 'cdn01',
          TaskId: expect.stringMatching(/./),
          RequestId: expect.any(String),
          Code: '',
          Message: '',
        },
      ],
    });
    expect(await data('Ws')).toMatchObject({
      Ws: {
        http_code: 200,
        msg: null,
        call_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        list: [
          { id: 'cdn01', task: 'mp4' },
          { id: 'cdn01', task: 'flv' },
        ],
      },
    });
    expect(await data('Huawei')).toMatchObject({ Huawei: [{ StreamName: 'cdn01', Code: 0 }] });
    expect(await data('Aliyun', { Domain: 'pull.example.com', Point: 'live' })).toMatchObject({
      Aliyun: [{ Code: 200, Message: '' }],
    });
    const stop = await data('Tencent', { Action: 'StopCDNRecord' });
    expect(stop.Tencent[0]).not.toHaveProperty('TaskId');
    expect(server.violations).toEqual([]);
  });

  it('can carry a RequestId that a double cannot hold', async () => {
    await restart({ unquotedRequestId: true });
    const text = await raw(server, request(server));
    const digits = /"RequestId":(\d{19})\}$/.exec(text)?.[1] ?? '';
    expect(digits).not.toBe('');
    expect(String(Number(digits))).not.toBe(digits);
  });

  it('can stop Ws with a bare list', async () => {
    await restart({ wsStopAsArray: true });
    const { Data } = await ask(server, params({ Action: 'StopCDNRecord', Vendor: 'Ws' }));
    expect(Data.Ws).toHaveLength(2);
  });
});

describe('a script', () => {
  it('answers a code and starts nothing', async () => {
    once({ do: 'code', code: 1000 });
    expect(await ask(server)).toMatchObject({ Code: 1000 });
    expect(effects()).toBe(0);
    expect(await ask(server)).toMatchObject({ Code: 0 });
    expect(effects()).toBe(1);
  });

  it('changes rows: codes per stream, one of them missing, one that nobody asked for', async () => {
    once({
      do: 'rows',
      codes: { cdn01: 'LimitExceeded.MaximumTask' },
      missing: ['cdn02'],
      extra: ['other'],
    });
    const { Data } = await ask(server, [...params(), ['StreamId[]', 'cdn02']]);
    expect(Data.Tencent.map((row: Record<string, string>) => [row.StreamName, row.Code])).toEqual([
      ['cdn01', 'LimitExceeded.MaximumTask'],
      ['other', ''],
    ]);
    expect(effects()).toBe(0);
  });

  it('changes one format’s row of Ws', async () => {
    once({ do: 'rows', codes: { 'cdn01/flv': 500 } });
    const { Data } = await ask(server, params({ Vendor: 'Ws' }));
    expect(Data.Ws.list.map((row: Record<string, unknown>) => row.http_code)).toEqual([200, 500]);
  });

  it.each<[Twist]>([[{ do: 'reset' }], [{ do: 'close' }], [{ do: 'half-body' }]])(
    'loses the answer of a task that was started: %j',
    async (twist) => {
      once(twist);
      await expect(ask(server)).rejects.toThrow();
      expect(effects()).toBe(1);
      expect(server.requests[0]?.answer?.twist).toBe(twist.do);
    },
  );

  it('stays silent, delays, drips', async () => {
    server.script.add(
      { when: 1, twist: { do: 'silence' } },
      { when: 2, twist: { do: 'nothing', delayMs: 300 } },
      { when: 3, twist: { do: 'drip', everyMs: 5, bytes: 20 } },
    );
    const silent = ask(server);
    silent.catch(() => {});
    await server.waitFor(1);
    for (const atLeast of [300, 40]) {
      const before = performance.now();
      expect(await ask(server)).toMatchObject({ Code: 0 });
      expect(performance.now() - before).toBeGreaterThan(atLeast - 5);
    }
    await server.close();
    await expect(silent).rejects.toThrow();
  });

  it('answers with too much, with another status, with any bytes', async () => {
    server.script.add(
      { when: 1, twist: { do: 'oversize', bytes: 100_000 } },
      { when: 2, twist: { do: 'http', status: 500, body: '<h1>no</h1>' } },
      { when: 3, twist: { do: 'raw', bytes: 'HTTP/1.1 200 OK\r\n\r\n\xff' } },
    );
    expect((await ask(server)).Message.length).toBeGreaterThan(100_000);
    const response = await fetch(server.url);
    expect([response.status, await response.text()]).toEqual([500, '<h1>no</h1>']);
    expect(await raw(server, request(server))).toContain('200 OK');
    expect(server.requests.map(({ answer }) => answer?.code)).toEqual([0, null, null]);
  });

  it('picks by predicate and counts how often', async () => {
    const ws = params({ Vendor: 'Ws' });
    server.script.add({
      when: (it) => it.param('Vendor') === 'Ws',
      times: 1,
      twist: { do: 'code', code: 5 },
    });
    expect(await ask(server)).toMatchObject({ Code: 0 });
    expect(await ask(server, ws)).toMatchObject({ Code: 5 });
    expect(await ask(server, params({ Vendor: 'Ws' }))).toMatchObject({ Code: 0 });
  });
});

describe('connections', () => {
  it.each(['close', 'reset'] as const)(
    'can be refused with %s before anything is read',
    async (fault) => {
      server.script.addConnection({ when: 1, fault });
      await expect(ask(server)).rejects.toThrow();
      expect(server.requests).toEqual([]);
      expect(await ask(server)).toMatchObject({ Code: 0 });
    },
  );

  it('can be unplugged and plugged in again on the same port', async () => {
    const { url } = server;
    await server.unplug();
    await expect(ask(server)).rejects.toThrow();
    await server.plugIn();
    expect(server.url).toBe(url);
    expect(await ask(server)).toMatchObject({ Code: 0 });
  });

  it('are closed after an idle time, and carry several requests until then', async () => {
    await restart({ keepAliveMs: 50 });
    const two =
      request(server).replace('Connection: close\r\n', '') +
      request(server).replace('Connection: close\r\n', '');
    const answers = await raw(server, two);
    expect(answers.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    expect(server.connections).toBe(1);
  });

  it('says what it saw when it waited in vain', async () => {
    await ask(server);
    await expect(server.waitFor(2, 'answered', 50)).rejects.toThrow(
      'wanted 2 answered requests, saw 1: #1 0',
    );
  });
});

describe('one task for each stream', () => {
  it.each([
    ['Huawei', 100011022, 0],
    ['Aliyun', 409, 200],
  ])('%s refuses a second one, and the first after its stop', async (Vendor, code, success) => {
    await restart({ singleTasks: { refusals: 1 } });
    const row = async (Action = 'StartCDNRecord') =>
      (await ask(server, params({ Vendor, Action }))).Data[Vendor][0].Code;
    expect([await row(), await row(), await row('StopCDNRecord'), await row()]).toEqual([
      success,
      code,
      success,
      code,
    ]);
    expect(await row()).toBe(success);
    expect(server.effects('StartCDNRecord', Vendor, 'cdn01')).toBe(2);
  });

  it('is not asked of the others', async () => {
    await restart({ singleTasks: { refusals: 1 } });
    await ask(server, params());
    expect((await ask(server, params())).Data.Tencent[0].Code).toBe('');
  });
});

it('makes any part of the documented one, and the vendor has acted', async () => {
  once({ do: 'part', code: 6, change: (part) => ({ odd: part }) });
  expect(await ask(server, params())).toMatchObject({ Code: 6, Data: { Tencent: { odd: [{}] } } });
  expect(effects()).toBe(1);
});
