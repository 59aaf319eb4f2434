import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Recordings } from '../../../electron/recording/known-recordings.ts';
import { recover } from '../../../electron/recording/settle-interrupted.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { tempFolder } from '../desktop/temp.ts';
import type { StrictServer } from '../strict-server/strict-server.ts';
import { type Fault, type Stage, summary } from './stage.ts';

const CHILD = join(import.meta.dirname, '..', 'crash-child.ts');
const HALF_AN_HOUR = 30 * 60_000;

/** The far end refuses twice, and takes the third. */
const TOO_FREQUENT: readonly Fault[] = [6, 1010, 5007, 30_002].map((code) => ({
  fault: `code ${code}, twice`,
  expected: 'accepted',
  tries: 3,
  arrived: 3,
  async provoke(stage: Stage) {
    const far = await stage.server();
    far.script.add({ times: 2, twist: { do: 'code', code } });
    const seen = await stage.start({ endpoint: far.url });
    if (far.effects('StartCDNRecord', 'Tencent', 'cdn01') !== 1) throw new Error('started twice');
    return { ...seen, arrived: far.requests.length };
  },
}));

const WRONG_CLOCKS: readonly Fault[] = [HALF_AN_HOUR, -HALF_AN_HOUR].map((offMs) => ({
  fault: `workstation clock off by ${offMs > 0 ? '+' : '−'}30 min`,
  expected: 'accepted',
  tries: 2,
  arrived: 2,
  async provoke(stage: Stage) {
    const far = await stage.server();
    const clock = { now: () => Date.now() + offMs, monotonic: () => performance.now() };
    const seen = await stage.start({ endpoint: far.url, clock }, { end: { afterMinutes: 90 } });
    return { ...seen, arrived: far.requests.length };
  },
}));

/** A process with the app's recording code is killed at a moment; the next start settles what it left. */
async function killed(
  stage: Stage,
  streams: number,
  moment: (server: StrictServer) => Promise<unknown>,
) {
  const folder = tempFolder('crash');
  stage.keep({ close: async () => folder.remove() });
  const path = join(folder.path, 'journal.sqlite');
  const far = await stage.server();
  far.script.add({ twist: { do: 'silence' } });
  const child = spawn(process.execPath, [CHILD, far.url, path, String(streams)]);
  await moment(far);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const journal = new SqliteJournal(path);
  recover(journal.orphans(), journal, new Recordings(journal.recordings.list()), Date.now());
  const [run] = journal.newestRuns();
  const left = journal.orphans();
  journal.close();
  if (!run || left.length > 0) throw new Error(`left open: ${JSON.stringify(left)}`);
  return { ...summary(run.calls), arrived: far.requests.length };
}

const KILLS: readonly Fault[] = [
  {
    fault: 'SIGKILL between sending and answer (4 calls)',
    expected: 'unknown (interrupted)',
    tries: 1,
    arrived: 4,
    provoke: (stage) => killed(stage, 1, (far) => far.waitFor(4, 'arrived')),
  },
  {
    fault: 'SIGKILL while calls wait in the queue (24 calls)',
    expected: '8 × failed (never-sent), 16 × unknown (interrupted)',
    tries: 1,
    // A batch leaves four slots to single clicks while nothing answers.
    arrived: 16,
    provoke: (stage) => killed(stage, 120, (far) => far.waitFor(16, 'arrived')),
  },
];

const diskFull = (): never => {
  throw new Error('disk full');
};

interface DiskFault {
  readonly agreed: boolean;
  readonly arrived: number;
  /** Whether the journal's mark can be written. */
  readonly mark?: boolean;
}

/** A step of the journal that fails, and whether a person agreed to go on without a record. */
function disk(
  fault: string,
  expected: string,
  broken: 'createRun' | 'markSending' | 'settle',
  { agreed, arrived, mark = true }: DiskFault,
): Fault {
  return {
    fault,
    expected,
    tries: arrived,
    arrived,
    async provoke(stage) {
      const folder = tempFolder('full');
      stage.keep({ close: async () => folder.remove() });
      // A folder in the place of a file: nothing can be written to it.
      if (!mark) mkdirSync(join(folder.path, 'journal.mark'));
      const far = await stage.server();
      const journalPath = join(folder.path, 'journal.sqlite');
      const near = stage.bench({ endpoint: far.url, journalPath });
      near.disk[broken] = diskFull;
      // A call that leaves at once is written down with its run: only one that waits is marked by itself.
      const giveBack = broken === 'markSending' ? near.takeSlots() : () => undefined;
      const { settled } = near.start({}, agreed);
      giveBack();
      const run = await settled;
      if (near.faults.length === 0) throw new Error('nobody was told of the disk');
      return { ...summary(run.calls), arrived: far.requests.length };
    },
  };
}

const DISK: readonly Fault[] = [
  disk('disk full before a call that waited is sent', 'accepted', 'markSending', {
    agreed: false,
    arrived: 1,
  }),
  disk(
    'disk full before a call that waited is sent, and its mark cannot be written',
    'failed (journal-failed)',
    'markSending',
    { agreed: true, arrived: 0, mark: false },
  ),
  disk('disk full, and a person agreed to go on', 'accepted', 'createRun', {
    agreed: true,
    arrived: 1,
  }),
  disk('disk full after the answer', 'accepted', 'settle', { agreed: false, arrived: 1 }),
];

const FIFTY: Fault = {
  fault: '50 starts of one preset within a second',
  expected: 'accepted',
  tries: 1,
  arrived: 1,
  async provoke(stage) {
    const far = await stage.server();
    const near = stage.bench({ endpoint: far.url });
    const started = Array.from({ length: 50 }, () => {
      try {
        return near.start();
      } catch (error) {
        return (error as Error).name;
      }
    });
    const ignored = started.filter((it) => it === 'AlreadyRunning');
    if (ignored.length !== 49) throw new Error(`${ignored.length} were ignored`);
    const runs = await Promise.all(
      started.flatMap((it) => (typeof it === 'string' ? [] : it.settled)),
    );
    return { ...summary(runs.flatMap(({ calls }) => calls)), arrived: far.requests.length };
  },
};

/** Faults of this side: its clock, its process, its disk, its operator's haste. */
export const STATION: readonly Fault[] = [
  ...TOO_FREQUENT,
  ...WRONG_CLOCKS,
  ...KILLS,
  ...DISK,
  FIFTY,
];
