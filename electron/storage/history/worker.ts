import { parentPort, workerData } from 'node:worker_threads';
import { History } from './history.ts';
import type {
  HistoryRequestName,
  HistoryRequests,
  WorkerAnswer,
  WorkerQuestion,
} from './messages.ts';

/** Search, export and retention run here, so that none of them ever holds up main. */
const history = new History((workerData as { path: string }).path);

const HANDLERS: {
  [N in HistoryRequestName]: (args: HistoryRequests[N]['args']) => HistoryRequests[N]['result'];
} = {
  add: (runs) => {
    history.add(runs);
    return null;
  },
  page: (query) => history.page(query),
  call: (callId) => history.call(callId),
  close: () => {
    history.close();
    return null;
  },
};

function answer({ id, name, args }: WorkerQuestion): WorkerAnswer {
  try {
    return { id, ok: true, value: HANDLERS[name](args as never) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (question: WorkerQuestion) => {
  parentPort?.postMessage(answer(question));
});
