import { CALLS_PER_SECOND } from '../../electron/recording/limiter.ts';
import { recordingBench } from '../support/recording-bench.ts';
import { remoteStrictServer } from '../support/strict-server/remote.ts';
import { round } from './stats.ts';

const CALLS = 300;
const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };

/** Three hundred calls started at once against a strict server in a process of its own. */
export async function burst(): Promise<Record<string, number>> {
  const server = await remoteStrictServer({ appId: ACCOUNT.appId, secret: ACCOUNT.serverSecret });
  const near = recordingBench({ ...ACCOUNT, endpoint: server.url });
  const streamIds = (index: number) => [`s${index}`];
  const started = Array.from({ length: CALLS }, (_, index) =>
    near.start({ id: `p${index}`, streamIds: streamIds(index) }, false, true),
  );
  const runs = await Promise.all(started.map(({ settled }) => settled));
  const { requests, maxInAnySecond, tooFrequent } = await server.report();
  const arrivals = requests.map(({ arrivedAt }) => arrivedAt).sort((a, b) => a - b);
  // Calls come in bursts of twenty, so those after the first burst are set against all the time they took.
  const seconds = ((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)) / 1000;
  await near.close();
  await server.close();
  return {
    'calls accepted (of 300)': runs.filter(({ status }) => status === 'accepted').length,
    'most in any sliding second (bar: 20)': maxInAnySecond,
    'answers with code 6 (bar: 0)': tooFrequent,
    'calls a second after the first second (bar: 19)': round((CALLS - CALLS_PER_SECOND) / seconds),
  };
}
