import { expect, test } from 'vitest';
import { HttpSurface } from '../../../electron/control/http/http-surface.ts';
import type { HttpApi } from '../../../electron/control/http/server.ts';

const AT = { enabled: true, address: '127.0.0.1', port: 9480 };

test('a port that is taken stays a problem through each attempt, and ends once it is free', async () => {
  const news: string[] = [];
  let isTaken = true;
  let attempt = () => undefined as unknown;
  const api = {
    async listen() {
      if (isTaken) throw Object.assign(new Error('taken'), { code: 'EADDRINUSE' });
      return AT.port;
    },
    close: async () => undefined,
  } as Partial<HttpApi> as HttpApi;
  const surface = new HttpSurface({
    load: async () => api,
    setProblem: (_code, detail) => news.push(`problem ${detail}`),
    onListening: (url, reason) => news.push(`${url} ${reason}`),
    after(_ms, work) {
      attempt = work;
      return () => undefined;
    },
  });
  await surface.follow(AT);
  const failed = ['problem 127.0.0.1:9480 EADDRINUSE', 'null EADDRINUSE'];
  expect(news.splice(0).slice(-2)).toEqual(failed);
  attempt();
  await surface.follow(AT);
  // The second attempt, and the third that the settings bring about: no end of the problem between them.
  expect(news.splice(0)).toEqual([...failed, ...failed]);
  isTaken = false;
  await surface.follow(AT);
  expect(news.splice(0)).toEqual(['problem null', 'http://127.0.0.1:9480 null']);
  await surface.close();
  expect(news.splice(0)).toEqual(['problem null', 'null null']);
});
