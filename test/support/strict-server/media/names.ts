import { randomBytes, randomInt } from 'node:crypto';
import type { MediaForms, MediaVendor } from './types.ts';

/** How each vendor names a recording's file: the documentation's examples, taken apart. */

export const APP_NAME = 'app';
const EIGHT_HOURS_MS = 8 * 60 * 60 * 1000;

/** `2023-07-28T09:30:06` of a moment, in UTC. */
const second = (ms: number) => new Date(ms).toISOString().slice(0, 19);
const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join('');

export interface Recorded {
  readonly streamId: string;
  readonly beginMs: number;
  readonly endMs: number;
  readonly format: string;
  readonly taskId: string | null;
}

interface Named {
  fileId: string;
  name: string;
  /** Below the vendor's host. */
  path: string;
}

export const nameOf: Record<MediaVendor, (recorded: Recorded, forms: MediaForms) => Named> = {
  // The name is a Unix second; nothing of the answer names the stream.
  Tencent: ({ endMs, format }) => {
    const fileId = `3${digits(18)}`;
    const name = `${Math.floor(endMs / 1000)}.${format}`;
    const bucket = `${randomBytes(4).toString('hex')}vodcq1500020831`;
    return {
      fileId,
      name,
      path: `${bucket}/${fileId}/${randomBytes(12).toString('hex')}.${format}`,
    };
  },

  // UTC+8: the example's key is eight hours and a minute ahead of its LastModified.
  Ws: ({ streamId, beginMs, format, taskId }, { wsKey }) => {
    const time = second(beginMs + EIGHT_HOURS_MS).replace(/\D/g, '');
    const name = `${APP_NAME}-${streamId}--${time}.${format}`;
    return { fileId: wsKey === 'persistent-id' && taskId ? taskId : name, name, path: name };
  },

  // UTC: the example's key is a minute ahead of its LastModified.
  Huawei: ({ streamId, beginMs, format }) => {
    const name = `${second(beginMs).replace(/[T:]/g, '-')}.${format}`;
    const key = `record/${APP_NAME}/command_record/${streamId}/${name}`;
    return { fileId: key, name, path: key };
  },
};
