import type { Socket } from 'node:net';
import { type Head, HeadReader } from './head.ts';

/**
 * One connection: heads come in, perhaps several before the first answer (pipelining); each is reported
 * at once, so that its arrival is stamped truly, and answered in turn.
 */
export interface Conversation {
  /** Called synchronously on arrival; the returned function writes the answer when its turn comes. */
  onHead(head: Head): () => Promise<{ keepAlive: boolean }>;
  /** Close a connection that was idle for so long after an answer; 0 never. */
  keepAliveMs: number;
}

export function converse(socket: Socket, { onHead, keepAliveMs }: Conversation): void {
  const reader = new HeadReader();
  let turn: Promise<void> = Promise.resolve();
  let open = 0;

  const serve = (head: Head) => {
    open += 1;
    socket.setTimeout(0);
    const answer = onHead(head);
    turn = turn.then(async () => {
      const { keepAlive } = await answer();
      open -= 1;
      if (!keepAlive || endsAfter(head)) socket.end();
      else if (keepAliveMs > 0 && open === 0) socket.setTimeout(keepAliveMs);
    });
  };

  socket.on('timeout', () => socket.end());
  socket.on('data', (chunk) => {
    try {
      reader.push(chunk);
      for (let head = reader.next(); head; head = reader.next()) serve(head);
    } catch {
      socket.destroy(); // no end of the head in sight: nothing sensible can be answered
    }
  });
  socket.resume();
}

/** What follows a request with a body cannot be told from the next head by so small a reader. */
function endsAfter({ method, headers }: Head): boolean {
  const names = headers.map(([name]) => name);
  const close = headers.some(([name, value]) => name === 'connection' && /^close$/i.test(value));
  return (
    close ||
    method !== 'GET' ||
    names.includes('content-length') ||
    names.includes('transfer-encoding')
  );
}
