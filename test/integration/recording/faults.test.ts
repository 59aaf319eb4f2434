import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { recordingBench } from '../../support/recording-bench.ts';
import { SELF_SIGNED } from '../../support/self-signed.ts';
import { strictServer } from '../../support/strict-server/strict-server.ts';
import type { Twist } from '../../support/strict-server/types.ts';

const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };
const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

async function server() {
  const started = await strictServer({ appId: ACCOUNT.appId, secret: ACCOUNT.serverSecret });
  open.push(started);
  return started;
}

function bench(endpoint: string) {
  const made = recordingBench({ ...ACCOUNT, endpoint });
  open.push(made);
  return made;
}

/** The outcome as the journal has it, which must be the one that was told. */
async function outcomeOf(endpoint: string) {
  const { start, journal } = bench(endpoint);
  const { settled } = start();
  const run = await settled;
  const [written] = journal.newestRuns();
  expect(written?.calls).toEqual(run.calls);
  const [call] = run.calls;
  if (!call?.outcome) throw new Error('the call has no outcome');
  return { ...call.outcome, status: run.status, attempts: call.attempts };
}

const big = 2 * 1024 * 1024;
const LOST: readonly (readonly [string, Twist, string])[] = [
  ['no answer before the header time-out', { do: 'silence' }, 'no-answer'],
  ['reset after the request was written', { do: 'reset' }, 'connection-lost'],
  ['closed instead of an answer', { do: 'close' }, 'connection-lost'],
  ['body cut short', { do: 'half-body' }, 'answer-cut-short'],
  ['body over the limit', { do: 'oversize', bytes: big }, 'answer-too-large'],
  ['a server that drips', { do: 'drip', everyMs: 40 }, 'answer-too-slow'],
  ['an empty body', { do: 'http', status: 200, body: '' }, 'answer-unreadable'],
  ['an HTML page', { do: 'http', status: 500, body: '<html>500</html>' }, 'answer-unreadable'],
  [
    'a redirect',
    { do: 'http', status: 302, headers: { location: '/elsewhere' } },
    'answer-unreadable',
  ],
  ['JSON of another shape', { do: 'http', status: 200, body: '{"ok":true}' }, 'answer-unreadable'],
  ['a missing stream', { do: 'rows', missing: ['cdn01'] }, 'stream-missing'],
  ['no HTTP at all', { do: 'raw', bytes: 'SSH-2.0-OpenSSH\r\n' }, 'connection-lost'],
];

test.each(LOST)('%s: unknown, sent once and never again', async (_name, twist, reason) => {
  const far = await server();
  far.script.add({ twist });
  expect(await outcomeOf(far.url)).toMatchObject({ status: 'unknown', reason, attempts: 1 });
  expect(far.requests).toHaveLength(1);
});

test('connection refused: failed, tried again within the policy', { timeout: 40_000 }, async () => {
  const far = await server();
  await far.unplug();
  const outcome = await outcomeOf(far.url);
  expect(outcome).toMatchObject({ status: 'failed', reason: 'connection-refused' });
  expect(outcome.attempts).toBeGreaterThanOrEqual(5);
  expect(far.requests).toHaveLength(0);
});

test('refused at first, back in time: accepted, sent once', async () => {
  const far = await server();
  await far.unplug();
  const pending = outcomeOf(far.url);
  await new Promise((resume) => setTimeout(resume, 400));
  await far.plugIn();
  const outcome = await pending;
  expect(outcome.status).toBe('accepted');
  expect(outcome.attempts).toBeGreaterThan(1);
  expect(far.requests).toHaveLength(1);
});

test('name not found: failed', { timeout: 40_000 }, async () => {
  expect(await outcomeOf('https://no-such-host.invalid/')).toMatchObject({
    status: 'failed',
    reason: 'name-not-found',
  });
});

test('a certificate that nobody vouches for: failed, nothing sent, not tried again', async () => {
  let requests = 0;
  const far = createTlsServer(SELF_SIGNED, (_request, response) => {
    requests += 1;
    response.end();
  });
  await new Promise<void>((resume) => far.listen(0, '127.0.0.1', resume));
  open.push({ close: async () => far.close() });
  const { port } = far.address() as AddressInfo;
  expect(await outcomeOf(`https://127.0.0.1:${port}/`)).toMatchObject({
    status: 'failed',
    reason: 'tls-failure',
    attempts: 1,
  });
  expect(requests).toBe(0);
});

test('code 6: waits, tries again, and is accepted', async () => {
  const far = await server();
  far.script.add({ times: 2, twist: { do: 'code', code: 6 } });
  expect(await outcomeOf(far.url)).toMatchObject({ status: 'accepted', attempts: 3 });
  expect(far.effects('StartCDNRecord', 'Tencent', 'cdn01')).toBe(1);
});

test.each([2, 3, 4, 5, 7, 8, 1000, 100_000_005, 100_000_015, 4711])(
  'code %i: rejected, sent once, with the server’s own words',
  async (code) => {
    const far = await server();
    far.script.add({ twist: { do: 'code', code, message: 'because' } });
    expect(await outcomeOf(far.url)).toMatchObject({
      status: 'rejected',
      code,
      message: 'because',
      attempts: 1,
    });
    expect(far.requests).toHaveLength(1);
  },
);

test('what is kept of an answer holds neither signature nor secret, even where the server echoes them', async () => {
  const far = await server();
  far.script.add({
    twist: (request) => ({
      do: 'http',
      status: 502,
      body: `bad gateway: ${request.requestLine} ${ACCOUNT.serverSecret}`,
    }),
  });
  const { raw } = await outcomeOf(far.url);
  expect(raw).toContain('bad gateway');
  expect(raw).not.toContain(ACCOUNT.serverSecret);
  expect(raw).not.toContain(far.requests[0]?.param('Signature'));
});
