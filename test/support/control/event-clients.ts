import { request as httpRequest, type IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import type { PublishedMessage } from '#contract/control/messages.ts';

/** A program that follows the events. */
export interface EventClient {
  readonly told: PublishedMessage[];
  /** How its connection ended: the code and reason of a WebSocket; null while it is open. */
  ended(): { readonly code: number | null; readonly reason: string } | null;
  /** Reads nothing until `resume`. */
  pause(): void;
  resume(): void;
  close(): void;
}

interface From {
  readonly port: number;
  readonly token: string;
}

export function webSocketClient({ port, token }: From): EventClient {
  const told: PublishedMessage[] = [];
  let end: ReturnType<EventClient['ended']> = null;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/events`, {
    headers: { authorization: `Bearer ${token}` },
  });
  socket.on('message', (text) => told.push(JSON.parse(String(text))));
  socket.on('error', () => undefined);
  socket.on('close', (code, reason) => {
    end = { code, reason: String(reason) };
  });
  return {
    told,
    ended: () => end,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: () => socket.terminate(),
  };
}

/** Server-Sent Events, as the specification has them and this server sends them: `id` and `data`, one line each. */
export function streamClient({ port, token }: From): EventClient {
  const told: PublishedMessage[] = [];
  let end: ReturnType<EventClient['ended']> = null;
  let response: IncomingMessage | null = null;
  let rest = '';
  const ended = () => {
    end ??= { code: null, reason: '' };
  };
  const request = httpRequest({
    ...{ host: '127.0.0.1', port, path: '/v1/events', agent: false },
    headers: { authorization: `Bearer ${token}` },
  });
  request.once('response', (given) => {
    response = given;
    given.setEncoding('utf8');
    given.on('error', () => undefined);
    given.once('close', ended);
    given.on('data', (text: string) => {
      const events = `${rest}${text}`.split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data !== undefined) told.push(JSON.parse(data));
      }
    });
  });
  request.on('error', ended);
  request.end();
  return {
    told,
    ended: () => end,
    pause: () => response?.pause(),
    resume: () => response?.resume(),
    close: () => request.destroy(),
  };
}
