import { createConnection, type Socket } from 'node:net';
import {
  type CommandEvent,
  type CommandRequest,
  commandEventSchema,
} from '../command-line/request.ts';
import { readMessages, sendMessage } from './wire.ts';

/**
 * Hands a request to the process that runs with the same user data.
 *
 * @returns its exit code; null when nobody listens; undefined when it went away before it was done, so
 *   that what it had started is not known here.
 */
export async function handOver(
  path: string,
  token: string,
  request: CommandRequest,
  onEvent: (event: CommandEvent) => void,
): Promise<number | null | undefined> {
  const socket = await connect(path);
  if (!socket) return null;
  return new Promise((resolve) => {
    readMessages(socket, (message) => {
      const event = commandEventSchema.parse(message);
      if (event.kind === 'done') resolve(event.exitCode);
      onEvent(event);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(undefined));
    sendMessage(socket, { token, request });
  });
}

function connect(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}
