import { CannotRecord } from '../../electron/recording/refused.ts';
import { recordingBench } from './recording-bench.ts';

/**
 * A process whose files may not grow beyond what its parent allows (`ulimit -f`): for SQLite the disk is
 * full. It starts runs until one cannot be recorded, then once more with a person's consent, and prints
 * what became of both. Arguments: endpoint, journal file.
 */
// Without a listener the kernel's signal would end the process; with one, the write fails as on a full disk.
process.on('SIGXFSZ', () => undefined);
const [endpoint = '', journalPath = ''] = process.argv.slice(2);
const bench = recordingBench({
  endpoint,
  journalPath,
  appId: 12345,
  serverSecret: '9193cc662a4c0ec135ec71fb57194b38',
});

const MOST = 500;
let recorded = 0;
let refused = '';
while (refused === '' && recorded < MOST) {
  try {
    const run = await bench.start({ id: `p${recorded}`, streamIds: [`s${recorded}`] }).settled;
    const unsent = run.calls.find(({ outcome }) => outcome?.reason === 'journal-failed');
    if (unsent) refused = 'journal-failed';
    else recorded += 1;
  } catch (error) {
    if (!(error instanceof CannotRecord)) throw error;
    refused = error.name;
  }
}
const run = await bench.start({ id: 'agreed', streamIds: ['agreed'] }, true).settled;
const told = { recorded, refused, agreed: { status: run.status, unrecorded: run.unrecorded } };
process.stdout.write(`${JSON.stringify(told)}\n`);
process.exit(0);
