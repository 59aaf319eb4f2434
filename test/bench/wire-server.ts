import { type AddressInfo, createServer, type Socket } from 'node:net';
import { preciseNow } from './stats.ts';

const BODY = JSON.stringify({
  Code: 0,
  Message: 'success',
  Data: { Tencent: [{ StreamName: 'cdn01', TaskId: 't', RequestId: 'r', Code: '', Message: '' }] },
  RequestId: '1',
});
const ANSWER = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;

/** A server that notes when the first byte of each request arrives, and answers with what was made before. */
export async function wireServer() {
  const arrivals: number[] = [];
  let waiting: (() => void) | undefined;
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', () => {
      arrivals.push(preciseNow());
      socket.write(ANSWER);
      waiting?.();
    });
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** Resolves with the moment at which the n-th request (from 1) arrived. */
    async arrival(n: number): Promise<number> {
      while (arrivals.length < n) {
        await new Promise<void>((resume) => {
          waiting = resume;
        });
      }
      return arrivals[n - 1] ?? Number.NaN;
    },
    get count() {
      return arrivals.length;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
