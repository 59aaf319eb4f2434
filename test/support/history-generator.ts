import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { StreamOutcome } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { openDatabase } from '../../electron/storage/database.ts';
import { HISTORY_MIGRATIONS } from '../../electron/storage/history/search/schema.ts';
import { HistoryWriter } from '../../electron/storage/history/worker/writer.ts';
import { Connection } from '../../electron/storage/search/connection.ts';
import { outcomeOf } from '../../electron/zego/answer/answer.ts';
import { callOf, runOf } from './runs.ts';

/** The first generated call; the last is three years later, however many there are. */
export const HISTORY_BEGIN = Date.parse('2024-01-01T00:00:00.000Z');
export const HISTORY_SPAN_MS = 3 * 365 * 86_400_000;

/** Numbers below a bound, the same for the same seed on every machine (mulberry32). */
export function seeded(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const ACCOUNTS = [
  { accountId: 'a1', accountName: 'Main channel', appId: 1_234_567_890 },
  { accountId: 'a2', accountName: '体育频道', appId: 2_345_678_901 },
  { accountId: 'a3', accountName: 'Regional', appId: 987_654_321 },
] as const;

const TITLES = [
  '晚间新闻',
  '体育直播',
  '早间播报',
  '财经观察',
  '文艺晚会',
  'Evening news',
  'Debate',
];
const PLACES = ['北京', '上海', '广州', '成都', 'Studio 2', 'Backup', 'OB van', '主信号'];

interface Programme {
  readonly name: string;
  readonly vendors: readonly Vendor[];
  readonly streams: readonly string[];
  /** Whether the day is part of the stream's name. */
  readonly dated: boolean;
}

const VENDOR_SETS: readonly (readonly Vendor[])[] = [
  ['Tencent'],
  ['Tencent', 'Ws'],
  ['Huawei'],
  ['Tencent', 'Huawei'],
  ['Ws'],
  ['Aliyun', 'Tencent'],
];

const PROGRAMMES: readonly Programme[] = TITLES.flatMap((title, t) =>
  PLACES.map((place, p) => ({
    name: `${title} ${place}`,
    vendors: VENDOR_SETS[(t * 3 + p) % VENDOR_SETS.length] ?? ['Tencent'],
    streams: [`ch${t}-${p}-main`, ...(p % 3 === 0 ? [`ch${t}-${p}-backup`] : [])],
    dated: p % 4 === 1,
  })),
);
/** Runs half of the time: its stream is in half of all calls. */
const ROUND_THE_CLOCK: Programme = {
  name: '全天候直播',
  vendors: ['Tencent'],
  streams: ['live-main'],
  dated: false,
};

const hex = (random: (bound: number) => number, length: number): string =>
  Array.from({ length: Math.ceil(length / 4) }, () =>
    random(0x10000).toString(16).padStart(4, '0'),
  ).join('');

const uuid = (random: (bound: number) => number): string =>
  hex(random, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** Nineteen digits that grow with time, as the service gives them. */
const requestId = (at: number, random: (bound: number) => number): string =>
  String(((BigInt(at) - 717_000_000_000n) << 22n) + BigInt(random(4_194_304)));

const SUCCESS: Readonly<Record<Vendor, Pick<StreamOutcome, 'vendorCode' | 'vendorMessage'>>> = {
  Tencent: { vendorCode: '', vendorMessage: '' },
  Ws: { vendorCode: 200, vendorMessage: 'success' },
  Huawei: { vendorCode: 0, vendorMessage: 'success' },
  Aliyun: { vendorCode: 200, vendorMessage: 'OK' },
};

const REFUSALS: readonly (readonly [string, string])[] = [
  ['ResourceNotFound', 'The resource does not exist.'],
  ['FailedOperation', 'stream is not online'],
  ['103011019', '录制任务已存在'],
  ['InternalError', '系统繁忙，请稍后重试'],
];

function streamRows(
  vendor: Vendor,
  streamId: string,
  random: (bound: number) => number,
): StreamOutcome[] {
  const luck = random(1000);
  if (luck < 10) return [{ streamId, status: 'unknown', reason: 'no-answer' }];
  if (luck < 20) return [{ streamId, status: 'failed', reason: 'connection-refused' }];
  if (luck < 50) {
    const [vendorCode, text] = REFUSALS[random(REFUSALS.length)] ?? ['', ''];
    // One in three names the stream and a trace, as some vendors do: messages that never come again.
    const vendorMessage = random(3) === 0 ? `${text} ${streamId} trace ${hex(random, 12)}` : text;
    return [{ streamId, status: 'rejected', vendorCode, vendorMessage }];
  }
  const accepted = { streamId, status: 'accepted' as const, ...SUCCESS[vendor] };
  if (vendor === 'Ws') {
    return ['mp4', 'm3u8'].map((task) => ({
      ...accepted,
      task,
      persistentId: hex(random, 36),
      traceId: uuid(random),
    }));
  }
  return [{ ...accepted, taskId: hex(random, 64), vendorRequestId: uuid(random) }];
}

/** Runs with so many calls in all, oldest first; the same for the same arguments. */
export function* generateRuns(calls: number, seed = 1, begin = HISTORY_BEGIN): Generator<Run> {
  const random = seeded(seed);
  const step = HISTORY_SPAN_MS / calls;
  for (let made = 0, number = 1; made < calls; number += 1) {
    const programme =
      random(2) === 0
        ? ROUND_THE_CLOCK
        : (PROGRAMMES[random(PROGRAMMES.length)] ?? ROUND_THE_CLOCK);
    const at = Math.floor(begin + made * step);
    const createdAt = new Date(at).toISOString();
    const day = createdAt.slice(0, 10).replaceAll('-', '');
    const streamIds = programme.streams.map((id) => (programme.dated ? `${id}-${day}` : id));
    const id = `${uuid(random)}`;
    const run = runOf({
      ...ACCOUNTS[random(20) === 0 ? 2 : random(2)],
      id,
      seq: number,
      presetId: `p-${programme.name}`,
      presetName: programme.name,
      action: random(3) === 0 ? 'StopCDNRecord' : 'StartCDNRecord',
      createdAt,
      calls: [],
    });
    for (const vendor of programme.vendors.slice(0, calls - made)) {
      made += 1;
      const rows = streamIds.flatMap((streamId) => streamRows(vendor, streamId, random));
      const refused = random(200) === 0;
      const answer = refused
        ? { code: 1010, message: 'config error', reason: 'return-code' as const }
        : { code: 0, message: 'success' };
      const streams = refused
        ? streamIds.map((streamId) => ({
            streamId,
            status: 'rejected' as const,
            reason: 'return-code' as const,
          }))
        : rows;
      const facts = { ...answer, httpStatus: 200, requestId: requestId(at, random) };
      run.calls.push(
        callOf({
          id: `${id}.${run.calls.length}`,
          runId: id,
          action: run.action,
          vendor,
          streamIds,
          state: 'settled',
          attempts: 1,
          startedAt: createdAt,
          durationMs: 40 + random(400),
          endTime: vendor === 'Tencent' ? Math.floor(at / 1000) + 5400 : null,
          outcome: outcomeOf(streams, {
            ...facts,
            raw: JSON.stringify({ Code: answer.code, Message: answer.message, Data: rows }),
          }),
        }),
      );
    }
    yield run;
  }
}

const CALLS_IN_ONE_COMMIT = 5_000;

/**
 * Writes generated runs into a history file, by the same code as the program's but without waiting for the
 * disk: a million calls in a minute or two.
 */
export function fillHistory(path: string, runs: Iterable<Run>): void {
  const database = openDatabase(path, { synchronous: 'NORMAL', migrations: HISTORY_MIGRATIONS });
  database.exec('PRAGMA synchronous=OFF; PRAGMA cache_size=-262144');
  const writer = new HistoryWriter(new Connection(database));
  let batch: Run[] = [];
  for (const run of runs) {
    batch.push(run);
    if (batch.length < CALLS_IN_ONE_COMMIT) continue;
    writer.add(batch);
    batch = [];
  }
  writer.add(batch);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  // What is measured afterwards must not wait for all of this.
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}
