import { amountIn, type CallbackExtra, type ExtraFields, idIn } from '../common/callback.ts';

/** How a file's name ends. */
const FILE = /\.[a-z0-9]{2,5}$/i;

/**
 * SearchMedia's page says that its `Key` is the callback's PersistentId and shows a file's name; Start's
 * persistentId is an opaque text (facts "What contradicts itself", 1). So it is the key where it reads like one.
 */
export function readCallback(extra: ExtraFields): CallbackExtra | null {
  const taskId = idIn(extra, 'PersistentId', 'persistentId');
  if (taskId === null) return null;
  return {
    taskId,
    fileId: FILE.test(taskId) ? taskId : null,
    durationSeconds: amountIn(extra, 'Duration'),
    sizeBytes: null,
  };
}
