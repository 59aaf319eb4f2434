import { randomBytes, randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PracticeBehaviour } from '../contract/app-state.ts';
import type { Credentials } from '../zego/query.ts';
import { refusedAnswer } from './answers.ts';
import { BEHAVIOURS, sendJson } from './behaviours.ts';
import { checkQuery } from './check.ts';

const CALLS_PER_SECOND = 20;
const BACKLOG = 128;

/** A server on loopback that speaks the API, with credentials of its own, made up anew at each start. */
export interface PracticeServer {
  readonly credentials: Credentials;
  behave(behaviour: PracticeBehaviour): void;
  close(): Promise<void>;
}

export async function startPracticeServer(): Promise<PracticeServer> {
  const appId = randomInt(1, 4_294_967_295);
  const serverSecret = randomBytes(16).toString('hex');
  const seenNonces = new Map<string, number>();
  const tooFrequent = slidingWindow();
  let behaviour: PracticeBehaviour = 'normal';
  let answered = 0;

  const server = createServer((request, response) => {
    // SECURITY: no `new URL`, which throws on `//`: any page or program of this machine may send that.
    const query = new URLSearchParams(request.url?.replace(/^[^?]*/, ''));
    const now = Math.floor(Date.now() / 1000);
    const context = { credentials: { appId, serverSecret }, now, seenNonces };
    const checked = checkQuery(query, context);
    if (!checked.ok) return sendJson(response, refusedAnswer(checked.code, checked.message));
    if (tooFrequent(performance.now())) return sendJson(response, refusedAnswer(6, 'too frequent'));
    BEHAVIOURS[behaviour]({ request: checked.request, response, before: answered });
    answered += 1;
  });
  const port = await listen(server);
  return {
    credentials: { appId, serverSecret, endpoint: `http://127.0.0.1:${port}/`, isTest: null },
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

/** SECURITY: the loopback address only, on a port that the system picks. */
function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0, backlog: BACKLOG }, () =>
      resolve((server.address() as AddressInfo).port),
    );
  });
}
