import fc from 'fast-check';
import { VENDORS } from '#contract/model/vendor.ts';

/** Answers of every shape: near to the documented ones, and far from them. */
const streamId = fc.constantFrom('a', 'b', 'c');
const code = fc.oneof(
  fc.constantFrom<unknown>(0, 200, '', '0', '200', ' 200', 404, null, 'x', {}),
  fc.anything(),
);
const row = fc.oneof(
  fc.record({ StreamName: streamId, Code: code, Message: fc.anything() }, { requiredKeys: [] }),
  fc.record({ id: streamId, http_code: code, msg: fc.anything() }, { requiredKeys: [] }),
  fc.anything(),
);
const part = fc.oneof(
  fc.array(row),
  fc.record({ list: fc.array(row), msg: fc.anything() }),
  fc.record({ list: fc.array(row), http_code: code, msg: fc.anything() }),
  fc.anything(),
);
export const anyAnswer = fc.record(
  {
    Code: fc.oneof(fc.constantFrom<unknown>(0, 5, 6, 1000, '0'), fc.anything()),
    Message: fc.anything(),
    RequestId: fc.anything(),
    Data: fc.dictionary(fc.constantFrom(...VENDORS), part),
  },
  { requiredKeys: [] },
);

/** Bodies as bytes may come: JSON of any answer, whole or cut, and plain noise. */
export const anyBody = fc.oneof(
  anyAnswer.map((value) => JSON.stringify(value) ?? ''),
  fc.tuple(anyAnswer, fc.double({ min: 0, max: 1, noNaN: true })).map(([value, share]) => {
    const text = JSON.stringify(value) ?? '';
    return text.slice(0, Math.floor(text.length * share));
  }),
  fc.string(),
  fc.json(),
);

export const anyVendor = fc.constantFrom(...VENDORS);

/** What success is, told apart from the adapters: from the specification alone. */
export function rowsAccept(vendor: string, id: string, data: unknown): boolean {
  const own = (data as Record<string, unknown> | null | undefined)?.[vendor];
  const rows = Array.isArray(own) ? own : (own as { list?: unknown } | null | undefined)?.list;
  if (!Array.isArray(rows)) return false;
  return rows.some((candidate) => {
    const fields = (candidate ?? {}) as Record<string, unknown>;
    if (vendor === 'Tencent') return fields.StreamName === id && fields.Code === '';
    if (vendor === 'Ws') return fields.id === id && String(fields.http_code).trim() === '200';
    const success = vendor === 'Huawei' ? '0' : '200';
    return fields.StreamName === id && String(fields.Code).trim() === success;
  });
}

/**
 * Whether something of an answer that speaks of this stream carries no verdict, or the vendor's word on the
 * whole call is no success: told apart from the adapters, from the specification alone.
 */
export function isDoubted(vendor: string, id: string, data: unknown): boolean {
  const own = (data as Record<string, unknown> | null | undefined)?.[vendor];
  const outer = Array.isArray(own) ? undefined : (own as { http_code?: unknown } | null)?.http_code;
  if (vendor === 'Ws' && outer !== undefined && String(outer).trim() !== '200') return true;
  const rows = (Array.isArray(own) ? own : (own as { list?: unknown } | null)?.list) as unknown[];
  const [name, code] = vendor === 'Ws' ? ['id', 'http_code'] : ['StreamName', 'Code'];
  return rows.some((candidate) => {
    const fields = (candidate ?? {}) as Record<string, unknown>;
    return fields[name] === id && !['string', 'number'].includes(typeof fields[code]);
  });
}
