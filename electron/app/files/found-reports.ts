import type { FileReport } from '#contract/model/file.ts';
import { serviceOf } from '#contract/model/region.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { CLOCK_TOLERANCE_MS } from '../../recording/files/match-file.ts';
import type { RunAccount } from '../../recording/ports.ts';
import type { FoundFile } from '../../zego/vendors/common/media.ts';

/** UTC+8, in which one vendor may write times where UTC is read, and the other way round (facts §5.1–2). */
const CHINA_MS = 8 * 3_600_000;

/**
 * A begin as a name tells it. No file was made before it began: a begin that is later was read in the wrong zone.
 */
export function beginOf({ beginAt, createdAt }: Pick<FoundFile, 'beginAt' | 'createdAt'>) {
  if (beginAt === null || createdAt === null) return beginAt;
  const begin = Date.parse(beginAt);
  const isRead = begin <= Date.parse(createdAt) + CLOCK_TOLERANCE_MS;
  return isRead ? beginAt : new Date(begin - CHINA_MS).toISOString();
}

/** What a search has found, as a report. */
export function reportOfFound(
  file: FoundFile,
  { id, name, practice, credentials }: RunAccount,
  vendor: Vendor,
  seenAt: string,
): FileReport {
  const { appId, endpoint, isTest } = credentials;
  return {
    ...{ appId, isTest, vendor, practice, seenAt },
    service: serviceOf(endpoint),
    accountId: id,
    accountName: name,
    source: 'search',
    taskId: null,
    streamId: file.streamId,
    fileId: file.fileId,
    name: file.name,
    format: file.format,
    beginAt: beginOf(file),
    endAt: file.endAt,
    createdAt: file.createdAt,
    durationSeconds: file.durationSeconds,
    sizeBytes: file.sizeBytes,
    url: file.url,
    expiresAt: file.expiresAt,
    status: file.status,
  };
}
