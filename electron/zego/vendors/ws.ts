import { z } from 'zod';
import { defined, message, numericCode, readList, streamName, text } from './fields.ts';
import type { VendorAdapter } from './vendor.ts';

const SUCCESS = 200;

/** One row per file format, so a stream may have several (specification, "Ws"). */
const row = z.object({
  id: streamName,
  http_code: numericCode,
  msg: message,
  task: text,
  persistentId: text,
});

/** An object with a list, or for stop a bare list (facts §8.4); `msg` of any type at either level. */
const whole = z.object({
  list: z.array(z.unknown()),
  trace_id: text,
  msg: z.json().optional(),
  http_code: z.json().optional(),
  call_time: z.json().optional(),
});

export const ws: VendorAdapter = {
  name: 'Ws',
  capabilities: {
    endTime: false,
    domainAndPoint: false,
    rowPerFormat: true,
    secondStart: 'not-documented',
  },
  parameters: () => [],
  readAnswer(data) {
    const parsed = whole.safeParse(Array.isArray(data) ? { list: data } : data);
    if (!parsed.success) return null;
    const { list, trace_id: traceId, msg, http_code, call_time } = parsed.data;
    const rows = (readList(list, row) ?? []).map((item) =>
      defined({
        streamId: item.id,
        status: item.http_code === SUCCESS ? 'accepted' : 'rejected',
        vendorCode: item.http_code,
        vendorMessage: item.msg,
        persistentId: item.persistentId,
        task: item.task,
        traceId,
      } as const),
    );
    return { rows, vendorCall: defined({ msg, http_code, call_time }) };
  },
};
