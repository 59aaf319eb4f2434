import { amountIn, type CallbackExtra, type ExtraFields, idIn } from '../common/callback.ts';

/** `FileID` in a callback is SearchMedia's `FileId` (facts §5). */
export function readCallback(extra: ExtraFields): CallbackExtra | null {
  const taskId = idIn(extra, 'TaskId');
  const fileId = idIn(extra, 'FileID', 'FileId');
  if (taskId === null && fileId === null) return null;
  return { taskId, fileId, durationSeconds: amountIn(extra, 'Duration'), sizeBytes: null };
}
