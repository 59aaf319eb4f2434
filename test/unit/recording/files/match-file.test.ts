import { afterAll, describe, expect, test } from 'vitest';
import type { FileReport } from '#contract/model/file.ts';
import {
  beganBefore,
  CLOCK_TOLERANCE_MS,
  evidenceOf,
  isSameFile,
  type MatchedFile,
  matchFile,
  PROOF_TOLERANCE_MS,
  type StartedStream,
} from '../../../../electron/recording/files/match-file.ts';

const DAY = '2026-03-01';
/** `10:00:05`, or a whole moment. */
const iso = (time: string) => new Date(time.includes('T') ? time : `${DAY}T${time}Z`).toISOString();
const ms = (time: string) => Date.parse(iso(time));

type FileFacts = Partial<Omit<MatchedFile, 'beginAt' | 'endAt' | 'createdAt'>> & {
  begin?: string;
  end?: string;
  created?: string;
};

const fileOf = ({ begin, end, created, ...facts }: FileFacts): MatchedFile => ({
  appId: 12345,
  service: 'https://rtc-api.zego.im/',
  vendor: 'Tencent',
  streamId: 'arena',
  taskId: null,
  fileId: 'f1',
  url: 'https://cdn.example.com/rec/a.mp4',
  durationSeconds: null,
  ...facts,
  beginAt: begin === undefined ? null : iso(begin),
  endAt: end === undefined ? null : iso(end),
  createdAt: created === undefined ? null : iso(created),
});

type StartFacts = Partial<Omit<StartedStream, 'sentAt' | 'endedAt'>> & {
  sent: string;
  ended?: string;
};

const startOf = ({ sent, ended, ...facts }: StartFacts): StartedStream => ({
  callId: 'ours',
  appId: 12345,
  service: 'https://rtc-api.zego.im/',
  vendor: 'Tencent',
  streamId: 'arena',
  toleranceMs: CLOCK_TOLERANCE_MS,
  taskIds: [],
  persistentIds: [],
  ...facts,
  sentAt: ms(sent),
  endedAt: ended === undefined ? null : ms(ended),
});

interface Case {
  readonly what: string;
  readonly file: FileFacts;
  readonly starts: readonly StartFacts[];
  /** The call that it belongs to and how surely, as `ours: id`; null where it is of none. */
  readonly is: string | null;
}

const WS = { vendor: 'Ws' } as const;
const HUAWEI = { vendor: 'Huawei' } as const;
const KEY = '12345-arena--20260301180002.mp4';

const GROUPS: Readonly<Record<string, readonly Case[]>> = {
  'ids equal': [
    {
      what: 'the task of our start',
      file: { taskId: 't1', begin: '10:00:02' },
      starts: [{ sent: '10:00:00', taskIds: ['t1'] }],
      is: 'ours: id',
    },
    {
      what: 'the task, though the file tells no stream',
      file: { taskId: 't1', streamId: null },
      starts: [{ sent: '10:00:00', taskIds: ['t1'] }],
      is: 'ours: id',
    },
    {
      what: 'the task, though the clocks are hours apart',
      file: { taskId: 't1', begin: '02:00:00' },
      starts: [{ sent: '10:00:00', taskIds: ['t1'] }],
      is: 'ours: id',
    },
    {
      what: 'the task of an older start, though a newer one fits the time',
      file: { taskId: 't1', begin: '11:00:05' },
      starts: [
        { callId: 'first', sent: '10:00:00', taskIds: ['t1'] },
        { callId: 'second', sent: '11:00:00', taskIds: ['t2'] },
      ],
      is: 'first: id',
    },
    {
      what: 'a task that an earlier file had told of an unknown start',
      file: { taskId: 't7', begin: '10:40:00' },
      starts: [{ sent: '10:00:00', taskIds: ['t7'] }],
      is: 'ours: id',
    },
    {
      what: "Ws: a callback's PersistentId is the start's",
      file: { ...WS, taskId: 'p1', fileId: null, begin: '10:00:02' },
      starts: [{ ...WS, sent: '10:00:00', persistentIds: ['p0', 'p1'] }],
      is: 'ours: id',
    },
    {
      what: "Ws: a search's Key is the start's persistentId",
      file: { ...WS, fileId: KEY },
      starts: [{ ...WS, sent: '10:00:00', persistentIds: [KEY] }],
      is: 'ours: id',
    },
    {
      what: 'the same task id at another vendor',
      file: { ...WS, taskId: 't1', begin: '12:00:00' },
      starts: [{ sent: '10:00:00', taskIds: ['t1'] }],
      is: null,
    },
    {
      what: 'the same task id in another project',
      file: { appId: 999, taskId: 't1', begin: '10:00:02' },
      starts: [{ sent: '10:00:00', taskIds: ['t1'] }],
      is: null,
    },
  ],
  'ids foreign': [
    {
      what: 'another task beside ours',
      file: { taskId: 't9', begin: '10:00:02' },
      starts: [{ sent: '10:00:00', taskIds: ['t1'] }],
      is: null,
    },
    {
      what: 'no task known of our start: the answer was lost',
      file: { taskId: 't9', begin: '10:00:02' },
      starts: [{ sent: '10:00:00' }],
      is: 'ours: stream-and-time',
    },
    {
      what: 'a task that another known call owns is not adopted',
      file: { taskId: 't2', begin: '10:00:02' },
      starts: [
        { callId: 'lost', sent: '10:00:00' },
        { callId: 'owner', sent: '09:00:00', ended: '09:30:00', taskIds: ['t2'] },
      ],
      is: 'owner: id',
    },
    {
      what: 'a search tells no task: time decides though ours has one',
      file: { begin: '10:00:02' },
      starts: [{ sent: '10:00:00', taskIds: ['t1'] }],
      is: 'ours: stream-and-time',
    },
    {
      what: 'Ws: another spelling of the mark proves nothing against it',
      file: { ...WS, fileId: KEY, begin: '10:00:02' },
      starts: [{ ...WS, sent: '10:00:00', persistentIds: ['5f2a9c'] }],
      is: 'ours: stream-and-time',
    },
    {
      what: 'another stream',
      file: { streamId: 'arena2', begin: '10:00:02' },
      starts: [{ sent: '10:00:00' }],
      is: null,
    },
    {
      what: 'a stream that differs in case alone',
      file: { streamId: 'Arena', begin: '10:00:02' },
      starts: [{ sent: '10:00:00' }],
      is: null,
    },
    {
      what: 'another vendor',
      file: { ...HUAWEI, begin: '10:00:02' },
      starts: [{ sent: '10:00:00' }],
      is: null,
    },
    {
      what: 'the same AppId at another service',
      file: { service: 'http://127.0.0.1:4000/', begin: '10:00:02' },
      starts: [{ sent: '10:00:00' }],
      is: null,
    },
    {
      what: 'neither a stream nor a known id',
      file: { streamId: null, taskId: 't9', begin: '10:00:02' },
      starts: [{ sent: '10:00:00' }],
      is: null,
    },
  ],
  'time of one recording': [
    {
      what: 'begins as our start was sent',
      file: { begin: '10:00:00' },
      starts: [{ sent: '10:00:00' }],
      is: 'ours: stream-and-time',
    },
    {
      what: 'a later piece of the same recording',
      file: { begin: '11:45:00', end: '12:00:00' },
      starts: [{ sent: '10:00:00' }],
      is: 'ours: stream-and-time',
    },
    {
      what: 'begins before our start was sent',
      file: { begin: '09:58:00', end: '10:30:00' },
      starts: [{ sent: '10:00:00' }],
      is: null,
    },
    {
      what: 'begins after the recording had ended',
      file: { begin: '10:45:00' },
      starts: [{ sent: '10:00:00', ended: '10:30:00' }],
      is: null,
    },
    {
      what: 'no begin is known',
      file: {},
      starts: [{ sent: '10:00:00' }],
      is: null,
    },
    {
      what: 'no begin, but made after its duration',
      file: { created: '10:31:30', durationSeconds: 1800 },
      starts: [{ sent: '10:00:00', ended: '10:30:00' }],
      is: 'ours: stream-and-time',
    },
    {
      what: 'no begin, and longer than since our start',
      file: { created: '10:10:00', durationSeconds: 3600 },
      starts: [{ sent: '10:00:00' }],
      is: null,
    },
  ],
  'adjacent recordings of one stream': [
    {
      what: 'the first of two',
      file: { begin: '10:00:03', end: '10:29:58' },
      starts: [
        { callId: 'first', sent: '10:00:00', ended: '10:30:00' },
        { callId: 'second', sent: '10:30:05', ended: '11:00:00' },
      ],
      is: 'first: stream-and-time',
    },
    {
      what: 'the second of two',
      file: { begin: '10:30:07', end: '10:59:58' },
      starts: [
        { callId: 'first', sent: '10:00:00', ended: '10:30:00' },
        { callId: 'second', sent: '10:30:05', ended: '11:00:00' },
      ],
      is: 'second: stream-and-time',
    },
    {
      what: 'between both by the clocks: it records with the second',
      file: { begin: '10:30:02', end: '11:00:00' },
      starts: [
        { callId: 'first', sent: '10:00:00', ended: '10:30:00' },
        { callId: 'second', sent: '10:30:05', ended: '11:00:00' },
      ],
      is: 'second: stream-and-time',
    },
    {
      what: 'between both by the clocks, no end known: the nearer one',
      file: { begin: '10:30:01' },
      starts: [
        { callId: 'first', sent: '10:00:00', ended: '10:30:00' },
        { callId: 'second', sent: '10:30:20', ended: '11:00:00' },
      ],
      is: 'first: stream-and-time',
    },
    {
      what: 'the last piece of the first, cut shortly before the second',
      file: { begin: '10:29:50', end: '10:30:00' },
      starts: [
        { callId: 'first', sent: '10:00:00', ended: '10:30:00' },
        { callId: 'second', sent: '10:30:05' },
      ],
      is: 'first: stream-and-time',
    },
    {
      what: 'after the next start it is not of the first, though nothing ended that',
      file: { begin: '10:40:00' },
      starts: [
        { callId: 'first', sent: '10:00:00' },
        { callId: 'second', sent: '10:30:00' },
      ],
      is: 'second: stream-and-time',
    },
    {
      what: 'exactly at the next start',
      file: { begin: '10:30:00' },
      starts: [
        { callId: 'first', sent: '10:00:00' },
        { callId: 'second', sent: '10:30:00' },
      ],
      is: 'second: stream-and-time',
    },
    {
      what: 'the starts come in no order',
      file: { begin: '10:40:00' },
      starts: [
        { callId: 'third', sent: '11:00:00' },
        { callId: 'first', sent: '10:00:00' },
        { callId: 'second', sent: '10:30:00' },
      ],
      is: 'second: stream-and-time',
    },
    {
      what: 'a start with a foreign task still ends the one before it',
      file: { taskId: 't9', begin: '10:40:00' },
      starts: [
        { callId: 'lost', sent: '10:00:00' },
        { callId: 'known', sent: '10:30:00', taskIds: ['t2'] },
      ],
      is: null,
    },
  ],
  'two desks': [
    {
      what: 'another desk had started it before our lost start',
      file: { taskId: 't-other', begin: '09:55:00', end: '10:40:00' },
      starts: [{ sent: '10:00:00' }],
      is: null,
    },
    {
      what: 'another desk started it while ours ran with its own task',
      file: { taskId: 't-other', begin: '10:05:00' },
      starts: [{ sent: '10:00:00', taskIds: ['t1'] }],
      is: null,
    },
    {
      what: "after ours had ended, another desk's",
      file: { begin: '11:00:00', end: '11:30:00' },
      starts: [{ sent: '10:00:00', ended: '10:30:00' }],
      is: null,
    },
    {
      what: 'both desks have a start of it in one folder: the task decides',
      file: { taskId: 't2', begin: '10:00:04' },
      starts: [
        { callId: 'desk-a', sent: '10:00:00', taskIds: ['t1'] },
        { callId: 'desk-b', sent: '10:00:02', taskIds: ['t2'] },
      ],
      is: 'desk-b: id',
    },
  ],
  'clock offset': [
    {
      what: 'a vendor 20 s behind a server that was heard',
      file: { begin: '09:59:40' },
      starts: [{ sent: '10:00:00' }],
      is: 'ours: stream-and-time',
    },
    {
      what: 'a vendor a minute behind a server that was heard',
      file: { begin: '09:59:00' },
      starts: [{ sent: '10:00:00' }],
      is: null,
    },
    {
      what: 'a minute off where no server was heard',
      file: { begin: '09:59:00' },
      starts: [{ sent: '10:00:00', toleranceMs: PROOF_TOLERANCE_MS }],
      is: 'ours: stream-and-time',
    },
    {
      what: 'more than that: another desk may have begun it',
      file: { begin: '09:58:59' },
      starts: [{ sent: '10:00:00', toleranceMs: PROOF_TOLERANCE_MS }],
      is: null,
    },
    {
      what: 'a piece cut 10 s after the end that we know',
      file: { begin: '10:30:10' },
      starts: [{ sent: '10:00:00', ended: '10:30:00' }],
      is: 'ours: stream-and-time',
    },
  ],
  'midnight, UTC+8 and UTC': [
    {
      what: 'started before midnight in China, its piece after it',
      file: { ...WS, begin: '2026-03-01T16:05:00Z' },
      starts: [{ ...WS, sent: '2026-03-01T15:55:00Z' }],
      is: 'ours: stream-and-time',
    },
    {
      what: 'the same wall time of the day before',
      file: { ...WS, begin: '2026-02-28T16:05:00Z' },
      starts: [{ ...WS, sent: '2026-03-01T16:00:00Z' }],
      is: null,
    },
    {
      what: 'started before midnight UTC, its piece after it',
      file: { ...HUAWEI, begin: '2026-03-02T00:03:00Z' },
      starts: [{ ...HUAWEI, sent: '2026-03-01T23:58:00Z' }],
      is: 'ours: stream-and-time',
    },
    {
      what: 'a time that was written with its offset',
      file: { ...HUAWEI, begin: '2026-03-02T08:03:00+08:00' },
      starts: [{ ...HUAWEI, sent: '2026-03-01T23:58:00Z' }],
      is: 'ours: stream-and-time',
    },
    {
      what: 'the recording of eight hours ago is not taken for this one',
      file: { ...WS, begin: '02:00:03', end: '02:30:00' },
      starts: [{ ...WS, sent: '10:00:00' }],
      is: null,
    },
  ],
};

describe.each(Object.entries(GROUPS))('%s', (_group, cases) => {
  test.each(cases)('$what', ({ file, starts, is }) => {
    const found = matchFile(fileOf(file), starts.map(startOf));
    expect(found && `${found.start.callId}: ${found.match}`).toBe(is);
  });
});

const SAME: readonly {
  readonly what: string;
  readonly one: Partial<FileReport>;
  readonly other: Partial<FileReport>;
  readonly is: boolean;
}[] = [
  {
    what: 'one address, by another scheme and with a signature',
    one: { url: 'http://cdn.example.com/rec/a.mp4', fileId: null },
    other: { url: 'https://cdn.example.com/rec/a.mp4?t=5f&us=1&sign=aa', fileId: 'f1' },
    is: true,
  },
  {
    what: 'two formats of one recording, ids and times equal',
    one: { url: 'https://cdn.example.com/rec/a.mp4', fileId: 'f1', format: 'mp4' },
    other: { url: 'https://cdn.example.com/rec/a.flv', fileId: 'f1', format: 'flv' },
    is: false,
  },
  {
    what: 'two formats without any id',
    one: { url: 'https://cdn.example.com/rec/a.mp4', fileId: null, format: 'mp4' },
    other: { url: 'https://cdn.example.com/rec/a.m3u8', fileId: null, format: 'm3u8' },
    is: false,
  },
  {
    what: 'one id and format at two hosts',
    one: { url: 'https://one.example.com/a.mp4', fileId: 'f1', format: 'mp4' },
    other: { url: 'https://two.example.com/a.mp4', fileId: 'f1', format: 'mp4' },
    is: true,
  },
  {
    what: 'one id, and one report without an address',
    one: { url: null, fileId: 'f1', format: null },
    other: { url: 'https://cdn.example.com/rec/a.mp4', fileId: 'f1', format: 'mp4' },
    is: true,
  },
  {
    what: 'two ids, and one report without an address',
    one: { url: null, fileId: 'f1', format: 'mp4' },
    other: { url: 'https://cdn.example.com/rec/a.mp4', fileId: 'f2', format: 'mp4' },
    is: false,
  },
  {
    what: 'neither has an address or an id',
    one: { url: null, fileId: null, format: 'mp4' },
    other: { url: null, fileId: null, format: 'mp4' },
    is: false,
  },
  {
    what: 'paths that differ in case',
    one: { url: 'https://cdn.example.com/A.mp4', fileId: null },
    other: { url: 'https://CDN.example.com/a.mp4', fileId: null },
    is: false,
  },
];

test.each(SAME)('the same file? $what', ({ one, other, is }) => {
  const report = { url: null, fileId: null, format: null };
  expect(isSameFile({ ...report, ...one }, { ...report, ...other })).toBe(is);
  expect(isSameFile({ ...report, ...other }, { ...report, ...one })).toBe(is);
});

const PROOFS: readonly {
  readonly what: string;
  readonly change: Partial<Parameters<typeof evidenceOf>[1]> & { readonly taskId?: string | null };
  /** `adopts <task>`, `provided`, both, or neither; null where it proves nothing. */
  readonly is: string | null;
}[] = [
  { what: 'the project records nothing by default', change: {}, is: 'proves, adopts t7' },
  {
    what: 'it is not known whether the project records all streams by default',
    change: { recordsByDefault: null },
    is: 'proves, adopts t7, provided',
  },
  {
    what: 'the project records all streams by default',
    change: { recordsByDefault: true },
    is: null,
  },
  {
    what: 'the project records all by default, and the ids are equal',
    change: { recordsByDefault: true, match: 'id', taskIds: ['t7'] },
    is: 'proves',
  },
  {
    what: 'a merged file is no recording of its own',
    change: { isMerged: true },
    is: null,
  },
  {
    what: 'the task is known already',
    change: { match: 'id', taskIds: ['t7'] },
    is: 'proves',
  },
  { what: 'a search tells no task', change: { taskId: null }, is: 'proves' },
  {
    what: 'it begins before the start by a clock that was heard after it had been linked',
    change: { isEarlier: true },
    is: null,
  },
  {
    what: 'it begins before the start by these clocks, and the ids are equal',
    change: { isEarlier: true, match: 'id', taskIds: ['t7'] },
    is: 'proves',
  },
];

test.each(PROOFS)('what it proves: $what', ({ change: { taskId = 't7', ...context }, is }) => {
  const file = { source: 'callback', fileId: 'f1', name: 'a.mp4', taskId } as const;
  const known = {
    match: 'stream-and-time',
    isEarlier: false,
    isMerged: false,
    taskIds: [],
  } as const;
  const found = evidenceOf(file, { ...known, recordsByDefault: false, ...context });
  expect(found && textOf(found)).toBe(is);
});

const textOf = (found: NonNullable<ReturnType<typeof evidenceOf>>): string =>
  [
    'proves',
    ...(found.taskId === null ? [] : [`adopts ${found.taskId}`]),
    ...(found.provided ? ['provided'] : []),
  ].join(', ');

test.each([
  ['a minute before the start', -60_000, false],
  ['a moment more than that', -60_001, true],
  ['after the start', 5_000, false],
])('earlier than a start: %s', (_, ms, is) => {
  const sentAt = Date.parse('2026-11-21T20:00:00.000Z');
  const beginAt = new Date(sentAt + ms).toISOString();
  const file = { appId: 1, service: '', vendor: 'Tencent', streamId: 'a', taskId: null } as const;
  const times = { beginAt, endAt: null, createdAt: null, durationSeconds: null };
  expect(beganBefore({ ...file, fileId: 'f', url: null, ...times }, { sentAt })).toBe(is);
});

test('there are at least forty cases', () => {
  const matches = Object.values(GROUPS).flat();
  expect(matches.length).toBeGreaterThanOrEqual(40);
  expect(new Set(matches.map(({ what }) => what)).size).toBe(matches.length);
});

afterAll(() => {
  const matches = Object.entries(GROUPS).flatMap(([group, cases]) =>
    cases.map(({ what, is }) => [group, what, is ?? 'of none']),
  );
  const same = SAME.map(({ what, is }) => ['same file', what, is ? 'the same' : 'two files']);
  const proofs = PROOFS.map(({ what, is }) => ['proof', what, is ?? 'proves nothing']);
  const lines = [...matches, ...same, ...proofs].map((cells) => `| ${cells.join(' | ')} |`);
  const head = ['\nWhich start a file belongs to', '| About | Case | Result |', '|---|---|---|'];
  process.stdout.write([...head, ...lines, ''].join('\n'));
});
