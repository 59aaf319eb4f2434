import { parentPort, workerData } from 'node:worker_threads';
import { streamClient, webSocketClient } from '../support/control/event-clients.ts';

/** Readers of events in a thread of their own; tells that all have begun, and at a message what each was told. */
const { port, token, readers } = workerData as { port: number; token: string; readers: number };
const clients = Array.from({ length: readers }, (_, at) =>
  (at % 2 === 0 ? webSocketClient : streamClient)({ port, token }),
);
const look = setInterval(() => {
  if (clients.some(({ told }) => told.length === 0)) return;
  clearInterval(look);
  parentPort?.postMessage('begun');
}, 20);
parentPort?.on('message', () => {
  const told = clients.map(({ told: all }) => ({
    changes: all.filter(({ type }) => type !== 'gap' && type !== 'snapshot').length,
    lost: all.reduce((sum, one) => sum + (one.type === 'gap' ? one.lost : 0), 0),
    inOrder: all.every(({ seq }, at) => seq === at + 1),
  }));
  for (const client of clients) client.close();
  parentPort?.postMessage(told);
});
