import { randomBytes } from 'node:crypto';
import type { Vendor } from '../types.ts';

/** What a vendor calls one recording: by its task, or by each file format of it. */
export interface RecordingId {
  /** Empty where the vendor has no id. */
  readonly id: string;
  readonly format: string;
}

type Row = Readonly<Record<string, unknown>>;

const rowsOf = (part: unknown): readonly Row[] => {
  const list = Array.isArray(part) ? part : (part as { list?: unknown } | null)?.list;
  return Array.isArray(list) ? list : [];
};

/**
 * The ids that a vendor's part of an answer gave to a stream. A stream that the answer leaves out has one all
 * the same, which nothing told.
 */
export function recordingIds(vendor: Vendor, part: unknown, streamId: string): RecordingId[] {
  if (vendor === 'Ws') {
    const rows = rowsOf(part).filter(({ id }) => id === streamId);
    const told = rows.map(({ persistentId, task }) => ({
      id: String(persistentId),
      format: String(task),
    }));
    return told.length > 0 ? told : [{ id: randomBytes(18).toString('hex'), format: 'mp4' }];
  }
  const row = rowsOf(part).find(({ StreamName }) => StreamName === streamId);
  const made = vendor === 'Tencent' ? randomBytes(81).toString('base64') : '';
  return [{ id: String(row?.TaskId ?? made), format: 'mp4' }];
}
