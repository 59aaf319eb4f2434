import { randomBytes, randomUUID } from 'node:crypto';
import type { Refusal } from '../gateway.ts';
import type { SeenRequest } from '../types.ts';
import type { MediaLibrary } from './library.ts';
import { mergeStateAt } from './merges.ts';
import { searchData } from './search.ts';
import type { MediaVendor } from './types.ts';

/** What an action of the media API answers: the vendor's part of `Data`, or a refusal. */
export type MediaAnswer = { part: unknown; actedOn: string[] } | { refused: Refusal };

/** The vendors of each action. Asking another one is answered with 4. */
export const MEDIA_VENDORS: Record<string, readonly string[]> = {
  SearchMedia: ['Tencent', 'Ws', 'Huawei'],
  MergeMedia: ['Tencent', 'Huawei'],
  DescribeMediaTask: ['Tencent', 'Huawei'],
};

/** Merging takes these alone. */
const MERGEABLE = ['mp3', 'mp4', 'm3u8'];
const NO_FILE = { refused: { code: 41003, message: 'file does not exist' } };
const NO_TASK = { refused: { code: 1000, message: 'request failed' } };

export function mediaAnswer(
  request: SeenRequest,
  library: MediaLibrary,
  atMs: number,
): MediaAnswer {
  const action = request.param('Action');
  if (action === 'MergeMedia') return merge(request, library, atMs);
  if (action === 'DescribeMediaTask') return describeTask(request, library, atMs);
  return { part: searchData(request, library, atMs), actedOn: [] };
}

function merge(request: SeenRequest, library: MediaLibrary, atMs: number): MediaAnswer {
  const vendor = request.param('Vendor') as MediaVendor;
  const visible = library.visible(Number(request.param('AppId')), vendor, atMs);
  const cut = request.params.filter(([name]) => /^HandleMediaArgs\.\d+\.FileId$/.test(name));
  const ids =
    request.param('Type') === '1' ? cut.map(([, id]) => id) : request.all('InputFileId[]');
  const inputs = ids.flatMap((id) => visible.find(({ fileId }) => fileId === id) ?? []);
  const fit = inputs.filter(({ format }) => MERGEABLE.includes(format));
  if (fit.length < ids.length) return NO_FILE;
  const { taskId } = library.merge(request, inputs, atMs);
  const requestId = vendor === 'Tencent' ? randomUUID() : randomBytes(16).toString('hex');
  return { part: { TaskId: taskId, RequestId: requestId }, actedOn: ids };
}

function describeTask(request: SeenRequest, library: MediaLibrary, atMs: number): MediaAnswer {
  const TaskId = request.param('TaskId') ?? '';
  if (request.param('Vendor') === 'Huawei') {
    // It knows the tasks of snapshots alone: a merge is none.
    const part = { TaskId, Status: 'NO_TASK', CreateTime: '', EndTime: '', FileName: [] };
    return { part, actedOn: [] };
  }
  const task = library.mergeOf(Number(request.param('AppId')), TaskId);
  if (!task) return NO_TASK;
  const status = mergeStateAt(task, atMs);
  const file = status === 'FINISH' ? task.file : null;
  const part = {
    TaskId,
    Event: 'compose',
    Status: status,
    FileId: file?.fileId ?? '',
    ReplayUrl: file?.url ?? '',
    RequestId: randomUUID(),
    Message: status === 'FAIL' ? (task.fault?.message ?? '') : '',
    ThumbnailsUrl: [],
  };
  return { part, actedOn: [] };
}
