import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerStartFault } from '../../../electron/control/command-line/start-fault.ts';
import { followApp } from '../../../electron/control/local-socket/follow-app.ts';
import { rememberSocket } from '../../../electron/control/local-socket/location.ts';
import { until } from '../../support/desktop/until.ts';
import { handoverBench, REQUEST } from '../../support/handover-bench.ts';

/** What other processes are told by one that could not start, over the real socket. */
const FAULT = { cause: 'Error [ELOOP]: too many links', logFile: '/data/logs/main.log' };
const TEXT =
  'CDN Recorder could not start: Error [ELOOP]: too many links. Nothing was started or stopped, and recordings at the vendors continue. Log file: /data/logs/main.log';
const PROBLEM = { kind: 'problem', code: 'start-failed', detail: FAULT.cause, text: TEXT };

let bench: ReturnType<typeof handoverBench>;
let shown: number;
beforeEach(async () => {
  bench = handoverBench();
  shown = 0;
  await bench.listen({
    perform: answerStartFault(FAULT, () => {
      shown += 1;
    }),
  });
});
afterEach(() => bench.close());

test('a command is refused with the fault, and a process that wants a window brings the dialog to the front', async () => {
  const events = [PROBLEM, { kind: 'done', exitCode: 1 }];
  const handover = { kind: 'done', exitCode: 1 };
  expect(await bench.hand()).toEqual({ handover, events });
  expect(shown).toBe(0);
  expect(await bench.hand({ ...REQUEST, exit: false })).toEqual({ handover, events });
  expect(shown).toBe(1);
});

test('--watch says the fault once, however often it looks', async () => {
  rememberSocket(bench.folder.path, bench.path);
  const ended = new AbortController();
  const notices: string[] = [];
  let looks = 0;
  const done = followApp({
    ...{ userData: bench.folder.path, environment: process.env, signal: ended.signal },
    ...{ now: () => new Date(), lookMs: 5 },
    onNotice: (text) => notices.push(text),
    onMessage: (message) => expect.unreachable(JSON.stringify(message)),
    tryLock() {
      looks += 1;
      return { kind: 'busy', processId: 4711 };
    },
  });
  await until('several looks', () => looks > 3);
  ended.abort();
  await done;
  expect(notices).toEqual([TEXT]);
});
