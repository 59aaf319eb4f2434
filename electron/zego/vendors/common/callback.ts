import type { z } from 'zod';

/** What a vendor's part of a `record` callback (`extra_params`, facts §5) says of a file. */
export interface CallbackExtra {
  /** The id of the task or recording, where the vendor has one that Start answers too. */
  readonly taskId: string | null;
  /** As SearchMedia names the file; null where the callback does not. */
  readonly fileId: string | null;
  readonly durationSeconds: number | null;
  readonly sizeBytes: number | null;
}

export type ExtraFields = Readonly<Record<string, z.core.util.JSONType>>;

/** What of a `record` callback tells whose it is. */
export interface CallbackPart {
  readonly extra: ExtraFields;
  /** Of the file; null where there is none. */
  readonly url: string | null;
}

/** What a part says whose fields no page documents: it may have a duration, as the others have. */
export const withoutShape = (extra: ExtraFields): CallbackExtra => ({
  taskId: null,
  fileId: null,
  durationSeconds: amountIn(extra, 'Duration'),
  sizeBytes: null,
});

/** Longer than any documented id; what is longer is none. */
const LONGEST_ID = 512;

/** The id under one of these names; numbers are taken as their digits. Null where none is there. */
export function idIn(extra: ExtraFields, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = own(extra, name);
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text !== '' && text.length <= LONGEST_ID) return text;
  }
  return null;
}

/** A number that is not negative, quoted or not; null where there is none. */
export function amountIn(extra: ExtraFields, name: string): number | null {
  const value = own(extra, name);
  const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof amount === 'number' && Number.isFinite(amount) && amount >= 0 ? amount : null;
}

/** The same for a number of bytes. */
export function bytesIn(extra: ExtraFields, name: string): number | null {
  const amount = amountIn(extra, name);
  return amount !== null && Number.isSafeInteger(amount) ? amount : null;
}

const own = (extra: ExtraFields, name: string) =>
  Object.hasOwn(extra, name) ? extra[name] : undefined;
