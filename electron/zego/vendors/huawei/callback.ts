import {
  amountIn,
  bytesIn,
  type CallbackExtra,
  type ExtraFields,
  idIn,
} from '../common/callback.ts';

/** The path of the object is SearchMedia's `Key`; there is no id of a task (facts §5). */
export function readCallback(extra: ExtraFields): CallbackExtra | null {
  const fileId = idIn(extra, 'ObsObject');
  if (fileId === null) return null;
  return {
    taskId: null,
    fileId,
    durationSeconds: amountIn(extra, 'Duration'),
    sizeBytes: bytesIn(extra, 'FileSize'),
  };
}
