import { z } from 'zod';
import { defined, message, numericCode, readList, streamName, text } from './fields.ts';
import type { VendorAnswer } from './vendor.ts';

const numberedRow = z.object({
  StreamName: streamName,
  RequestId: text,
  /** An empty one says neither yes nor no. */
  Code: numericCode.refine((code) => String(code).trim() !== ''),
  Message: message,
});

/**
 * The shape that Huawei and Aliyun share: a list with `StreamName`, `RequestId`, a numeric `Code`
 * and `Message` (specification, "Huawei"; facts §0 for Aliyun). They differ in what success is.
 */
export function readNumberedRows(data: unknown, success: number): VendorAnswer | null {
  const rows = readList(data, numberedRow);
  if (!rows) return null;
  return {
    rows: rows.map((row) =>
      defined({
        streamId: row.StreamName,
        status: row.Code === success ? 'accepted' : 'rejected',
        vendorRequestId: row.RequestId,
        vendorCode: row.Code,
        vendorMessage: row.Message,
      } as const),
    ),
  };
}
