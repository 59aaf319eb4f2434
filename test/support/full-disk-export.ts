import { NO_HISTORY_FILTER } from '#contract/model/history.ts';
import { HistoryExport } from '../../electron/storage/history/export/export.ts';
import { historyBench } from './history-bench.ts';
import { generateRuns } from './history-generator.ts';

/**
 * A process whose files may not grow beyond what its parent allows (`ulimit -f`): for the export the disk is
 * full. It prints how the export ended. Argument: the file.
 */
process.on('SIGXFSZ', () => undefined);
const bench = historyBench();
bench.writer.add([...generateRuns(2_000)]);
const order = {
  id: 'x',
  filter: NO_HISTORY_FILTER,
  language: 'en',
  path: process.argv[2] ?? '',
} as const;
await new HistoryExport(bench.reader, { ...order, format: 'json' }, (progress) => {
  if (progress.state !== 'running') process.stdout.write(JSON.stringify(progress));
}).run();
