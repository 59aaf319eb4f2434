import type { Socket } from 'node:net';

/** Longest message between two processes: a provision file, escaped, with room around it. */
const MAX_MESSAGE_CHARACTERS = 16 * 1024 * 1024;

/** What the first process says to one that knows the token, and the only thing that makes that one go on. */
export const READY = { kind: 'ready' } as const;

/** What it says to one that knows the token once it is leaving: it takes no more, and will be gone soon. */
export const LEAVING = { kind: 'leaving' } as const;

export function sendMessage(socket: Socket, message: unknown): void {
  socket.write(`${JSON.stringify(message)}\n`);
}

/** Calls `onMessage` for each JSON line. A line that is no JSON or too long ends the connection. */
export function readMessages(socket: Socket, onMessage: (message: unknown) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_MESSAGE_CHARACTERS) socket.destroy();
    for (const line of lines) {
      try {
        onMessage(JSON.parse(line));
      } catch {
        socket.destroy();
        return;
      }
    }
  });
}
