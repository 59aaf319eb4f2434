import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStreamStateQuestions } from '../../../electron/app/ask-stream-states.ts';
import { Limiters } from '../../../electron/recording/limiter.ts';
import { EndpointClocks } from '../../../electron/zego/clock/endpoint-clocks.ts';
import { createTransport, type Transport } from '../../../electron/zego/transport/transport.ts';
import { PATIENT } from '../../support/patience.ts';
import { APP_ID, SECRET } from '../../support/provision.ts';
import { strictServer } from '../../support/strict-server/strict-server.ts';

const ON_AIR = { state: 'active', createdAt: 1_700_000_000 } as const;
const CLOSED = { state: 'closed', createdAt: 1_700_000_000, closedAt: 1_700_000_100 } as const;

let server: Awaited<ReturnType<typeof strictServer>>;
let transport: Transport;
let isLocked = false;

beforeEach(async () => {
  isLocked = false;
  server = await strictServer({ appId: APP_ID, secret: SECRET });
  transport = createTransport({ timeouts: PATIENT });
});
afterEach(async () => {
  await transport.close();
  await server.close();
});

function questions(isTest: boolean | null = null) {
  const credentials = { appId: APP_ID, serverSecret: SECRET, endpoint: server.url, isTest };
  return createStreamStateQuestions({
    accounts: {
      forRun: () => (isLocked ? null : { id: 'a', name: 'Main', practice: false, credentials }),
    },
    limiters: new Limiters(() => performance.now()),
    transport,
    clocks: new EndpointClocks({ wall: () => Date.now(), uptime: () => performance.now() }),
    pause,
  });
}

const asked = () => server.requests.map((request) => request.param('StreamId'));

describe('whether streams are published', () => {
  test('is told for each, in the order of the preset', async () => {
    server.streams.set('cdn02', ON_AIR);
    server.streams.set('cdn03', CLOSED);
    const checks = await questions().checkStreams('a', ['cdn01', 'cdn02', 'cdn03']);
    expect(checks).toEqual([
      { streamId: 'cdn01', state: 'absent', fault: null },
      { streamId: 'cdn02', state: 'published', fault: null },
      { streamId: 'cdn03', state: 'closed', fault: null },
    ]);
    expect(server.violations).toEqual([]);
  });

  test('in the test environment the streams are named in full, and its limit is waited for', async () => {
    const ids = Array.from({ length: 14 }, (_, at) => `cdn${at}`);
    for (const id of ids) server.streams.set(`zegotest-${APP_ID}-${id}`, ON_AIR);
    const checks = await questions(true).checkStreams('a', ids);
    expect(checks?.map(({ streamId, state }) => [streamId, state])).toEqual(
      ids.map((id) => [id, 'published']),
    );
  });

  test('is not asked on where the first answers say that none can be had', async () => {
    const ids = Array.from({ length: 40 }, (_, at) => `cdn${at}`);
    await server.close();
    const checks = await questions().checkStreams('a', ids);
    expect(checks).toHaveLength(40);
    for (const check of checks ?? []) {
      expect(check).toMatchObject({ state: 'not-told', fault: { verdict: 'unreachable' } });
    }
  });

  test('is not asked with a secret that is locked', async () => {
    isLocked = true;
    expect(await questions().checkStreams('a', ['cdn01'])).toBeNull();
    expect(asked()).toEqual([]);
  });
});
