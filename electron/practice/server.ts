import { randomBytes, randomInt } from 'node:crypto';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createProbe, type Server } from 'node:net';
import type { PracticeBehaviour } from '#contract/model/app-state.ts';
import { boundListener } from '../app/bound-listener.ts';
import type { Credentials } from '../zego/request/query.ts';
import { refusedAnswer } from './answers.ts';
import { BEHAVIOURS, sendJson } from './behaviours.ts';
import { checkQuery } from './check.ts';

const CALLS_PER_SECOND = 20;
const BACKLOG = 128;

/** A server on loopback that speaks the API, with credentials of its own, made up anew at each start. */
export interface PracticeServer {
  readonly credentials: Credentials;
  /** Signs its callbacks. */
  readonly callbackSecret: string;
  readonly isListening: boolean;
  /**
   * Listens from the first call on: most stations never practise. To be called before a request to it.
   *
   * @throws Error when another program has taken its port meanwhile.
   */
  listen(): Promise<void>;
  behave(behaviour: PracticeBehaviour): void;
  close(): Promise<void>;
}

/** With a port that was free just now, at which nothing listens yet. */
export async function createPracticeServer(): Promise<PracticeServer> {
  const appId = randomInt(1, 4_294_967_295);
  const serverSecret = randomBytes(16).toString('hex');
  const seenNonces = new Map<string, number>();
  const tooFrequent = slidingWindow();
  let behaviour: PracticeBehaviour = 'normal';
  let answered = 0;
  let listening: Promise<unknown> | null = null;

  const server = createServer((request, response) => {
    bounds.busy(request.socket);
    response.once('close', () => bounds.idle(request.socket));
    // SECURITY: no `new URL`, which throws on `//`: any page or program of this machine may send that.
    const query = new URLSearchParams(request.url?.replace(/^[^?]*/, ''));
    const now = Math.floor(Date.now() / 1000);
    // SECURITY: nothing changes before the signature is checked, whose secret is of this process alone.
    const context = { credentials: { appId, serverSecret }, now, seenNonces };
    const checked = checkQuery(query, context);
    if (!checked.ok) return sendJson(response, refusedAnswer(checked.code, checked.message));
    if (tooFrequent(performance.now())) return sendJson(response, refusedAnswer(6, 'too frequent'));
    BEHAVIOURS[behaviour]({ request: checked.request, response, before: answered });
    answered += 1;
  });
  const bounds = boundListener(server);
  const port = await freePort();
  return {
    credentials: { appId, serverSecret, endpoint: `http://127.0.0.1:${port}/`, isTest: null },
    callbackSecret: randomBytes(16).toString('hex'),
    get isListening() {
      return server.listening;
    },
    async listen() {
      listening ??= listen(server, port);
      // Another program may be done with the port by the next try.
      await listening.catch((error: unknown) => {
        listening = null;
        throw error;
      });
    },
    behave: (next) => {
      behaviour = next;
      answered = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The same, listening. */
export async function startPracticeServer(): Promise<PracticeServer> {
  const practice = await createPracticeServer();
  await practice.listen();
  return practice;
}

/** Counts calls in any sliding second; says true for one too many, which does not count. */
function slidingWindow(): (nowMs: number) => boolean {
  let recent: number[] = [];
  return (nowMs) => {
    recent = recent.filter((moment) => nowMs - moment < 1000);
    if (recent.length >= CALLS_PER_SECOND) return true;
    recent.push(nowMs);
    return false;
  };
}

/** SECURITY: the loopback address only. With 0 the system picks a port. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function freePort(): Promise<number> {
  const probe = createProbe((socket) => socket.destroy());
  const port = await listen(probe, 0);
  await new Promise((closed) => probe.close(closed));
  return port;
}
