import { z } from 'zod';
import { defined, message, readList, streamName, text } from './fields.ts';
import type { VendorAdapter } from './vendor.ts';

/**
 * `Code` must be there: a missing one is no success. An empty string is (specification, example). A zero
 * is success elsewhere and nothing here, so a row that has one is not read: its stream is unknown.
 */
const row = z.object({
  StreamName: streamName,
  TaskId: text,
  RequestId: text,
  Code: z
    .union([z.string(), z.number()])
    .transform(String)
    .refine((code) => code.trim() !== '0'),
  Message: message,
});

export const tencent: VendorAdapter = {
  name: 'Tencent',
  capabilities: {
    endTime: true,
    domainAndPoint: false,
    rowPerFormat: false,
    secondStart: 'second-task',
  },
  parameters: ({ endTime }) => (endTime === null ? [] : [['EndTime', String(endTime)]]),
  readAnswer(data) {
    const rows = readList(data, row);
    if (!rows) return null;
    return {
      rows: rows.map((item) =>
        defined({
          streamId: item.StreamName,
          status: item.Code === '' ? 'accepted' : 'rejected',
          taskId: item.TaskId,
          vendorRequestId: item.RequestId,
          vendorCode: item.Code,
          vendorMessage: item.Message,
        } as const),
      ),
    };
  },
};
