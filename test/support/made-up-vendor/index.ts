import { z } from 'zod';
import type { RowCodes } from '#contract/model/row-kind.ts';
import type { Capabilities, Vendor } from '#contract/model/vendor.ts';
import { message, streamName } from '../../../electron/zego/vendors/common/fields.ts';
import { type RowReader, readRows } from '../../../electron/zego/vendors/common/rows.ts';
import {
  PRACTICE_REFUSAL,
  type VendorModule,
} from '../../../electron/zego/vendors/common/vendor.ts';

/** A vendor that there is not: its dialect is unlike that of each real one. */
const NAME: string = 'Northlight';
export const NORTHLIGHT = NAME as Vendor;

const capabilities: Capabilities = {
  endTime: true,
  domainAndPoint: false,
  rowPerFormat: false,
  secondStart: 'error',
  profileDocumented: false,
  merge: null,
  playbackKey: false,
};

const ROW_CODES: RowCodes = { 'NL-17': 'task-limit', 'NL-21': 'already-recording' };

const ROW = { stream: streamName, verdict: z.string(), note: message };

const reader: RowReader<typeof ROW> = {
  shape: ROW,
  name: 'stream',
  isAccepted: ({ verdict }) => verdict === 'taken',
  facts: (row) => ({ vendorCode: row.verdict, vendorMessage: row.note }),
};

const whole = z.object({ tasks: z.array(z.unknown()) });

export const northlight: VendorModule = {
  name: NORTHLIGHT,
  capabilities,
  rowCodes: ROW_CODES,
  media: null,
  practiceMedia: null,
  parameters: ({ endTime }) => (endTime === null ? [] : [['Until', String(endTime)]]),
  readAnswer: (data) => {
    const parsed = whole.safeParse(data);
    return parsed.success ? readRows(parsed.data.tasks, reader) : null;
  },
  readCallback: () => null,
  fileHosts: [],
  practiceData: ({ streams }) => ({
    tasks: streams.map(({ streamId, isRefused }) => ({
      stream: streamId,
      verdict: isRefused ? 'NL-17' : 'taken',
      note: isRefused ? PRACTICE_REFUSAL : '',
    })),
  }),
};
