import { type AddressInfo, createServer } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** Says its port, and answers each request with the text that it was given. */
const body = String(workerData);
const head = `Content-Type: application/json\r\nContent-Length: ${body.length}`;
const answer = `HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`;
const DELAY_MS = 500;
const server = createServer((socket) => {
  socket.on('error', () => socket.destroy());
  // All requests have left by then, and the answers come at once.
  socket.on('data', () => setTimeout(() => socket.write(answer), DELAY_MS));
});
server.listen(0, '127.0.0.1', () =>
  parentPort?.postMessage((server.address() as AddressInfo).port),
);
