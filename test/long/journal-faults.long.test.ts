import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { until } from '../support/desktop/until.ts';
import { holdDatabase } from '../support/journal-lock.ts';
import { APP_ID, SECRET } from '../support/provision.ts';
import { canFail, canMount, failingDisk, smallDisk } from '../support/small-disk.ts';
import { type StrictServer, strictServer } from '../support/strict-server/strict-server.ts';

/**
 * A run of forty calls, and at the n-th of them that arrives the disk fails. However that ends, no call that
 * arrived may be called "never sent", nothing that arrived is started again, and what can be written when the
 * fault is over is written.
 */
const CHILD = join(import.meta.dirname, '..', 'support', 'journal-child.ts');
const VENDORS = ['Tencent', 'Ws', 'Huawei', 'Aliyun'];
const STREAMS = Array.from({ length: 200 }, (_, index) => `s${String(index).padStart(3, '0')}`);
const CALLS = 40;
const MOMENTS = Array.from({ length: 20 }, (_, index) => 2 * index + 1);
/** Too little for the ballast: the disk is full at once. */
const DISK_KIB = 8 * 1024;

interface Seen {
  readonly problems: readonly string[];
  readonly unrecorded: boolean | null;
  readonly calls: readonly {
    readonly vendor: string;
    readonly streamIds: readonly string[];
    readonly state: string;
    readonly status: string | null;
    readonly reason: string | null;
  }[];
  readonly running: readonly string[];
  readonly answer?: string;
}

interface Stage {
  readonly folder: string;
  begin(): Promise<unknown>;
  /** After this the journal can be written again. */
  end(): Promise<unknown>;
  unmount(): void;
}

/** On a small disk; `begin` may return what undoes it. */
function onSmallDisk(
  begin: (disk: ReturnType<typeof smallDisk>) => Promise<() => Promise<unknown>>,
): Stage {
  const disk = smallDisk(DISK_KIB);
  let end = async (): Promise<unknown> => undefined;
  return {
    folder: disk.path,
    begin: async () => {
      end = await begin(disk);
    },
    end: () => end(),
    unmount: () => disk.unmount(),
  };
}

const FAULTS: Record<string, () => Stage> = {
  full: () =>
    onSmallDisk(async (disk) => {
      disk.fill();
      return async () => disk.empty();
    }),
  locked: () =>
    onSmallDisk(async ({ path }) => {
      const holder = await holdDatabase(join(path, 'journal.sqlite'), 'write');
      return () => holder.release();
    }),
  emptied: () =>
    onSmallDisk(async ({ path }) => {
      for (const name of readdirSync(path)) {
        if (name.startsWith('journal.sqlite')) rmSync(join(path, name));
      }
      return async () => undefined;
    }),
  'read-only': () => {
    const { path, fail, mend, unmount } = failingDisk();
    return { folder: path, begin: async () => fail(), end: async () => mend(), unmount };
  },
};

const ENDINGS = ['killed soon after', 'killed at the end', 'over before the end'] as const;

async function program(folder: string, ...command: string[]): Promise<Seen[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [CHILD, folder, ...command]);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** The program in the middle of its run: what it said last. */
function running(folder: string): { child: ChildProcess; last: () => Seen | null } {
  const child = spawn(process.execPath, [CHILD, folder, 'start'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let last: Seen | null = null;
  createInterface({ input: child.stdout }).on('line', (line) => {
    last = JSON.parse(line);
  });
  return { child, last: () => last };
}

const asked = (far: StrictServer): string[] =>
  far.requests.flatMap((request) =>
    request.all('StreamId[]').map((streamId) => `${request.param('Vendor')} ${streamId}`),
  );
const isSettled = (seen: Seen | null) =>
  seen?.calls.length === CALLS && seen.calls.every(({ state }) => state === 'settled');

async function play(name: string, moment: number, ending: (typeof ENDINGS)[number]): Promise<void> {
  const stage = (FAULTS[name] as () => Stage)();
  const far = await strictServer({ appId: APP_ID, secret: SECRET });
  try {
    const provision = {
      accounts: [{ name: 'Main', appId: APP_ID, serverSecret: SECRET, endpoint: far.url }],
      presets: [{ name: 'Evening news', account: 'Main', vendors: VENDORS, streamIds: STREAMS }],
    };
    await program(stage.folder, 'import', JSON.stringify(provision));
    const { child, last } = running(stage.folder);
    const exit = once(child, 'exit');
    await until('calls arrive', () => far.requests.length >= moment, {
      timeoutMs: 60_000,
      everyMs: 1,
    });
    await stage.begin();
    // On a read-only disk not even a mark can be written: what is not on its way yet then fails.
    const someMore = () =>
      until(
        'some more arrive',
        () => far.requests.length >= Math.min(moment + 4, CALLS) || isSettled(last()),
      );
    if (ending === 'killed soon after') {
      await someMore();
    } else {
      if (ending === 'over before the end') {
        await someMore();
        await stage.end();
      }
      await until('all are settled', () => isSettled(last()), { timeoutMs: 60_000 });
      if (ending === 'over before the end') {
        // Recovery is seen: nothing is in memory only any more.
        await until('it has caught up', () => {
          const seen = last();
          return seen?.unrecorded === false && !seen.problems.includes('journal-unavailable');
        });
      }
    }
    child.kill('SIGKILL');
    await exit;
    if (ending !== 'over before the end') await stage.end();
    await judge(stage.folder, far, ending, name);
  } finally {
    await far.close();
    stage.unmount();
  }
}

async function judge(folder: string, far: StrictServer, ending: string, name: string) {
  const arrived = new Set(asked(far));
  const [before, after] = (await program(folder, 'look')) as [Seen, Seen];
  for (const { vendor, streamIds, status, reason } of before.calls) {
    const isArrived = streamIds.some((streamId) => arrived.has(`${vendor} ${streamId}`));
    if (!isArrived) continue;
    expect(['accepted', 'unknown'], `${vendor} ${streamIds[0]}: ${reason}`).toContain(status);
  }
  if (ending === 'over before the end') {
    expect(before.calls.map(({ status }) => status)).toEqual(Array(CALLS).fill('accepted'));
    const told = name === 'emptied' ? [] : before.problems;
    expect(told).toEqual([]);
  }
  // Whether it is known or not known what runs: nothing that arrived is started again by a script.
  expect(after.answer).toMatch(/^(started|nothing-missing|journal-unreadable)$/);
  const times = new Map<string, number>();
  for (const key of asked(far)) times.set(key, (times.get(key) ?? 0) + 1);
  for (const key of arrived) expect(times.get(key), key).toBe(1);
  if (after.answer !== 'journal-unreadable') {
    for (const key of arrived) expect(after.running).toContain(key);
  }
}

/** One that failed stays as it is until no process has a file of it open. */
const endingOf = (name: string, moment: number) => {
  const ending = ENDINGS[((moment - 1) / 2) % ENDINGS.length] as (typeof ENDINGS)[number];
  return name === 'read-only' && ending === 'over before the end' ? 'killed at the end' : ending;
};

describe.runIf(canMount).each(Object.keys(FAULTS))('the disk is %s', (name) => {
  const cases = MOMENTS.map((moment) => ({ moment, ending: endingOf(name, moment) }));
  // Side by side: half of the time they wait for the rate limit.
  test.runIf(name !== 'read-only' || canFail).concurrent.each(cases)(
    'at call $moment, $ending',
    ({ moment, ending }) => play(name, moment, ending),
    240_000,
  );
});
