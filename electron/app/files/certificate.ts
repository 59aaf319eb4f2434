import { createHash } from 'node:crypto';
import type { Certificate, CertificateContent } from '#contract/model/certificate.ts';
import type { RecordedFile } from '#contract/model/file.ts';
import type { FileCheck } from '#contract/model/file-check.ts';
import type { FilesOfRun } from '#contract/model/file-query.ts';
import type { Call, StreamOutcome } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import { canonicalJson } from './canonical-json.ts';

/** What a certificate is made of. */
export interface CertifiedRun {
  readonly run: Pick<
    Run,
    'id' | 'presetName' | 'accountName' | 'appId' | 'practice' | 'source' | 'createdAt' | 'calls'
  >;
  readonly known: FilesOfRun;
  /** The last check of a file, by its place in the list. */
  checkOf(id: number): FileCheck | null;
  /** What was heard of the server's clock. */
  readonly clock: HeardClock;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface HeardClock {
  /** The server's time minus this computer's, in milliseconds; null where it is not known. */
  readonly serverAheadMs: number | null;
  /** When that was measured, ISO 8601; null: while the certificate is made. */
  readonly measuredAt: string | null;
}

/** What was asked, accepted and found, of one run. Facts only, each as it came; nothing that signs. */
export function contentOf(certified: CertifiedRun): CertificateContent {
  const { run, known, clock, version, now } = certified;
  const { files, watches } = known;
  return {
    program: { name: 'CDN Recorder', version },
    madeAt: new Date(now).toISOString(),
    run: {
      runId: run.id,
      preset: run.presetName,
      account: run.accountName,
      appId: run.appId,
      practice: run.practice,
      source: run.source,
      requestedAt: run.createdAt,
    },
    clock: { ...clock, serverAheadMs: rounded(clock.serverAheadMs) },
    calls: run.calls.map(callOf),
    outcomes: run.calls.flatMap(outcomesOf),
    files: files.map((file) => fileOf(file, run.id, certified.checkOf(file.id))),
    searches: watches.map(({ vendor, streamId, endedAt, found, expected, lookedAt, state }) => ({
      ...{ vendor, streamId, endedAt, found, expected, lookedAt, state },
    })),
  };
}

const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms));

/** The content with its hash; a reader of the content can compute the hash again. */
export const certificateOf = (content: CertificateContent): Certificate => ({
  format: 'cdn-recorder-certificate/1',
  content,
  sha256: createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex'),
});

function callOf(call: Call): CertificateContent['calls'][number] {
  const { id, vendor, streamIds, endTime, startedAt, durationMs, attempts, outcome } = call;
  return {
    callId: id,
    ...{ vendor, streamIds, endTime, durationMs, attempts },
    sentAt: startedAt,
    httpStatus: outcome?.httpStatus ?? null,
    code: outcome?.code ?? null,
    requestId: outcome?.requestId ?? null,
  };
}

const outcomesOf = (call: Call): CertificateContent['outcomes'] =>
  (call.outcome?.streams ?? []).map((row) => ({
    callId: call.id,
    vendor: call.vendor,
    streamId: row.streamId,
    status: row.status,
    reason: row.reason ?? null,
    taskId: row.taskId ?? null,
    persistentId: row.persistentId ?? null,
    vendorRequestId: row.vendorRequestId ?? null,
    settled: settledBy(call, row),
  }));

/** The newest word on a stream whose outcome the answer left open. */
function settledBy(
  { verdicts }: Call,
  { streamId }: StreamOutcome,
): CertificateContent['outcomes'][number]['settled'] {
  const last = verdicts.findLast((one) => one.streamId === streamId);
  if (!last) return null;
  const { verdict, at, file } = last;
  return {
    ...{ verdict, at },
    by: file?.source ?? 'operator',
    fileId: file?.fileId ?? null,
    provided: file?.provided ?? false,
  };
}

function fileOf(
  file: RecordedFile,
  runId: string,
  check: FileCheck | null,
): CertificateContent['files'][number] {
  const { vendor, streamId, fileId, taskId, name, format, beginAt, endAt, createdAt } = file;
  const { durationSeconds, sizeBytes, expiresAt, url, callbackAt, searchedAt, mergedFrom } = file;
  const link = file.links.find((one) => one.runId === runId);
  return {
    ...{ vendor, streamId, fileId, taskId, name, format, beginAt, endAt, createdAt },
    ...{ durationSeconds, sizeBytes, expiresAt, url, callbackAt, searchedAt, mergedFrom },
    match: link?.match ?? 'stream-and-time',
    check,
  };
}
