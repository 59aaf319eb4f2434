import { randomBytes, randomInt } from 'node:crypto';
import type { SeenRequest } from '../types.ts';
import { APP_NAME } from './names.ts';
import type { MediaVendor, StoredFile } from './types.ts';

export type MergeState = 'WAITING' | 'PROCESSING' | 'FINISH' | 'FAIL';

/** Codes of the `compose` callback. */
export interface MergeFault {
  readonly code: '40000' | '60000' | '70000';
  readonly message: string;
}

export interface MergeTask {
  readonly appId: number;
  readonly vendor: MediaVendor;
  readonly taskId: string;
  readonly inputs: readonly string[];
  /** What it makes; null where it fails. */
  readonly file: StoredFile | null;
  readonly fault: MergeFault | null;
  readonly processingAtMs: number;
  doneAtMs: number;
}

export function mergeStateAt(task: MergeTask, atMs: number): MergeState {
  if (atMs < task.processingAtMs) return 'WAITING';
  if (atMs < task.doneAtMs) return 'PROCESSING';
  return task.fault ? 'FAIL' : 'FINISH';
}

const HOUR_MS = 60 * 60 * 1000;
/** The last moment that a date can name. */
const NEVER_MS = 8_640_000_000_000_000;

/** Joins files. Their result appears in the library when the task is done. */
export class Merges {
  readonly all: MergeTask[] = [];
  fault: MergeFault | null = null;
  /** Those that begin from now on are at work until `finish`. */
  isHolding = false;
  readonly #takes: { waiting: number; processing: number };
  readonly #store: (file: StoredFile) => void;

  constructor(takes: { waiting: number; processing: number }, store: (file: StoredFile) => void) {
    this.#takes = takes;
    this.#store = store;
  }

  begin(
    request: SeenRequest,
    inputs: readonly StoredFile[],
    place: { atMs: number; baseUrl: string },
  ): MergeTask {
    const vendor = request.param('Vendor') as MediaVendor;
    const processingAtMs = place.atMs + this.#takes.waiting;
    const doneAtMs = this.isHolding ? NEVER_MS : processingAtMs + this.#takes.processing;
    const taskId =
      vendor === 'Tencent'
        ? `1400341231-EditMedia-${randomBytes(16).toString('hex')}tt0`
        : String(randomInt(100_000_000, 999_999_999));
    const file = this.fault ? null : result(request, inputs, { ...place, taskId, doneAtMs });
    const task: MergeTask = {
      appId: Number(request.param('AppId')),
      vendor,
      taskId,
      inputs: inputs.map(({ fileId }) => fileId),
      file,
      fault: this.fault,
      processingAtMs,
      doneAtMs,
    };
    this.all.push(task);
    // One that expires before it is made never appears.
    if (file && (file.expiresMs ?? Number.POSITIVE_INFINITY) > doneAtMs) this.#store(file);
    return task;
  }

  /** Those that are held have done their work at this moment. */
  finish(atMs: number): void {
    this.isHolding = false;
    for (const task of this.all) {
      if (task.doneAtMs !== NEVER_MS) continue;
      task.doneAtMs = atMs;
      if (task.file) Object.assign(task.file, { createdMs: atMs, appearsAtMs: atMs });
    }
  }
}

function result(
  request: SeenRequest,
  inputs: readonly StoredFile[],
  at: { atMs: number; baseUrl: string; taskId: string; doneAtMs: number },
): StoredFile {
  const [first] = inputs as [StoredFile];
  const format = (request.param('Format') ?? 'MP4').toLowerCase();
  const name = `${request.param('OutputFileName') ?? at.taskId}.${format}`;
  const hours = Number(request.param('ExpireTime') ?? 0);
  const key = `record/${APP_NAME}/command_record/${first.streamId}/${name}`;
  const isTencent = first.vendor === 'Tencent';
  const fileId = isTencent ? `5${String(randomInt(2 ** 47)).padStart(18, '0')}` : key;
  const path = isTencent ? `merged/${fileId}/${encodeURIComponent(name)}` : key;
  return {
    appId: first.appId,
    vendor: first.vendor,
    streamId: null,
    taskId: null,
    fileId,
    name,
    format,
    beginMs: first.beginMs,
    seconds: inputs.reduce((sum, { seconds }) => sum + seconds, 0),
    sizeBytes: inputs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    url: `http://${at.baseUrl}/${path}`,
    createdMs: at.doneAtMs,
    appearsAtMs: at.doneAtMs,
    expiresMs: hours > 0 ? at.atMs + hours * HOUR_MS : null,
    status: 'Normal',
  };
}
