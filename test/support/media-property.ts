import { fileReportSchema } from '#contract/model/file.ts';
import { describeMediaTask } from '../../electron/zego/actions/describe-media-task.ts';
import type { MediaAnswer } from '../../electron/zego/actions/media-answer.ts';
import { mergeMedia } from '../../electron/zego/actions/merge-media.ts';
import { searchMedia } from '../../electron/zego/actions/search-media.ts';
import { finish } from '../../electron/zego/answer/turns.ts';
import type { ApiAction } from '../../electron/zego/call-action.ts';
import type { Delivery } from '../../electron/zego/transport/delivery.ts';

const SEARCH = { streamId: 'cdn01', from: 0, to: 1, cursor: null };
const FILE = fileReportSchema.pick({
  streamId: true,
  name: true,
  format: true,
  beginAt: true,
  endAt: true,
  durationSeconds: true,
  sizeBytes: true,
  url: true,
  expiresAt: true,
  status: true,
});

/** An answer of the API as the transport delivers it. */
export const delivered = (body: string, httpStatus = 200): Delivery => ({
  kind: 'answer',
  httpStatus,
  body,
  date: null,
  contentType: 'application/json',
  fromCache: false,
});

/** What an action makes of a delivery. */
export const readBy = <Request, Value>(
  action: ApiAction<Request, MediaAnswer<Value>>,
  request: Request,
  delivery: Delivery,
  secrets: readonly string[] = [],
): MediaAnswer<Value> => finish(action.read(request, delivery, secrets)).answer;

/**
 * The property of the readers: whatever comes, they do not throw, each file fits the model and has an id and no
 * address but one of the web, and a file of the vendor's own network is never passed on.
 */
export function checkMediaAnswer(vendor: 'Tencent' | 'Ws' | 'Huawei', body: string): string {
  const found = readBy(searchMedia, { vendor, search: SEARCH }, delivered(body));
  if (found.kind === 'ok') {
    for (const { createdAt, fileId, ...file } of found.value.files) {
      FILE.parse(file);
      if (fileId === '' || createdAt === undefined) throw new Error(`no id: ${body}`);
      if (file.url !== null && !/^https?:\/\//i.test(file.url)) throw new Error(file.url);
    }
    if (JSON.stringify(found).includes('intranet.example')) throw new Error(`intranet: ${body}`);
  }
  if (vendor !== 'Ws') {
    const merge = { format: 'MP4', fileIds: ['1'], name: 'x', expireHours: 0 } as const;
    const merged = readBy(mergeMedia, { vendor, merge }, delivered(body));
    if (merged.kind === 'ok' && merged.value.taskId === '') throw new Error(`no task: ${body}`);
  }
  readBy(describeMediaTask, { vendor, taskId: 't' }, delivered(body));
  return found.kind;
}
