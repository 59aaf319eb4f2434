import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { FileReport } from '#contract/model/file.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import type { Watch } from '../../electron/recording/files/watch.ts';
import { openDatabase, transaction } from '../../electron/storage/database.ts';
import { FILES_MIGRATIONS } from '../../electron/storage/files/schema.ts';
import { FileWriter } from '../../electron/storage/files/worker/file-writer.ts';
import { Connection } from '../../electron/storage/search/connection.ts';
import { reportOf, watchOf } from './files-bench.ts';
import { HISTORY_BEGIN, HISTORY_SPAN_MS, seeded } from './history-generator.ts';

const PRESETS = [
  '晚间新闻 北京',
  '体育直播 上海',
  '全天候直播',
  'Evening news Studio 2',
  'Debate OB van',
  '财经观察 主信号',
] as const;
const VENDORS: readonly Vendor[] = ['Tencent', 'Ws', 'Huawei'];
const ACCOUNTS = [
  { accountId: 'a1', accountName: 'Main channel', appId: 1_234_567_890 },
  { accountId: 'a2', accountName: '体育频道', appId: 2_345_678_901 },
] as const;
const FORMATS = ['mp4', 'm3u8', 'flv'] as const;

/** Files of one recording, each a piece of an hour. */
const PIECES = 8;
const HOUR_MS = 3_600_000;

/** A start, and what a search found of it. */
export interface GeneratedRecording {
  readonly watch: Watch;
  readonly files: readonly FileReport[];
}

const iso = (ms: number) => new Date(ms).toISOString();

/** Recordings with so many files in all, oldest first; the same for the same arguments. */
export function* generateFiles(
  count: number,
  seed = 1,
  begin = HISTORY_BEGIN,
): Generator<GeneratedRecording> {
  const random = seeded(seed);
  const recordings = Math.ceil(count / PIECES);
  const step = HISTORY_SPAN_MS / recordings;
  for (let number = 0, made = 0; made < count; number += 1) {
    const startedAt = Math.floor(begin + number * step);
    const preset = PRESETS[random(PRESETS.length)] ?? PRESETS[0];
    const vendor = VENDORS[random(VENDORS.length)] ?? 'Tencent';
    const account = ACCOUNTS[random(ACCOUNTS.length)] ?? ACCOUNTS[0];
    const day = iso(startedAt).slice(0, 10).replaceAll('-', '');
    const streamId = random(4) === 0 ? `ch${random(40)}-${day}` : `ch${random(400)}-main`;
    const key = { ...account, vendor, streamId };
    const watch = watchOf({
      ...key,
      callId: `${seed}-${number}`,
      runId: `r${seed}-${number}`,
      presetName: preset,
      startedAt: iso(startedAt),
      endedAt: iso(startedAt + PIECES * HOUR_MS),
      state: 'complete',
    });
    const files = Array.from({ length: Math.min(PIECES, count - made) }, (_, piece) =>
      fileOf({ ...key, number, piece, seed, beganAt: startedAt + piece * HOUR_MS + 2_000 }, random),
    );
    made += files.length;
    yield { watch, files };
  }
}

interface Piece extends Pick<FileReport, 'accountId' | 'accountName' | 'appId' | 'vendor'> {
  readonly streamId: string;
  readonly seed: number;
  readonly number: number;
  readonly piece: number;
  readonly beganAt: number;
}

function fileOf(
  { seed, number, piece, beganAt, ...key }: Piece,
  random: (bound: number) => number,
): FileReport {
  const format = FORMATS[random(FORMATS.length)] ?? 'mp4';
  const digits = iso(beganAt).slice(0, 19).replace(/\D/g, '');
  const name = `app-${key.streamId}--${digits}.${format}`;
  const fileId = `${random(1_000_000_000)}${seed}${number}${piece}`;
  return reportOf({
    ...key,
    fileId,
    name,
    format,
    beginAt: iso(beganAt),
    endAt: iso(beganAt + HOUR_MS),
    createdAt: iso(beganAt + HOUR_MS + 8_000),
    durationSeconds: 3600,
    url: `https://files.example.com/${key.vendor}/${fileId}/${name}`,
    expiresAt: random(3) === 0 ? iso(beganAt + 90 * 24 * HOUR_MS) : null,
    status: random(100) === 0 ? 'forbidden' : 'normal',
    source: random(5) === 0 ? 'callback' : 'search',
    seenAt: iso(beganAt + HOUR_MS + 60_000),
  });
}

const FILES_IN_ONE_COMMIT = 4_000;

/** Writes recordings into a database, by the same code as the program's but without waiting for the disk. */
export function fillFiles(path: string, recordings: Iterable<GeneratedRecording>): void {
  const database = openDatabase(path, { synchronous: 'FULL', migrations: FILES_MIGRATIONS });
  database.exec('PRAGMA synchronous=OFF; PRAGMA cache_size=-262144');
  const writer = new FileWriter(new Connection(database));
  let batch: GeneratedRecording[] = [];
  const write = () =>
    transaction(database, () => {
      writer.watch(batch.map(({ watch }) => watch));
      for (const { files } of batch) writer.report(files);
      writer.files.flush();
      batch = [];
    });
  for (const recording of recordings) {
    batch.push(recording);
    if (batch.length * PIECES >= FILES_IN_ONE_COMMIT) write();
  }
  write();
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  // What is measured afterwards must not wait for all of this.
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}
