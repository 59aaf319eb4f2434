import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandEvent } from '../../../electron/control/command-line/request.ts';
import {
  acquireInstance,
  type InstanceRole,
  type LockAnswer,
} from '../../../electron/control/local-socket/acquire-instance.ts';
import { acquireInstanceLock } from '../../../electron/storage/instance-lock.ts';
import { end } from '../../support/desktop/child.ts';
import { DONE, handoverBench, REQUEST } from '../../support/handover-bench.ts';

const { TMPDIR } = process.env;
let bench: ReturnType<typeof handoverBench>;
/** The lock that the operating system gives to one process at a time. */
let taken: boolean;
const takeLock = (): LockAnswer => {
  if (taken) return { kind: 'busy', processId: 4711 };
  taken = true;
  return { kind: 'held' };
};
beforeEach(() => {
  bench = handoverBench();
  taken = false;
  process.env.TMPDIR = bench.folder.path;
});
afterEach(async () => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  await bench.close();
});

async function start(change: Partial<Parameters<typeof acquireInstance>[0]> = {}) {
  const events: CommandEvent[] = [];
  const role = await acquireInstance({
    userData: bench.folder.path,
    environment: { XDG_RUNTIME_DIR: bench.folder.path },
    request: REQUEST,
    onEvent: (event) => events.push(event),
    takeLock,
    ...change,
  });
  return { role, events };
}

/** The patience of one that waits longer than that; a machine that is busy must not use it up between two answers. */
const SHORT_MS = 1_500;

/** What a first process does with its role: it listens. */
async function serve(role: InstanceRole, hold?: () => null): Promise<void> {
  if (role.kind !== 'first' || !role.socket) throw new Error('not the first');
  await bench.listen({ ...role.socket, ...(hold && { hold }) });
}

test('the only one is the first, and knows where to listen', async () => {
  const { role } = await start();
  expect(role).toEqual({
    kind: 'first',
    socket: {
      path: expect.stringMatching(/\.sock$/),
      token: bench.token,
      notes: bench.folder.path,
    },
  });
});

test('who comes later hands over, and leaves with the first one’s exit code', async () => {
  await serve((await start()).role);
  const { role, events } = await start();
  expect(role).toEqual({ kind: 'second', exitCode: 1 });
  expect(events).toEqual([DONE]);
});

test('two that start together: one is the first, the other hands over to it', async () => {
  const served: Promise<void>[] = [];
  const roles = await Promise.all(
    [0, 1].map(async () => {
      const { role } = await start();
      if (role.kind === 'first') served.push(serve(role));
      return role.kind;
    }),
  );
  await Promise.all(served);
  expect(roles.sort()).toEqual(['first', 'second']);
});

test('many that start together: one is the first, no request is lost or doubled', async () => {
  const kinds = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const { role, events } = await start();
      if (role.kind === 'first') await serve(role);
      return { kind: role.kind, events: events.length };
    }),
  );
  expect(kinds.filter(({ kind }) => kind === 'first')).toHaveLength(1);
  expect(kinds.filter(({ kind, events }) => kind === 'second' && events === 1)).toHaveLength(9);
});

test('other data, another first', async () => {
  await serve((await start()).role);
  taken = false;
  const { role } = await start({ userData: join(bench.folder.path, 'other') });
  expect(role.kind).toBe('first');
});

test('a first one that is leaving: the next takes its place when it has gone', async () => {
  await serve((await start()).role, () => null);
  const next = start();
  setTimeout(() => {
    taken = false;
  }, 150);
  expect((await next).role.kind).toBe('first');
});

test('one that says that it is leaving is waited for, longer than one that is silent', async () => {
  await serve((await start()).role, () => null);
  const next = start({ patienceMs: SHORT_MS });
  setTimeout(() => {
    taken = false;
  }, 2 * SHORT_MS);
  expect((await next).role.kind).toBe('first');
});

describe('lost, and said in a sentence that tells whether anything was started', () => {
  test('the first one ended while it worked', async () => {
    const { role } = await start();
    if (role.kind !== 'first' || !role.socket) throw new Error('not the first');
    await bench.listen({
      ...role.socket,
      perform: async (_request, emit) => emit({ kind: 'notice', text: 'begun, and never done' }),
    });
    expect((await start()).role).toEqual({
      kind: 'lost',
      message: 'CDN Recorder ended while it worked. Look in its history for what was started.',
    });
  });

  test('the first one has the lock and never answers', async () => {
    taken = true;
    expect((await start({ patienceMs: 300 })).role).toEqual({
      kind: 'lost',
      message: expect.stringMatching(
        /^CDN Recorder runs already \(process 4711\) and does not answer\. Nothing was started\..*kill -9 4711/,
      ),
    });
  });
});

test('a first process that cannot do what is asked and is about to leave is waited for', async () => {
  const { role } = await start();
  if (role.kind !== 'first' || !role.socket) throw new Error('not the first');
  await bench.listen({ ...role.socket, accepts: ({ exit }) => exit });
  expect((await start()).role.kind).toBe('second');
  const next = start({ request: { ...REQUEST, exit: false }, patienceMs: SHORT_MS });
  setTimeout(() => {
    taken = false;
  }, 2 * SHORT_MS);
  const { role: later, events } = await next;
  expect([later.kind, events]).toEqual(['first', []]);
});

test('beside data that take no changes the two still meet, and nothing is written among the data', async () => {
  const userData = join(bench.folder.path, 'read-only');
  mkdirSync(userData);
  const readOnly = { userData, isReadOnly: true };
  const { role } = await start(readOnly);
  await serve(role);
  expect((await start(readOnly)).role).toEqual({ kind: 'second', exitCode: 1 });
  expect(readdirSync(userData)).toEqual([]);
});

test('a first process that is stopped lives on: its lock holds, and the second one names it', async () => {
  const module = (path: string) =>
    JSON.stringify(fileURLToPath(new URL(`../../../electron/${path}`, import.meta.url)));
  const lock = join(bench.folder.path, 'instance.lock');
  const script = `import { acquireInstanceLock } from ${module('storage/instance-lock.ts')};
    import { createServer } from 'node:net';
    acquireInstanceLock([${JSON.stringify(lock)}]);
    createServer().listen(process.argv[1], () => process.stdout.write('ready'));`;
  const { role } = await start();
  if (role.kind !== 'first' || !role.socket) throw new Error('not the first');
  const args = ['--input-type=module', '-e', script, role.socket.path];
  const first = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await once(first.stdout, 'data');
    first.kill('SIGSTOP');
    const takeRealLock = () => acquireInstanceLock([lock]);
    const short = { takeLock: takeRealLock, patienceMs: 300, greetingMs: 200 };
    expect((await start(short)).role).toEqual({
      kind: 'lost',
      message: expect.stringContaining(`runs already (process ${first.pid}) and does not answer.`),
    });
    expect(first.signalCode).toBeNull();
  } finally {
    await end(first, 'SIGKILL');
  }
});

describe('where no place is safe for a socket', () => {
  beforeEach(() => {
    for (const name of ['cdn-recorder', `cdn-recorder-${process.getuid?.() ?? 0}`]) {
      mkdirSync(join(bench.folder.path, name));
      chmodSync(join(bench.folder.path, name), 0o777);
    }
  });

  test('the first one works without', async () => {
    expect((await start()).role).toEqual({ kind: 'first', socket: null });
  });

  test('a second one says so', async () => {
    taken = true;
    expect((await start()).role).toEqual({
      kind: 'lost',
      message: expect.stringMatching(
        /^CDN Recorder runs already \(process 4711\) and cannot be reached\. Nothing was started\./,
      ),
    });
  });
});
