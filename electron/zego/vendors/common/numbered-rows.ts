import { randomBytes } from 'node:crypto';
import { message, streamName, text, verdictCode } from './fields.ts';
import { type RowReader, readRows } from './rows.ts';
import { PRACTICE_REFUSAL, type PracticeStream, type VendorAnswer } from './vendor.ts';

const NUMBERED_ROW = {
  StreamName: streamName,
  RequestId: text,
  Code: verdictCode,
  Message: message,
};

/**
 * The shape that Huawei and Aliyun share: a list with `StreamName`, `RequestId`, a numeric `Code`
 * and `Message` (specification, "Huawei"; facts §0 for Aliyun). They differ in what success is.
 */
export function readNumberedRows(data: unknown, success: number): VendorAnswer | null {
  if (!Array.isArray(data)) return null;
  const reader: RowReader<typeof NUMBERED_ROW> = {
    shape: NUMBERED_ROW,
    name: 'StreamName',
    isAccepted: ({ Code }) => Code === success,
    facts: (row) => ({
      vendorRequestId: row.RequestId,
      vendorCode: row.Code,
      vendorMessage: row.Message,
    }),
  };
  return readRows(data, reader);
}

interface NumberedPractice {
  /** What success is. */
  readonly code: number;
  /** The message of a success. */
  readonly message: string;
  readonly refusal: number;
}

/** The same shape as the practice server answers it. */
export const numberedRows = (
  streams: readonly PracticeStream[],
  { code, message: success, refusal }: NumberedPractice,
) =>
  streams.map(({ streamId, isRefused }) => ({
    StreamName: streamId,
    RequestId: randomBytes(16).toString('hex'),
    Code: isRefused ? refusal : code,
    Message: isRefused ? PRACTICE_REFUSAL : success,
  }));
