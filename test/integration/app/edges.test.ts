import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serviceOf } from '#contract/model/region.ts';
import {
  SETTLE_TABLE,
  type SettleCondition,
  START_TABLE,
  STOP_TABLE,
  type StartCondition,
  type StopCondition,
} from '../../../electron/app/commands/decision-table.ts';
import { RoomClaims } from '../../../electron/app/room/room-claims.ts';
import type { AwayPolicy } from '../../../electron/app/room/stream-claims.ts';
import type { Verdict } from '../../../electron/recording/operator-verdict.ts';
import { COMMAND_LINE, WINDOW } from '../../support/callers.ts';
import { deckEdge } from '../../support/deck-edge.ts';
import {
  commandLineEdge,
  type Edge,
  hotkeyEdge,
  type Seen,
  trayEdge,
  verdictEdge,
  windowEdge,
} from '../../support/edges.ts';
import { httpEdge } from '../../support/http-edge.ts';
import { atOnce, recordingBench } from '../../support/recording-bench.ts';
import { MemoryClaims } from '../../support/room/memory-claims.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

/**
 * Each row of the decision table through the window's handlers, the tray's clicks, the command line, a deck's port and HTTP,
 * against an independent server: what the caller sees, and what goes out.
 */

/** An end that no vendor can be given: a minute ago. */
const PASSED = { afterMinutes: -1 };

const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };
let far: StrictServer;
let near: ReturnType<typeof recordingBench>;
let rows: MemoryClaims;
let claims: RoomClaims;
/** The policy of the control room; null while the desk belongs to none. */
const joined: { policy: AwayPolicy | null } = { policy: null };

beforeEach(async () => {
  far = await strictServer({ appId: ACCOUNT.appId, secret: ACCOUNT.serverSecret });
  rows = new MemoryClaims();
  joined.policy = null;
  claims = new RoomClaims({
    table: rows.desk('B'),
    policy: () => joined.policy,
    isOurs: () => false,
    own: () => [],
    isWhole: () => true,
    adopt: () => undefined,
    letGo: () => undefined,
    show: () => undefined,
    after: () => () => undefined,
    onFault: () => undefined,
  });
  near = recordingBench({ ...ACCOUNT, endpoint: far.url, claims });
});
afterEach(async () => {
  near.runner.giveUp();
  await near.close();
  await far.close();
});

const EDGES: Readonly<Record<string, (bench: typeof near) => Edge>> = {
  window: windowEdge,
  tray: trayEdge,
  hotkey: hotkeyEdge,
  'command line': commandLineEdge,
  deck: deckEdge,
  http: httpEdge,
};

/** Starts it, as another caller did before. */
async function isRunning(presetId: string): Promise<void> {
  const answer = near.commands.start(COMMAND_LINE, presetId, { scope: 'all' });
  if (answer.kind === 'started') await answer.started.settled;
}

/** Another desk of the room has started this stream, and this desk has read that. */
async function othersRun(streamId: string): Promise<void> {
  joined.policy = 'start-alone';
  const { credentials } = near.account;
  const { appId } = credentials;
  const service = serviceOf(credentials.endpoint);
  const stream = { appId, service, vendor: 'Tencent', streamId, endTime: null } as const;
  await rows.desk('A').claim([stream], { presetName: 'News', isPartial: false });
  claims.changed();
  await expect.poll(() => claims.knownElsewhere([stream])).toHaveLength(1);
}

/** Starts it, and leaves it without an answer. */
function isUnderWay(presetId: string): void {
  far.script.add({ when: far.requests.length + 1, twist: { do: 'silence' } });
  atOnce(near.commands.start(WINDOW, presetId, { scope: 'all' }));
}

interface Case {
  /** Makes the condition true, and returns the preset's id. */
  readonly arrange: () => string | Promise<string>;
  readonly attended: Seen;
  readonly commandLine: Seen;
  /** The first line of the answer: a deck has one word for many reasons. */
  readonly deck: Seen;
  /** Requests that go out because of the command, attended and not. */
  readonly sent: readonly [attended: number, commandLine: number, deck: number];
}

const refused = (
  attended: Seen,
  commandLine: Seen,
  deck: Seen,
  arrange: Case['arrange'],
): Case => ({ arrange, attended, commandLine, deck, sent: [0, 0, 0] });

const OK = '200 ok';
const FAILED = '108 internal error';
const PAUSED = '111 remote control disabled';
const NOT_NOW = '150 invalid state';
const NO_DISK = '105 no disk';

const START: Readonly<Record<StartCondition, Case>> = {
  quitting: refused('refuses quitting', 'exit 1: quitting', FAILED, () => {
    const { id } = near.add();
    near.runner.leave();
    return id;
  }),
  'remote-paused': {
    arrange: () => {
      near.remote.paused = true;
      return near.add().id;
    },
    attended: 'sent',
    commandLine: 'sent',
    deck: PAUSED,
    sent: [1, 1, 0],
  },
  'not-found': refused('refuses not-found', 'exit 2: ', NO_DISK, () => 'none'),
  archived: refused(
    'refuses archived',
    'exit 1: archived',
    NO_DISK,
    () => near.add({ archived: true }).id,
  ),
  'account-missing': refused(
    'refuses account-missing',
    'exit 3: account-missing',
    FAILED,
    () => near.add({ accountId: 'gone' }).id,
  ),
  'under-way': refused('refuses already-running', 'exit 1: already-running', OK, () => {
    const { id } = near.add();
    isUnderWay(id);
    return id;
  }),
  'end-out-of-range': refused(
    'refuses end-time-out-of-range',
    'exit 1: end-time-out-of-range',
    FAILED,
    () => near.add({ end: PASSED }).id,
  ),
  'still-locked': refused(
    'refuses credentials-unavailable',
    'exit 3: credentials-unavailable',
    FAILED,
    () => {
      near.locked.add('account');
      return near.add().id;
    },
  ),
  locked: {
    arrange: () => {
      near.locked.add('account');
      near.operator.gives = true;
      return near.add().id;
    },
    attended: 'sent',
    commandLine: 'exit 3: credentials-unavailable',
    deck: FAILED,
    sent: [1, 0, 0],
  },
  'runs-or-uncertain': {
    arrange: async () => {
      const { id } = near.add();
      await isRunning(id);
      near.add({ streamIds: ['cdn01', 'cdn02'] });
      return id;
    },
    attended: 'asks what of it',
    commandLine: 'exit 1: running-already',
    deck: OK,
    sent: [0, 1, 1],
  },
  'confirm-start': {
    arrange: () => near.add({ confirmStart: true }).id,
    attended: 'asks confirm',
    commandLine: 'sent',
    deck: OK,
    sent: [0, 1, 1],
  },
  'nothing-missing': refused('asks what of it', 'exit 1: running-already', OK, async () => {
    const { id } = near.add();
    await isRunning(id);
    return id;
  }),
  'unknown-what-runs': refused('asks unread', 'exit 1: journal-unreadable', FAILED, () => {
    near.recordings.join([], []);
    return near.add().id;
  }),
  'room-refuses': refused('refuses room-away', 'exit 1: room-away', FAILED, () => {
    joined.policy = 'refuse';
    rows.isAway = true;
    return near.add().id;
  }),
  'all-elsewhere': refused(
    'asks whether to watch',
    'exit 1: running-elsewhere',
    FAILED,
    async () => {
      await othersRun('cdn01');
      return near.add().id;
    },
  ),
  elsewhere: {
    arrange: async () => {
      await othersRun('cdn01');
      return near.add({ streamIds: ['cdn01', 'cdn02'] }).id;
    },
    attended: 'asks for the rest',
    commandLine: 'exit 1: running-elsewhere',
    deck: FAILED,
    sent: [0, 1, 1],
  },
  'room-away': {
    arrange: () => {
      joined.policy = 'start-alone';
      rows.isAway = true;
      return near.add().id;
    },
    attended: 'asks alone',
    commandLine: 'sent',
    deck: OK,
    sent: [0, 1, 1],
  },
  'no-journal': {
    arrange: () => {
      near.disk.createRun = () => {
        throw new Error('disk full');
      };
      return near.add().id;
    },
    attended: 'asks unrecorded',
    commandLine: 'sent',
    deck: OK,
    sent: [0, 1, 1],
  },
};

const STOP: Readonly<Record<StopCondition, Case>> = {
  quitting: refused('refuses quitting', 'exit 1: quitting', OK, () => {
    const { id } = near.add();
    near.runner.leave();
    return id;
  }),
  'remote-paused': {
    arrange: async () => {
      const { id } = near.add({ confirmStop: false });
      await isRunning(id);
      near.remote.paused = true;
      return id;
    },
    attended: 'sent',
    commandLine: 'sent',
    deck: PAUSED,
    sent: [1, 1, 0],
  },
  'not-found': refused('refuses not-found', 'exit 2: ', OK, () => 'none'),
  'under-way': refused('refuses already-running', 'exit 1: already-running', NOT_NOW, () => {
    const { id } = near.add();
    isUnderWay(id);
    return id;
  }),
  'runs-elsewhere': refused(
    'refuses running-elsewhere',
    'exit 1: running-elsewhere',
    OK,
    async () => {
      await othersRun('cdn01');
      return near.add().id;
    },
  ),
  'nothing-known': {
    arrange: () => near.add().id,
    attended: 'refuses nothing-to-stop',
    commandLine: 'sent',
    deck: OK,
    sent: [0, 1, 0],
  },
  'account-missing': refused(
    'refuses nothing-to-stop',
    'exit 3: account-missing',
    OK,
    () => near.add({ accountId: 'gone' }).id,
  ),
  'account-locked': refused(
    'refuses nothing-to-stop',
    'exit 3: credentials-unavailable',
    OK,
    () => {
      near.locked.add('account');
      return near.add().id;
    },
  ),
  'confirm-stop': {
    arrange: async () => {
      const { id } = near.add({ confirmStop: true });
      await isRunning(id);
      return id;
    },
    attended: 'asks stop',
    commandLine: 'sent',
    deck: OK,
    sent: [0, 1, 1],
  },
  locked: {
    arrange: async () => {
      const { id } = near.add({ confirmStop: false });
      await isRunning(id);
      near.locked.add('account');
      near.operator.gives = true;
      return id;
    },
    attended: 'sent',
    commandLine: 'exit 3: credentials-unavailable',
    deck: FAILED,
    sent: [1, 0, 0],
  },
};

/** What HTTP is told otherwise than a script: the pause holds for it, and it has statuses of its own. */
const OVER_HTTP: Readonly<Record<string, { readonly seen: Seen; readonly sent: number }>> = {
  'remote-paused': { seen: '409 remote-paused', sent: 0 },
  'not-found': { seen: '404 not-found', sent: 0 },
  'nothing-missing': { seen: '409 nothing-missing', sent: 0 },
  'runs-or-uncertain': { seen: 'sent', sent: 1 },
  elsewhere: { seen: 'sent', sent: 1 },
};

/** What the caller sees and how many requests go out, for each way in. HTTP gives the reasons of the command line. */
function expectedOf(name: string, when: string, one: Case): readonly [Seen, number] {
  const [attended, commandLine, deck] = one.sent;
  if (name === 'deck') return [one.deck, deck];
  if (name === 'command line') return [one.commandLine, commandLine];
  if (name !== 'http') return [one.attended, attended];
  const own = OVER_HTTP[when];
  if (own) return [own.seen, own.sent];
  const [, reason] = /^exit \d: (.+)$/.exec(one.commandLine) ?? [];
  return [reason ? (`409 ${reason}` as Seen) : one.commandLine, commandLine];
}

describe.each([
  ['start', START_TABLE, START],
  ['stop', STOP_TABLE, STOP],
] as const)('%s', (command, table, cases) => {
  test('every row of the table has a case', () => {
    expect(Object.keys(cases)).toEqual(table.map(({ when }) => when));
  });

  describe.each(Object.entries(cases))('%s', (when, one: Case) => {
    test.each(Object.entries(EDGES))('from the %s', async (name, edgeOf) => {
      const edge = edgeOf(near);
      const id = await one.arrange();
      await expect.poll(() => far.requests.length).toBe(near.runner.underWay.length + settledNow());
      const before = far.requests.length;
      const begun = near.journal.newestRuns().length + near.runner.underWay.length;
      const [seen, goesOut] = expectedOf(name, when, one);
      expect(await edge[command](id)).toBe(seen);
      const expected = before + goesOut;
      await expect.poll(() => far.requests.length).toBe(expected);
      // What begins stands in the journal, or is under way, before the command answers.
      if (expected > before) return;
      expect(near.journal.newestRuns().length + near.runner.underWay.length).toBe(begun);
    });
  });
});

/** Calls that have their outcome. */
const settledNow = () => near.settled.length;

describe('remote control that is paused', () => {
  test.each(['http', 'hyperdeck'] as const)('refuses every command over %s', async (source) => {
    const caller = { source, attended: false, via: 'Stream Deck' } as const;
    const { id } = near.add();
    await isRunning(id);
    near.add({ streamIds: ['cdn01', 'cdn02'] });
    near.remote.paused = true;
    const sent = far.requests.length;
    const refusal = expect.objectContaining({ code: 'remote-paused' });
    expect(() => near.commands.start(caller, id, { scope: 'missing' })).toThrow(refusal);
    expect(() => near.commands.retryMissing(caller, id)).toThrow(refusal);
    expect(() => near.commands.stop(caller, id)).toThrow(refusal);
    expect(() => near.commands.stopRecordings(caller, null)).toThrow(refusal);
    expect(far.requests.length).toBe(sent);
    near.remote.paused = false;
    const answer = near.commands.start(caller, id, { scope: 'missing' });
    if (answer.kind === 'question') throw new Error('a question');
    expect(await answer.started.settled).toMatchObject({ source, via: 'Stream Deck' });
  });
});

describe('a secret that is asked for', () => {
  test('names the click that waits for it, once', async () => {
    near.locked.add('account');
    await windowEdge(near).start(near.add({ name: 'Evening news' }).id);
    expect(near.asked).toEqual([{ kind: 'start', name: 'Evening news' }]);
  });

  test('is not asked for where the answer would be a refusal all the same', async () => {
    near.locked.add('account');
    for (const change of [{ archived: true }, { end: PASSED }]) {
      await trayEdge(near).start(near.add(change).id);
    }
    await trayEdge(near).stop(near.add().id);
    expect(near.asked).toEqual([]);
  });

  test('comes after the question whether to stop, and a "yes" goes on with it', async () => {
    const { id } = near.add();
    await isRunning(id);
    near.locked.add('account');
    near.operator.gives = true;
    expect(await trayEdge(near).stop(id)).toBe('asks stop');
    expect(near.asked).toEqual([]);
    const stopped = await near.commands.stop(WINDOW, id, { confirmed: true });
    expect(stopped.kind).toBe('stopped');
    expect(near.asked).toMatchObject([{ kind: 'stop' }]);
  });
});

test('retry: what is missing starts without a question, and a preset that asks before each start asks', async () => {
  const { id } = near.add();
  await isRunning(id);
  near.add({ streamIds: ['cdn01', 'cdn02'] });
  expect(near.commands.retryMissing(WINDOW, id)).toMatchObject({ kind: 'started' });
  near.add({ id: 'asking', streamIds: ['cdn03'], confirmStart: true });
  expect(near.commands.retryMissing(WINDOW, 'asking')).toMatchObject({
    kind: 'question',
    question: { confirm: true, missing: [{ streamIds: ['cdn03'] }] },
  });
});

test('retry: what has ended as it was meant to is not started again', async () => {
  const two = { streamIds: ['cdn01', 'cdn02'] };
  const { id } = near.add(two);
  await isRunning(id);
  const [ended] = near.recordings.list(0);
  if (!ended) throw new Error('nothing records');
  near.recordings.apply({ put: [], drop: [ended] });
  expect(() => near.commands.retryMissing(WINDOW, id)).toThrow(
    expect.objectContaining({ code: 'nothing-missing' }),
  );
  near.add({ streamIds: ['cdn01', 'cdn02', 'cdn03'], confirmStart: true });
  expect(near.commands.retryMissing(WINDOW, id)).toMatchObject({
    kind: 'question',
    question: { retry: true, missing: [{ streamIds: ['cdn03'] }] },
  });
  const sent = far.requests.length;
  const answer = atOnce(near.commands.start(WINDOW, id, { scope: 'retry' }));
  if (answer.kind === 'question') throw new Error('a question');
  await answer.started.settled;
  expect(far.requests.slice(sent).map((request) => request.all('StreamId[]'))).toEqual([['cdn03']]);
});

const SETTLE: Readonly<
  Record<SettleCondition, { arrange: () => Promise<Verdict>; attended: string; unattended: string }>
> = {
  'not-found': {
    arrange: async () => ({ callId: 'gone', verdict: notRecording('cdn01'), key: null }),
    attended: 'refuses not-found',
    unattended: 'not-found',
  },
  'runs-for-certain': {
    arrange: async () => {
      await isRunning(near.add().id);
      const [recording] = near.recordings.list(0);
      if (!recording) throw new Error('nothing records');
      const { appId, service, vendor, streamId, callId } = recording;
      return { callId, verdict: notRecording(streamId), key: { appId, service, vendor, streamId } };
    },
    attended: 'asks whether it records',
    unattended: 'needs-confirmation',
  },
};
const notRecording = (streamId: string) =>
  ({ streamId, verdict: 'not-recording', at: '2026-11-26T20:00:00.000Z' }) as const;

describe('verdict', () => {
  test('every row of the table has a case', () => {
    expect(Object.keys(SETTLE)).toEqual(SETTLE_TABLE.map(({ when }) => when));
  });

  describe.each(Object.entries(SETTLE))('%s', (_when, one) => {
    test('from the window', async () => {
      const verdict = await one.arrange();
      const before = near.recordings.list(0);
      expect(await verdictEdge(near, false)(verdict)).toBe(one.attended);
      expect(near.recordings.list(0)).toEqual(before);
    });

    test('without a person', async () => {
      const verdict = await one.arrange();
      const before = near.recordings.list(0);
      const settle = () => near.commands.settle(COMMAND_LINE, verdict);
      expect(settle).toThrow(expect.objectContaining({ code: one.unattended }));
      expect(near.recordings.list(0)).toEqual(before);
    });
  });

  test('agreed to in the window: it goes out of sight, and shows there', async () => {
    const verdict = await SETTLE['runs-for-certain'].arrange();
    expect(await verdictEdge(near, true)(verdict)).toBe('settled');
    expect([near.recordings.list(0), near.state.state.recordings]).toEqual([[], []]);
  });
});
