import { request as httpRequest, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { anyRequest, operationsOf } from '../support/control/openapi-requests.ts';
import { sendGenerated } from '../support/control/send-generated.ts';

/** Abuses the HTTP API at a port for a while in a thread of its own, and tells how many requests that were. */
const { port, preset, token, kind, ms } = workerData as {
  port: number;
  preset: string;
  /** One that may read only. */
  token: string;
  kind: keyof typeof KINDS;
  ms: number;
};

const LANES = 6;
/** More than the server takes at once. */
const SLOW = 140;
/** Between two bytes of one that trickles in. */
const TRICKLE_MS = 200;
const START = `/v1/presets/${encodeURIComponent(preset)}/start`;
const until = performance.now() + ms;
const isOver = () => performance.now() >= until;
let sent = 0;
/** Answers that let something pass which must be refused. */
let passed = 0;

/** As many at once as the lanes are, until the time is over. */
async function inLanes(once: (at: number) => Promise<unknown>): Promise<void> {
  const lane = async () => {
    while (!isOver()) {
      sent += 1;
      await once(sent);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Sends a request that must be refused. */
function refused(options: RequestOptions, body = ''): Promise<void> {
  return new Promise((resolve) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, agent: false, ...options },
      (response) => {
        if ((response.statusCode ?? 0) < 400) passed += 1;
        response.resume();
      },
    );
    request.on('error', () => undefined);
    request.once('close', resolve);
    request.end(body);
  });
}

async function generated(): Promise<void> {
  const document = await (await fetch(`http://127.0.0.1:${port}/v1/openapi.json`)).json();
  const arbitrary = anyRequest(operationsOf(document), { port, presets: [preset] });
  const requests = fc.sample(arbitrary, 2_000);
  await inLanes((at) => {
    const request = requests[at % requests.length];
    return request ? sendGenerated(port, request, at).catch(() => undefined) : Promise.resolve();
  });
}

/** Presses under a foreign Host or origin, without a token, with a wrong one, and with one that may only read. */
async function foreign(): Promise<void> {
  const authorization = `Bearer ${token}`;
  const headers = [
    { host: 'evil.example', authorization },
    { origin: 'https://evil.example', authorization },
    { authorization: 'Bearer a-wrong-token-0123456789' },
    { authorization },
    {},
  ];
  await inLanes((at) => {
    const localAddress = `127.${1 + (at % 250)}.${1 + (Math.floor(at / 250) % 250)}.2`;
    const given = headers[at % headers.length] ?? {};
    return refused({ method: 'POST', path: START, localAddress, headers: given });
  });
}

/** Heads and bodies of a megabyte. */
async function oversized(): Promise<void> {
  const much = 'x'.repeat(1_000_000);
  const authorization = `Bearer ${token}`;
  await inLanes((at) =>
    at % 2 === 0
      ? refused({ method: 'POST', path: START, headers: { authorization } }, much)
      : refused({ path: '/v1/presets', headers: { authorization, 'x-much': much } }),
  );
}

/** Connections whose requests never come whole. */
async function slow(): Promise<void> {
  const one = async () => {
    while (!isOver()) {
      sent += 1;
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.resume();
      socket.write('GET /v1/presets HTTP/1.1\r\nx: ');
      while (!socket.closed && !isOver()) {
        await sleep(TRICKLE_MS);
        if (socket.writable) socket.write('x');
      }
      socket.destroy();
    }
  };
  await Promise.all(Array.from({ length: SLOW }, one));
}

const KINDS = { generated, foreign, oversized, slow };

await KINDS[kind]();
parentPort?.postMessage({ sent, passed });
