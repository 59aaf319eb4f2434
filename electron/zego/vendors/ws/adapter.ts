import { z } from 'zod';
import type { StreamOutcome } from '#contract/model/outcome.ts';
import {
  defined,
  json,
  message,
  numericCode,
  streamName,
  text,
  verdictCode,
} from '../common/fields.ts';
import { type RowReader, readRows } from '../common/rows.ts';
import type { VendorAdapter } from '../common/vendor.ts';

const SUCCESS = 200;

/** One row per file format, so a stream may have several (specification, "Ws"). */
const ROW = {
  id: streamName,
  http_code: verdictCode,
  msg: message,
  task: text,
  persistentId: text,
};

const reader: RowReader<typeof ROW> = {
  shape: ROW,
  name: 'id',
  isAccepted: ({ http_code }) => http_code === SUCCESS,
  facts: (row) => ({
    vendorCode: row.http_code,
    vendorMessage: row.msg,
    persistentId: row.persistentId,
    task: row.task,
  }),
};

/** What stands around the list. All of it is kept, whatever its type: `msg` is documented with two. */
const whole = z.object({
  list: z.unknown().optional(),
  trace_id: json.optional(),
  msg: json.optional(),
  http_code: json.optional(),
  call_time: json.optional(),
});

type Outer = Omit<z.infer<typeof whole>, 'list'>;

export const adapter: VendorAdapter = {
  capabilities: {
    endTime: false,
    domainAndPoint: false,
    rowPerFormat: true,
    secondStart: 'not-documented',
    profileDocumented: false,
    merge: null,
    playbackKey: true,
  },
  parameters: () => [],
  /** An object with a list, or for stop a bare list (facts §8.4). */
  readAnswer(data) {
    const parsed = whole.safeParse(Array.isArray(data) ? { list: data } : data);
    if (!parsed.success) return null;
    const { list, ...outer } = parsed.data;
    if (list === undefined && Object.keys(outer).length === 0) return null;
    const vendorCall = defined(outer);
    const traceId = text.parse(outer.trace_id);
    const { rows, unnamed } = readRows(Array.isArray(list) ? list : [], reader);
    return {
      rows: rows.map((row) => ({ ...judged(row, outer), ...defined({ traceId }) })),
      // An absent list says nothing; anything else in its place was meant to say something.
      unnamed: Array.isArray(list) || list === null || list === undefined ? unnamed : 1,
      vendorCall,
      ...refusalOf(outer, traceId),
    };
  },
};

/** A row's success counts only where the call as a whole is a success too, or has no result. */
function judged(row: StreamOutcome, { http_code: code }: Outer): StreamOutcome {
  if (row.status !== 'accepted' || code === undefined || outerCode(code) === SUCCESS) return row;
  return { ...row, status: 'unknown', reason: 'vendor-call-refused' };
}

/** The vendor's result for the whole call applies to each stream without a row. */
function refusalOf({ http_code: code, msg }: Outer, traceId: string | undefined) {
  const vendorCode = code === undefined ? null : outerCode(code);
  if (vendorCode === null || vendorCode === SUCCESS) return {};
  return { refusal: defined({ vendorCode, vendorMessage: message.parse(msg), traceId }) };
}

/** Null where it is no code at all. */
function outerCode(code: unknown): number | string | null {
  const parsed = numericCode.pipe(verdictCode).safeParse(code);
  return parsed.success ? parsed.data : null;
}
