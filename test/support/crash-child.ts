import { DEFAULT_TIMEOUTS } from '#contract/model/network.ts';
import { timeoutsOf } from '../../electron/zego/transport/timeouts.ts';
import { recordingBench } from './recording-bench.ts';

/**
 * A process that starts one run of many calls and is killed by its parent: the recording code as the app
 * has it, on a real journal. Arguments: endpoint, journal file, number of streams, clock offset in ms.
 */
const [endpoint = '', journalPath = '', streams = '1'] = process.argv.slice(2);

const { start } = recordingBench({
  endpoint,
  journalPath,
  appId: 12345,
  serverSecret: '9193cc662a4c0ec135ec71fb57194b38',
  transport: { timeouts: timeoutsOf(DEFAULT_TIMEOUTS) },
  onChange: (run) => process.stdout.write(`${run.status}\n`),
});
const streamIds = Array.from({ length: Number(streams) }, (_, index) => `s${index}`);
await start({ vendors: ['Tencent', 'Ws', 'Huawei', 'Aliyun'], streamIds }).settled;
process.stdout.write('done\n');
