import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { HTTP_REASONS } from '#contract/control/http.ts';
import { checkHost } from '../../../electron/control/http/guard.ts';
import { IdempotencyKeys, KEY_LIFE_MS } from '../../../electron/control/http/idempotency.ts';
import { openApiDocument } from '../../../electron/control/http/openapi.ts';
import { HttpProblem } from '../../../electron/control/http/problem.ts';
import { RateLimits } from '../../../electron/control/http/rate-limit.ts';
import { matchPath, ROUTES } from '../../../electron/control/http/routes.ts';

describe('the OpenAPI document', async () => {
  const document = await openApiDocument('1.2.3');

  test('is valid OpenAPI 3.1, and names every route', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    const named = Object.entries(document.paths as Record<string, object>).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(named).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`));
  });

  test('refers to nothing that it does not have', () => {
    const text = JSON.stringify(document);
    const { schemas } = document.components as { schemas: Record<string, unknown> };
    const referred = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to);
    expect(referred.length).toBeGreaterThan(20);
    const known = Object.keys(schemas).map((name) => `#/components/schemas/${name}`);
    expect(referred.filter((to) => !known.includes(to))).toEqual([]);
  });

  test('has a schema under each name, and not a reference to itself', () => {
    const { schemas } = document.components as { schemas: Record<string, Record<string, unknown>> };
    const bare = Object.entries(schemas).filter(
      ([, schema]) => !('type' in schema || 'oneOf' in schema || 'anyOf' in schema),
    );
    expect(bare).toEqual([]);
  });

  test('lets nothing start without a token that may control', () => {
    const presses = ROUTES.filter(({ method }) => method === 'POST');
    expect(presses.map(({ scope }) => scope)).toEqual(presses.map(() => 'control'));
    expect(ROUTES.filter(({ scope }) => scope === null).map(({ path }) => path)).toEqual([
      '/v1/openapi.json',
    ]);
  });
});

test('a name of a preset may hold whatever a name may hold, once it is encoded', () => {
  const name = '晚间新闻 7/8 %?#';
  const match = matchPath(`/v1/presets/${encodeURIComponent(name)}/start`).get('POST');
  expect(match?.params).toEqual({ preset: name });
  expect(matchPath('/v1/presets//start').size).toBe(0);
  expect(matchPath('/v1/presets/').size).toBe(0);
  expect(() => matchPath('/v1/presets/%/start')).toThrow(URIError);
});

test('every problem but a fault says that nothing was started', () => {
  for (const reason of HTTP_REASONS) {
    const { sent, detail } = new HttpProblem(409, reason, 'So it is.').details();
    expect([sent, detail.includes('Nothing was started')]).toEqual(
      reason === 'internal' ? [null, false] : [false, true],
    );
  }
});

describe('the Host of a request', () => {
  const passes = (host: string, localAddress = '127.0.0.1', hosts: string[] = []) => {
    try {
      checkHost({ headers: { host }, localAddress, localPort: 9480 }, hosts);
      return true;
    } catch {
      return false;
    }
  };

  test.each([
    ['127.0.0.1:9480', '127.0.0.1'],
    ['localhost:9480', '127.0.0.1'],
    ['localhost:9480', '::1'],
    ['LOCALHOST:9480', '::ffff:127.0.0.1'],
    ['[::1]:9480', '::1'],
    ['192.0.2.7:9480', '192.0.2.7'],
    ['192.0.2.7:9480', '::ffff:192.0.2.7'],
  ])('%s is this server at %s', (host, local) => {
    expect(passes(host, local)).toBe(true);
  });

  test.each([
    ['localhost:9480', '192.0.2.7'],
    ['127.0.0.1:9480', '192.0.2.7'],
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1:9481', '127.0.0.1'],
    ['127.0.0.1.evil.example:9480', '127.0.0.1'],
    ['evil.example:9480', '127.0.0.1'],
    ['localhost.:9480', '127.0.0.1'],
    ['user@127.0.0.1:9480', '127.0.0.1'],
    ['', '127.0.0.1'],
  ])('%s is another one than %s', (host, local) => {
    expect(passes(host, local)).toBe(false);
  });

  test('may be a name that the operator has given, at whatever port a proxy has', () => {
    expect(passes('studio.example', '127.0.0.1', ['Studio.example'])).toBe(true);
    expect(passes('studio.example:443', '127.0.0.1', ['studio.example'])).toBe(true);
    expect(passes('other.example', '127.0.0.1', ['studio.example'])).toBe(false);
  });
});

describe('idempotency keys', () => {
  const request = { token: 't', key: 'k', path: 'startPreset', body: '' };
  const answer = { status: 200, headers: {}, body: '{"run":"r"}' };
  const always = { make: async () => answer, watch: () => () => false };

  test('are remembered for their time, and no longer', async () => {
    let now = 0;
    let made = 0;
    const keys = new IdempotencyKeys(() => now);
    const ask = () =>
      keys.answer(request, {
        ...always,
        make: async () => {
          made += 1;
          return answer;
        },
      });
    await ask();
    now = KEY_LIFE_MS - 1;
    await ask();
    expect(made).toBe(1);
    now = KEY_LIFE_MS;
    await ask();
    expect(made).toBe(2);
  });

  test('are no must: without one each request is made', async () => {
    const keys = new IdempotencyKeys(() => 0);
    let made = 0;
    const make = async () => {
      made += 1;
      return answer;
    };
    for (const _time of [1, 2]) {
      expect(await keys.answer({ ...request, key: undefined }, { ...always, make })).toBe(answer);
    }
    expect(made).toBe(2);
    for (const key of ['', 'with space', 'é', 'x'.repeat(201)]) {
      await expect(keys.answer({ ...request, key }, always)).rejects.toMatchObject({
        ...{ status: 400, reason: 'idempotency-key-malformed' },
      });
    }
  });

  test('bring no answer that holds no longer, and are not free again for that', async () => {
    const keys = new IdempotencyKeys(() => 0);
    let isOutdated = false;
    const make = { ...always, watch: () => () => isOutdated };
    await keys.answer(request, make);
    expect((await keys.answer(request, make)).headers).toMatchObject({
      'idempotency-replayed': 'true',
    });
    isOutdated = true;
    for (const _time of [1, 2]) {
      await expect(keys.answer(request, make)).rejects.toMatchObject({
        ...{ status: 409, reason: 'idempotency-key-outdated', extra: { run: 'r' } },
      });
    }
  });

  test('of another token are other keys; a fault frees the key', async () => {
    const keys = new IdempotencyKeys(() => 0);
    await keys.answer(request, always);
    await keys.answer({ ...request, token: 'u', body: '{}' }, always);
    const failing = { ...request, key: 'other' };
    const make = () => Promise.reject(new Error('a fault'));
    await expect(keys.answer(failing, { ...always, make })).rejects.toThrow('a fault');
    expect(await keys.answer(failing, always)).toEqual(answer);
  });

  test('have an end: none is forgotten before its time, and new ones are refused', async () => {
    let now = 0;
    const keys = new IdempotencyKeys(() => now);
    const ask = (key: string) => keys.answer({ ...request, key }, always);
    for (let count = 0; count < 2_000; count += 1) await ask(`key-${count}`);
    await expect(ask('one-more')).rejects.toMatchObject({ status: 429 });
    expect((await ask('key-0')).headers).toMatchObject({ 'idempotency-replayed': 'true' });
    now = KEY_LIFE_MS;
    expect(await ask('one-more')).toEqual(answer);
  });
});

test('a rate is a burst and then so many a second, for each key', () => {
  const limits = new RateLimits({ burst: 2, perSecond: 2 });
  expect([limits.take('a', 0), limits.take('a', 0), limits.take('a', 0)]).toEqual([0, 0, 1]);
  expect(limits.take('b', 0)).toBe(0);
  expect([limits.take('a', 500), limits.take('a', 500)]).toEqual([0, 1]);
  for (let count = 0; count < 2_000; count += 1) limits.take(`key-${count}`, 500);
  expect(limits.take('a', 500)).toBe(0);
});
