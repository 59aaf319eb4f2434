import { createHash } from 'node:crypto';
import type { MergeTask } from '../media/merges.ts';
import type { StoredFile } from '../media/types.ts';

/** What ZEGO posts of files, field for field as documented. */

/** SHA-1 over the three strings, sorted as strings and joined. */
export function callbackSignature(secret: string, timestamp: string, nonce: string): string {
  const joined = [secret, timestamp, nonce].sort().join('');
  return createHash('sha1').update(joined, 'utf8').digest('hex');
}

const seconds = (ms: number) => String(Math.floor(ms / 1000));

/** `event` record. All fields are strings; `extra_params` is of each vendor's own. */
export function recordFields(file: StoredFile): Record<string, unknown> {
  return {
    stream_alias: file.streamId ?? '',
    replay_url: file.url,
    begin_time: seconds(file.beginMs),
    end_time: seconds(file.beginMs + file.seconds * 1000),
    appid: String(file.appId),
    event: 'record',
    extra_params: extraParams(file),
  };
}

/** Several formats of one recording: a callback for each, which differ in their address alone (official FAQ). */
export const fieldsOfFormats = (file: StoredFile, formats: readonly string[]) =>
  formats.map((format) => recordFields({ ...file, url: file.url.replace(/\w+$/, format) }));

function extraParams({ vendor, taskId, fileId, seconds: Duration, sizeBytes }: StoredFile) {
  if (vendor === 'Tencent') return { TaskId: taskId ?? '', FileID: fileId, Duration };
  if (vendor === 'Ws') return { PersistentId: taskId ?? '', Duration };
  return { Duration, ObsObject: fileId, FileSize: sizeBytes };
}

/** `event` compose: Tencent alone tells the file's id and what went wrong. */
export function composeFields(task: MergeTask): Record<string, unknown> {
  const isTencent = task.vendor === 'Tencent';
  return {
    appid: String(task.appId),
    event: 'compose',
    replay_url: task.file?.url ?? '',
    task_id: task.taskId,
    ...(isTencent && { file_id: task.file?.fileId ?? '' }),
    code: task.fault?.code ?? '0',
    message: task.fault?.message ?? '',
  };
}
