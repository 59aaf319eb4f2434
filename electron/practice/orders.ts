import type { PracticeFormat } from '../zego/vendors/common/practice-media.ts';
import { hasRefusedPrefix, refusedAnswer, vendorAnswer } from './answers.ts';
import type { MediaRequest, RecordRequest } from './check.ts';
import type { FileHabits, PracticeRecordings } from './recordings.ts';

/** What a request orders: a start, a stop or a merge. */
export interface Order {
  /** Does it. Returns the answer. */
  perform(): string;
  /** Does it for all but the first stream, which the answer leaves out. */
  performWithoutFirst(): string;
  /** Does nothing, and says so for each stream. */
  refuse(): string;
}

/** What orders work on. */
export interface OrderContext {
  readonly recordings: PracticeRecordings;
  readonly habits: FileHabits;
  readonly nowMs: number;
  readonly mergeMs: { readonly waits: number; readonly works: number };
}

export function recordOrder(request: RecordRequest, context: OrderContext): Order {
  const perform = (streamIds: readonly string[], isRefused = hasRefusedPrefix): string => {
    const { vendor, action } = request;
    const streams = streamIds.map((streamId) => ({ streamId, isRefused: isRefused(streamId) }));
    const part = vendor.practiceData({ action, streams, now: new Date(context.nowMs) });
    record(request, part, context);
    return vendorAnswer(vendor, part);
  };
  return {
    perform: () => perform(request.streamIds),
    performWithoutFirst: () => perform(request.streamIds.slice(1)),
    refuse: () => perform(request.streamIds, () => true),
  };
}

/** What the vendor's own answer accepts is recorded, under the ids that it tells. */
function record(request: RecordRequest, part: unknown, context: OrderContext): void {
  const { vendor, action, endTime } = request;
  const { recordings, habits, nowMs } = context;
  for (const row of vendor.readAnswer(part)?.rows ?? []) {
    if (row.status !== 'accepted') continue;
    const { streamId, taskId, persistentId } = row;
    if (action === 'StopCDNRecord') recordings.stopped(vendor, streamId, nowMs);
    else {
      const endsMs = endTime === null ? null : endTime * 1000;
      const id = taskId ?? persistentId ?? null;
      recordings.started({ vendor, streamId, taskId: id, endsMs, habits }, nowMs);
    }
  }
}

const FORMATS: ReadonlyMap<string, PracticeFormat> = new Map([
  ['MP4', 'mp4'],
  ['M3U8', 'm3u8'],
]);

export function mergeOrder({ vendor, query }: MediaRequest, context: OrderContext): Order {
  const { recordings, nowMs, mergeMs } = context;
  const perform = (): string => {
    const ids = query.getAll('InputFileId[]');
    if (ids.length < 2 || ids.length > (vendor.capabilities.merge?.most ?? 0)) {
      return refusedAnswer(2, 'InputFileId[] must name at least two files, and not too many');
    }
    const files = recordings.files(nowMs).filter((file) => file.vendor === vendor);
    const inputs = ids.flatMap((id) => files.find(({ fileId }) => fileId === id) ?? []);
    if (inputs.length < ids.length) return refusedAnswer(41_003, 'file does not exist');
    const format = FORMATS.get(query.get('Format') ?? 'MP4') ?? null;
    const taskId = recordings.merge(
      {
        vendor,
        inputs,
        format,
        name: query.get('OutputFileName'),
        waitsMs: mergeMs.waits,
        worksMs: mergeMs.works,
      },
      nowMs,
    );
    return vendorAnswer(vendor, vendor.practiceMedia?.merge?.answer(taskId));
  };
  return {
    perform,
    performWithoutFirst: perform,
    refuse: () => refusedAnswer(1000, 'request failed'),
  };
}
