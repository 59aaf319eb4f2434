import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { readEntries } from '../common/entries.ts';
import { numericCode } from '../common/fields.ts';
import type { FoundFile, MediaPage, MediaSearch, MediaTask, VendorMedia } from '../common/media.ts';
import {
  byteCount,
  formatOf,
  mediaId,
  seconds,
  shortText,
  webAddress,
  zonedTime,
} from '../common/media-fields.ts';
import { ADDRESS_LIFE_MS, hexSeconds, withParameters } from '../common/signed-address.ts';

/** Entries of one page: one has some 2,000 bytes, and more with each definition, of the 131,072 that are read. */
const PAGE_SIZE = 20;
/** PageNumber·PageSize + PageSize must not be more (facts, SearchMedia). */
const DEEPEST = 5_000;

/** "Never" (facts, SearchMedia). */
const NEVER = '9999-12-31T23:59:59.000Z';

const pageOf = ({ cursor }: MediaSearch): number => Number(cursor ?? '0');

const TRANSCODED = z.object({
  Url: webAddress,
  Definition: numericCode.nullish().catch(null),
  Size: byteCount,
  Duration: seconds,
});

/** `IntranetMediaUrl` is left out: it is of no use outside the vendor's network. */
const BASIC = z.object({
  Name: shortText,
  CreateTime: zonedTime,
  ExpireTime: zonedTime,
  MediaUrl: webAddress,
  Type: shortText,
  Status: shortText,
});

const ENTRY = z.object({
  FileId: mediaId,
  BasicInfo: BASIC.nullish().catch(null),
  TranscodeInfo: z
    .object({ TranscodeSet: z.array(z.unknown()).max(100) })
    .nullish()
    .catch(null),
});

/** `MediaInfoSet` may be null where there is none; an object without either is another one. */
const PAGE = z
  .object({
    TotalCount: numericCode.pipe(z.number()).nullish().catch(null),
    MediaInfoSet: z.array(z.unknown()).nullish(),
  })
  .refine(({ TotalCount, MediaInfoSet }) => MediaInfoSet !== undefined || TotalCount === 0);

function fileOf(entry: z.infer<typeof ENTRY>, { streamId }: MediaSearch): FoundFile {
  const basic = entry.BasicInfo ?? BASIC.parse({});
  const original = originalOf(entry);
  const name = basic.Name ?? entry.FileId;
  return {
    // The answer does not name the stream: each request asks for one.
    streamId,
    fileId: entry.FileId,
    name,
    format: basic.Type?.toLowerCase() ?? formatOf(name),
    beginAt: null,
    endAt: null,
    durationSeconds: original?.Duration ?? null,
    sizeBytes: original?.Size ?? null,
    url: basic.MediaUrl,
    expiresAt: basic.ExpireTime === NEVER ? null : basic.ExpireTime,
    status: STATUSES.get(basic.Status ?? '') ?? null,
    createdAt: basic.CreateTime,
  };
}

const STATUSES: ReadonlyMap<string, FoundFile['status']> = new Map([
  ['Normal', 'normal'],
  ['Forbidden', 'forbidden'],
]);

/** Definition 0 is the file itself; the others were made of it. */
function originalOf({ TranscodeInfo }: z.infer<typeof ENTRY>) {
  const all = (TranscodeInfo?.TranscodeSet ?? []).flatMap((item) => {
    const parsed = TRANSCODED.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
  return all.find(({ Definition }) => Definition === 0);
}

/** More files than this page had; null at the end, or where the API goes no further. */
function nextPage(search: MediaSearch, total: number | null, count: number): string | null {
  const next = pageOf(search) + 1;
  const isMore = total === null ? count >= PAGE_SIZE : next * PAGE_SIZE < total;
  return count > 0 && isMore && (next + 1) * PAGE_SIZE <= DEEPEST ? String(next) : null;
}

function readSearch(data: unknown, search: MediaSearch): MediaPage | null {
  const parsed = PAGE.safeParse(data);
  if (!parsed.success) return null;
  const list = parsed.data.MediaInfoSet ?? [];
  const read = readEntries(list, ENTRY, (entry) => fileOf(entry, search));
  return { ...read, next: nextPage(search, parsed.data.TotalCount ?? null, list.length) };
}

const STATES: Readonly<Record<string, MediaTask['state']>> = {
  WAITING: 'waiting',
  PROCESSING: 'processing',
  FINISH: 'finished',
  FAIL: 'failed',
};

const TASK = z.object({
  Status: z.enum(['WAITING', 'PROCESSING', 'FINISH', 'FAIL']),
  FileId: mediaId.nullish().catch(null),
  ReplayUrl: webAddress,
  Message: shortText,
});

const MERGED = z.object({ TaskId: mediaId });

export const media: VendorMedia = {
  searchBy: 'stream',
  searchParameters: (search) => [
    ...(search.streamId === null ? [] : [['StreamId[]', search.streamId] as const]),
    ['StartTime', String(search.from)],
    ['EndTime', String(search.to)],
    ['PageSize', String(PAGE_SIZE)],
    ['PageNumber', String(pageOf(search))],
  ],
  readSearch,
  merge: {
    parameters: ({ format, fileIds, name, expireHours }) => [
      ['Format', format],
      ...fileIds.map((id) => ['InputFileId[]', id] as const),
      ['OutputFileName', name],
      ['ExpireTime', String(expireHours ?? 0)],
    ],
    readTask: (data) => MERGED.safeParse(data).data?.TaskId ?? null,
  },
  readTask(data) {
    const parsed = TASK.safeParse(data);
    if (!parsed.success) return null;
    const { Status, FileId, ReplayUrl, Message } = parsed.data;
    const state = STATES[Status] ?? 'waiting';
    return { state, fileId: FileId ?? null, url: ReplayUrl, message: Message };
  },
  /**
   * `?t=<end, hex>&us=<random>&sign=md5(KEY + Dir + t + exper + rlimit + us)`: neither a preview nor a limit of
   * addresses is asked for, so these two are empty. `Dir` is the path up to its last slash.
   */
  signUrl(address, key, nowMs) {
    const url = new URL(address);
    const dir = url.pathname.slice(0, url.pathname.lastIndexOf('/') + 1);
    const t = hexSeconds(nowMs + ADDRESS_LIFE_MS);
    const us = randomBytes(8).toString('hex');
    const sign = createHash('md5').update(`${key}${dir}${t}${us}`, 'utf8').digest('hex');
    return withParameters(url, [
      ['t', t],
      ['us', us],
      ['sign', sign],
    ]);
  },
};
