import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VENDORS } from '../../../electron/contract/vendor.ts';
import { readAnswer } from '../../../electron/zego/answer.ts';

const streamId = fc.constantFrom('a', 'b', 'c');
const code = fc.oneof(
  fc.constantFrom<unknown>(0, 200, '', '0', '200', 404, null, 'x', {}),
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
  fc.anything(),
);
const answer = fc.record(
  {
    Code: fc.oneof(fc.constantFrom<unknown>(0, 5, 6, 1000, '0'), fc.anything()),
    Message: fc.anything(),
    RequestId: fc.anything(),
    Data: fc.dictionary(fc.constantFrom(...VENDORS), part),
  },
  { requiredKeys: [] },
);

/** What success is, told apart from the adapters. */
function saysSo(vendor: string, id: string, data: unknown): boolean {
  const own = (data as Record<string, unknown> | undefined)?.[vendor];
  const rows = Array.isArray(own) ? own : (own as { list?: unknown })?.list;
  if (!Array.isArray(rows)) return false;
  return rows.some((candidate) => {
    const fields = (candidate ?? {}) as Record<string, unknown>;
    if (vendor === 'Tencent') return fields.StreamName === id && fields.Code === '';
    if (vendor === 'Ws') return fields.id === id && String(fields.http_code).trim() === '200';
    const success = vendor === 'Huawei' ? '0' : '200';
    return fields.StreamName === id && String(fields.Code).trim() === success;
  });
}

test('whatever comes back: no throw, every stream has an outcome, none accepted that no row accepts', () => {
  fc.assert(
    fc.property(fc.constantFrom(...VENDORS), answer, (vendor, value) => {
      const body = JSON.stringify(value) ?? '';
      const outcome = readAnswer({ vendor, streamIds: ['a', 'b'] }, 200, body);
      const data = (body === '' ? {} : JSON.parse(body)).Data;
      for (const id of ['a', 'b']) {
        const mine = outcome.streams.filter((stream) => stream.streamId === id);
        expect(mine.length).toBeGreaterThan(0);
        if (mine.some(({ status }) => status === 'accepted'))
          expect(saysSo(vendor, id, data)).toBe(true);
      }
    }),
    { numRuns: 3_000 },
  );
});
