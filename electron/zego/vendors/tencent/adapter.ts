import { z } from 'zod';
import { message, streamName, text } from '../common/fields.ts';
import { type RowReader, readRows } from '../common/rows.ts';
import type { VendorAdapter } from '../common/vendor.ts';

/**
 * `Code` must be there: a missing one is no success. An empty string is (specification, example). A zero
 * is success elsewhere and nothing here, so a row that has one is not read: its stream is unknown.
 */
const ROW = {
  StreamName: streamName,
  TaskId: text,
  RequestId: text,
  Code: z
    .union([z.string(), z.number()])
    .transform(String)
    .refine((code) => code === '' || !['', '0'].includes(code.trim())),
  Message: message,
};

const reader: RowReader<typeof ROW> = {
  shape: ROW,
  name: 'StreamName',
  isAccepted: ({ Code }) => Code === '',
  facts: (row) => ({
    taskId: row.TaskId,
    vendorRequestId: row.RequestId,
    vendorCode: row.Code,
    vendorMessage: row.Message,
  }),
};

export const adapter: VendorAdapter = {
  capabilities: {
    endTime: true,
    domainAndPoint: false,
    rowPerFormat: false,
    secondStart: 'second-task',
    profileDocumented: true,
    merge: { formats: ['M3U8', 'MP4', 'MP3'], most: 10, takesExpiry: true },
    playbackKey: true,
  },
  parameters: ({ endTime }) => (endTime === null ? [] : [['EndTime', String(endTime)]]),
  readAnswer: (data) => (Array.isArray(data) ? readRows(data, reader) : null),
};
