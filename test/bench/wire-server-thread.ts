import { type AddressInfo, createServer } from 'node:net';
import { parentPort } from 'node:worker_threads';
import { preciseNow } from './stats.ts';

const BODY = JSON.stringify({
  Code: 0,
  Message: 'success',
  Data: { Tencent: [{ StreamName: 'cdn01', TaskId: 't', RequestId: 'r', Code: '', Message: '' }] },
  RequestId: '1',
});
const ANSWER = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;

/** Says its port first, and then the moment at which the first byte of each request arrived. */
const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => socket.destroy());
  socket.on('data', () => {
    const arrivedAt = preciseNow();
    socket.write(ANSWER);
    parentPort?.postMessage(arrivedAt);
  });
});
server.listen(0, '127.0.0.1', () =>
  parentPort?.postMessage((server.address() as AddressInfo).port),
);
