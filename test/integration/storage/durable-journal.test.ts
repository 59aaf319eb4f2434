import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Run } from '#contract/model/run.ts';
import { NO_CHANGES, Recordings } from '../../../electron/recording/known-recordings.ts';
import { CannotTell } from '../../../electron/recording/ports.ts';
import { neverSent, recover } from '../../../electron/recording/settle-interrupted.ts';
import {
  type CreatedJournal,
  createJournal,
} from '../../../electron/storage/journal/create-journal.ts';
import type { DurableJournal } from '../../../electron/storage/journal/durable-journal.ts';
import { outcomeWithoutAnswer } from '../../../electron/zego/answer/answer.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { holdDatabase, lockDatabase, readRows } from '../../support/journal-lock.ts';
import { callOf, MOMENT, runOf } from '../../support/runs.ts';
import { canMount, smallDisk } from '../../support/small-disk.ts';

let folder: TempFolder;
let near: CreatedJournal;
let heard: string[];
/** What the runner would say is under way. */
let alive: Run[];
let crashes = 0;
const path = () => join(folder.path, 'journal.sqlite');
const now = () => new Date(MOMENT);
const SENDING = { attempt: 1, endTime: null, startedAt: now().toISOString() };
const DONE = {
  outcome: outcomeWithoutAnswer(['cdn01'], 'failed', 'never-sent'),
  durationMs: 1,
  effects: NO_CHANGES,
};

beforeEach(() => {
  folder = tempFolder('durable');
  heard = [];
  alive = [];
  near = open();
});
afterEach(() => {
  near.journal.close();
  folder.remove();
});

function open(file = path()): CreatedJournal {
  const created = createJournal(file, now);
  const events = {
    onTrouble: () => heard.push('trouble'),
    onCaughtUp: (ids: ReadonlySet<string>) => heard.push(`caught up ${[...ids].sort().join(' ')}`),
    onReplaced: () => heard.push('replaced'),
    onRead: () => heard.push('read'),
  };
  created.journal.attach(
    {
      underWay: () => alive,
      newest: () => alive,
      recordings: () => ({ recordings: [], known: null }),
    },
    events,
  );
  return created;
}

/** A run of two calls, `<id>.0` and `<id>.1`. */
function run(id: string, change: Partial<Run> = {}): Run {
  const calls = [0, 1].map((index) => callOf({ id: `${id}.${index}`, runId: id }));
  const made = runOf({ id, presetId: id, calls, ...change });
  alive.push(made);
  return made;
}

/** The same, of which the first call leaves once it is written. */
function leaving(id: string): Run {
  const { attempt: attempts, ...sent } = SENDING;
  const [first, second] = [0, 1].map((index) => callOf({ id: `${id}.${index}`, runId: id }));
  if (!first || !second) throw new Error('two calls');
  return run(id, { calls: [{ ...first, ...sent, state: 'sending', attempts }, second] });
}

/** What the next start says of each call, had the process died at this moment. */
function afterCrash(spoil: (copy: string) => void = () => undefined): Record<string, string> {
  crashes += 1;
  const copy = join(folder.path, `crash-${crashes}`);
  mkdirSync(copy);
  for (const name of ['journal.sqlite', 'journal.sqlite-wal', 'journal.mark']) {
    cpSync(join(folder.path, name), join(copy, name));
  }
  spoil(copy);
  const { journal, opened, marked } = createJournal(join(copy, 'journal.sqlite'), now, neverSent);
  const orphans = opened.content?.orphans ?? [];
  recover(
    orphans,
    { settleAll: (settled) => journal.settleOrphans(orphans, settled) },
    new Recordings([]),
    MOMENT,
    marked,
  );
  const calls = journal.newestRuns().flatMap((it) => it.calls);
  journal.close();
  return Object.fromEntries(calls.map(({ id, outcome }) => [id, outcome?.reason ?? 'open']));
}

/** While `work` runs, another program keeps writers out. */
function locked(work: () => void): void {
  const lock = lockDatabase(path());
  try {
    work();
  } finally {
    lock.release();
  }
}

/** Every order of writing a mark, sending, catching up and dying. `sent`: calls of which a request left. */
const INTERLEAVINGS: readonly {
  readonly order: string;
  readonly sent: readonly string[];
  readonly reasons: Record<string, string>;
  play(journal: DurableJournal): Record<string, string>;
}[] = [
  {
    order: 'run written, lock, died before anything was sent',
    sent: [],
    reasons: { 'a.0': 'never-sent', 'a.1': 'never-sent' },
    play(journal) {
      journal.createRun(run('a'), false);
      let seen = {};
      locked(() => {
        seen = afterCrash();
      });
      return seen;
    },
  },
  {
    order: 'run written with a call that leaves with it',
    sent: ['a.0'],
    reasons: { 'a.0': 'interrupted', 'a.1': 'never-sent' },
    play(journal) {
      expect(journal.createRun(leaving('a'), false)).toBe(true);
      return afterCrash();
    },
  },
  {
    order: 'run written, lock, one call sent',
    sent: ['a.0'],
    reasons: { 'a.0': 'interrupted', 'a.1': 'interrupted' },
    play(journal) {
      journal.createRun(run('a'), false);
      let seen = {};
      locked(() => {
        expect(journal.markSending('a.0', SENDING)).toBe(false);
        seen = afterCrash();
      });
      return seen;
    },
  },
  {
    order: 'two runs written, lock, a call of one sent',
    sent: ['b.1'],
    reasons: {
      'a.0': 'never-sent',
      'a.1': 'never-sent',
      'b.0': 'interrupted',
      'b.1': 'interrupted',
    },
    play(journal) {
      journal.createRun(run('a'), false);
      journal.createRun(run('b'), false);
      let seen = {};
      locked(() => {
        journal.markSending('b.1', SENDING);
        seen = afterCrash();
      });
      return seen;
    },
  },
  {
    order: 'one call written as sent, lock, the other sent',
    sent: ['a.0', 'a.1'],
    reasons: { 'a.0': 'interrupted', 'a.1': 'interrupted' },
    play(journal) {
      journal.createRun(run('a'), false);
      expect(journal.markSending('a.0', SENDING)).toBe(true);
      let seen = {};
      locked(() => {
        journal.markSending('a.1', SENDING);
        seen = afterCrash();
      });
      return seen;
    },
  },
  {
    order: 'a call waits for its next try, lock, tried again',
    sent: ['a.0'],
    reasons: { 'a.0': 'interrupted', 'a.1': 'interrupted' },
    play(journal) {
      journal.createRun(run('a'), false);
      journal.markSending('a.0', SENDING);
      journal.markQueued('a.0');
      let seen = {};
      locked(() => {
        journal.markSending('a.0', { ...SENDING, attempt: 2 });
        seen = afterCrash();
      });
      return seen;
    },
  },
  {
    order: 'lock, one sent, caught up: the other was not sent',
    sent: ['a.0'],
    reasons: { 'a.0': 'interrupted', 'a.1': 'never-sent' },
    play(journal) {
      journal.createRun(run('a'), false);
      locked(() => journal.markSending('a.0', SENDING));
      expect(journal.catchUp()).toBe(true);
      return afterCrash();
    },
  },
  {
    order: 'caught up, and died before the mark was cleared: doubt, no lie',
    sent: ['a.0'],
    reasons: { 'a.0': 'interrupted', 'a.1': 'interrupted' },
    play(journal) {
      journal.createRun(run('a'), false);
      let mark: Buffer = Buffer.alloc(0);
      locked(() => {
        journal.markSending('a.0', SENDING);
        mark = readFileSync(join(folder.path, 'journal.mark'));
      });
      journal.catchUp();
      return afterCrash((copy) => writeFileSync(join(copy, 'journal.mark'), mark));
    },
  },
  {
    order: 'caught up, locked again, the other sent',
    sent: ['a.0', 'a.1'],
    reasons: { 'a.0': 'interrupted', 'a.1': 'interrupted' },
    play(journal) {
      journal.createRun(run('a'), false);
      locked(() => journal.markSending('a.0', SENDING));
      journal.catchUp();
      let seen = {};
      locked(() => {
        journal.markSending('a.1', SENDING);
        seen = afterCrash();
      });
      return seen;
    },
  },
  {
    order: 'a run that was agreed to without a record: nothing on disk says anything of it',
    sent: ['a.0'],
    reasons: {},
    play(journal) {
      let seen = {};
      locked(() => {
        expect(journal.createRun(run('a'), true)).toBe(false);
        expect(journal.markSending('a.0', SENDING)).toBe(false);
        seen = afterCrash();
      });
      return seen;
    },
  },
  {
    order: 'such a run is caught up with half way, then locked again, the other sent',
    sent: ['a.0', 'a.1'],
    reasons: { 'a.0': 'interrupted', 'a.1': 'interrupted' },
    play(journal) {
      locked(() => {
        journal.createRun(run('a'), true);
        journal.markSending('a.0', SENDING);
      });
      journal.catchUp();
      let seen = {};
      locked(() => {
        journal.markSending('a.1', SENDING);
        seen = afterCrash();
      });
      return seen;
    },
  },
  {
    order: 'the mark is torn',
    sent: ['a.0'],
    reasons: { 'a.0': 'interrupted', 'a.1': 'interrupted' },
    play(journal) {
      journal.createRun(run('a'), false);
      let seen = {};
      locked(() => {
        journal.markSending('a.0', SENDING);
        seen = afterCrash((copy) => {
          const mark = join(copy, 'journal.mark');
          writeFileSync(mark, readFileSync(mark).fill(0, 10, 400));
        });
      });
      return seen;
    },
  },
  {
    order: 'all settled while locked: what came back is not known, but that it was sent',
    sent: ['a.0', 'a.1'],
    reasons: { 'a.0': 'interrupted', 'a.1': 'interrupted' },
    play(journal) {
      journal.createRun(run('a'), false);
      let seen = {};
      locked(() => {
        for (const id of ['a.0', 'a.1']) {
          journal.markSending(id, SENDING);
          journal.settle(id, DONE);
        }
        seen = afterCrash();
      });
      return seen;
    },
  },
];

test('of a run that the disk did not take nothing has left, whatever was to leave with it', () => {
  locked(() => {
    expect(near.journal.createRun(leaving('a'), true)).toBe(false);
    const [held] = near.journal.find('a.0')?.calls ?? [];
    expect([held?.state, held?.attempts, held?.startedAt]).toEqual(['queued', 0, null]);
    expect(near.journal.markSending('a.0', SENDING)).toBe(false);
    expect(near.journal.find('a.0')?.calls[0]?.state).toBe('sending');
  });
});

describe('a call that was sent is never called "never sent"', () => {
  test.each(INTERLEAVINGS)('$order', ({ sent, reasons, play }) => {
    const seen = play(near.journal);
    for (const id of sent) expect(seen[id] ?? 'not there').not.toBe('never-sent');
    expect(seen).toEqual(reasons);
  });

  test('the recovery itself cannot be written: the mark outlives it', async () => {
    near.journal.createRun(run('a'), false);
    let copy = '';
    locked(() => {
      near.journal.markSending('a.0', SENDING);
      afterCrash((made) => {
        copy = made;
        cpSync(made, `${made}-again`, { recursive: true });
      });
    });
    const again = `${copy}-again`;
    const other = await holdDatabase(join(again, 'journal.sqlite'), 'write');
    const start = () => {
      const created = createJournal(join(again, 'journal.sqlite'), now);
      const orphans = created.opened.content?.orphans ?? [];
      const into = {
        settleAll: (settled: Parameters<DurableJournal['settleOrphans']>[1]) =>
          created.journal.settleOrphans(orphans, settled),
      };
      recover(orphans, into, new Recordings([]), MOMENT, created.marked);
      const reasons = created.journal
        .newestRuns()
        .flatMap((it) => it.calls.map(({ outcome }) => outcome?.reason));
      return { reasons, close: () => created.journal.close() };
    };
    const first = start();
    expect(first.reasons).toEqual(['interrupted', 'interrupted']);
    first.close();
    await other.release();
    const second = start();
    expect(second.reasons).toEqual(['interrupted', 'interrupted']);
    second.close();
  });

  test('where not even the mark can be written, the call must not leave', () => {
    near.journal.close();
    rmSync(join(folder.path, 'journal.mark'));
    mkdirSync(join(folder.path, 'journal.mark'));
    near = open();
    near.journal.createRun(run('a'), true);
    locked(() => {
      expect(() => near.journal.markSending('a.0', SENDING)).toThrow(CannotTell);
      // A run without a row on disk has nothing that could lie.
      near.journal.createRun(run('b'), true);
      expect(near.journal.markSending('b.0', SENDING)).toBe(false);
    });
  });
});

describe('back from trouble', () => {
  const rows = () =>
    readRows<{ id: string; state: string }>(path(), 'SELECT id, state FROM calls ORDER BY id');

  test('what is in memory only is written in the background, and told', async () => {
    near.journal.createRun(run('a'), false);
    const lock = lockDatabase(path());
    near.journal.markSending('a.0', SENDING);
    near.journal.settle('a.0', DONE);
    near.journal.createRun(run('b'), true);
    expect(near.journal.isHealthy).toBe(false);
    expect(rows().map(({ state }) => state)).toEqual(['queued', 'queued']);
    lock.release();
    await until('it has caught up', () => near.journal.isHealthy);
    expect(rows()).toMatchObject([
      { id: 'a.0', state: 'settled' },
      { id: 'a.1', state: 'queued' },
      { id: 'b.0', state: 'queued' },
      { id: 'b.1', state: 'queued' },
    ]);
    expect(heard).toEqual(['trouble', 'caught up a b']);
  });

  test.runIf(canMount)('a disk that is read-only at start takes everything later', async () => {
    const disk = smallDisk(1_024);
    try {
      const file = join(disk.path, 'journal.sqlite');
      open(file).journal.close();
      disk.readOnly(true);
      const { journal } = open(file);
      journal.createRun(run('a'), true);
      disk.readOnly(false);
      await until('it has caught up', () => journal.isHealthy);
      journal.close();
      expect(readRows(file, 'SELECT id FROM calls')).toHaveLength(2);
    } finally {
      disk.unmount();
    }
  });

  test.runIf(canMount)('a full disk: the ballast makes room for the journal', async () => {
    const disk = smallDisk(24 * 1_024);
    try {
      const { journal } = open(join(disk.path, 'journal.sqlite'));
      const ballast = join(disk.path, 'journal.ballast');
      await until('it is there', () => existsSync(ballast) && statSync(ballast).size > 1e6);
      disk.fill();
      for (let index = 0; index < 50; index += 1) {
        expect(journal.createRun(run(`x${index}`), false)).toBe(true);
      }
      expect(statSync(ballast).size).toBe(0);
      journal.close();
    } finally {
      disk.unmount();
    }
  });

  test('the next click does not wait for the timer', () => {
    locked(() => near.journal.createRun(run('a'), true));
    expect(near.journal.createRun(run('b'), false)).toBe(true);
    expect(rows()).toHaveLength(4);
  });

  test('a person’s verdict in the meantime is kept', () => {
    near.journal.createRun(run('a'), false);
    near.journal.settle('a.0', DONE);
    alive = [];
    const verdicts = [
      { streamId: 'cdn01', verdict: 'recording', at: now().toISOString() } as const,
    ];
    locked(() => near.journal.setVerdicts('a.0', verdicts, NO_CHANGES));
    near.journal.catchUp();
    near.journal.close();
    near = open();
    expect(near.journal.find('a.0')?.calls[0]?.verdicts).toEqual(verdicts);
  });

  test('a locked journal is waited for once, not at each step', () => {
    near.journal.createRun(run('a'), false);
    const begun = performance.now();
    locked(() => {
      for (let index = 0; index < 40; index += 1) near.journal.createRun(run(`x${index}`), true);
    });
    // A wait at each of the forty steps would take longer than that.
    expect(performance.now() - begun).toBeLessThan(20_000);
    near.journal.catchUp();
    expect(rows()).toHaveLength(82);
  });

  test('a journal that could not be read at start is read as soon as it can be', async () => {
    near.journal.createRun(run('earlier', { seq: 7 }), false);
    near.journal.close();
    alive = [];
    const other = await holdDatabase(path(), 'everything');
    near = open();
    expect(near.opened.content).toBeNull();
    const seq = near.journal.nextSeq();
    near.journal.createRun(run('own', { seq }), true);
    await other.release();
    await until('it has caught up', () => near.journal.isHealthy);
    expect(heard).toEqual(['read', 'caught up own']);
    const numbers = near.journal.newestRuns().map(({ id, seq: number }) => [id, number]);
    expect(Object.fromEntries(numbers)).toEqual({ earlier: 7, own: 8 });
    expect(near.journal.nextSeq()).toBe(9);
  });
});
