import { createConnection, type Socket } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import {
  type CommandEvent,
  type CommandRequest,
  commandEventSchema,
} from '../command-line/request.ts';
import { isProof, newChallenge, proofOf, welcomeSchema } from './proof.ts';
import { LEAVING, READY, readMessages, sendMessage } from './wire.ts';

/**
 * `none`: no process took the request, nothing was started; `leaving`: the same, and the process that owns the
 * data says that it is about to end. `lost`: a process took it, and its outcome is not known here.
 */
export type Handover =
  | { readonly kind: 'done'; readonly exitCode: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'leaving' }
  | { readonly kind: 'lost' };

/** How long the running process may take to say that it is ready. */
const GREETING_MS = 3_000;

export interface HandOverOptions {
  readonly greetingMs?: number | undefined;
  /** Called just before the request leaves. */
  readonly beforeRequest?: (() => void) | undefined;
  /** Ends the connection, whatever is under way. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Hands a request to the process that runs with the same user data, once that has shown that it knows the
 * token. The request leaves only after that
 * process has said that it will stay, so that one that is just leaving can be left alone and a new
 * start tried.
 */
export async function handOver(
  path: string,
  token: string,
  request: CommandRequest,
  onEvent: (event: CommandEvent) => unknown,
  { greetingMs = GREETING_MS, beforeRequest = () => undefined, signal }: HandOverOptions = {},
): Promise<Handover> {
  const socket = await connect(path);
  if (!socket) return { kind: 'none' };
  return new Promise((resolve) => {
    let [welcomed, taken] = [false, false];
    const second = newChallenge();
    const greeted = (message: unknown): boolean => {
      if (welcomed) {
        if (isDeepStrictEqual(message, LEAVING)) resolve({ kind: 'leaving' });
        taken = isDeepStrictEqual(message, READY);
        if (taken) {
          beforeRequest();
          sendMessage(socket, request);
        }
        return taken;
      }
      const welcome = welcomeSchema.safeParse(message);
      if (!welcome.success) return false;
      const challenges = { first: welcome.data.challenge, second };
      welcomed = isProof(welcome.data.proof, token, 'first', challenges);
      if (welcomed) sendMessage(socket, { proof: proofOf(token, 'second', challenges) });
      return welcomed;
    };
    readMessages(socket, (message) => {
      if (!taken) {
        if (!greeted(message)) socket.destroy();
        return;
      }
      if (isDeepStrictEqual(message, LEAVING)) {
        resolve({ kind: 'leaving' });
        return;
      }
      const event = commandEventSchema.parse(message);
      const wait = onEvent(event);
      // A reader that is behind holds the other end back, which knows what to do then.
      if (wait instanceof Promise) {
        socket.pause();
        void wait.finally(() => socket.resume());
      }
      if (event.kind === 'done') resolve({ kind: 'done', exitCode: event.exitCode });
    });
    socket.on('error', () => socket.destroy());
    signal?.addEventListener('abort', () => socket.destroy(), { once: true });
    socket.on('close', () => resolve({ kind: taken ? 'lost' : 'none' }));
    // One that does not even greet is frozen: nothing was handed to it.
    socket.setTimeout(greetingMs, () => {
      if (!taken) socket.destroy();
    });
    sendMessage(socket, { challenge: second });
  });
}

function connect(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}
