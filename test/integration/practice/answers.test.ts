import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VENDORS, type Vendor } from '#contract/model/vendor.ts';
import { SPECIFICATION_ANSWER } from '../../support/answers.ts';
import { practiceBench } from '../../support/practice-bench.ts';

let bench: Awaited<ReturnType<typeof practiceBench>>;
beforeAll(async () => {
  bench = await practiceBench();
});
afterAll(() => bench.close());

/** Names and types of everything in a value, as far down as it goes. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  const members = Object.entries(value).map(([name, member]) => [name, shapeOf(member)]);
  return Object.fromEntries(members.sort());
}

const rawOf = async (vendor: Vendor, streamIds = ['cdn01']) =>
  JSON.parse((await bench.ask({ vendor, streamIds })).raw ?? '');

describe('each vendor answers in its own shape', () => {
  test.each(['Tencent', 'Ws', 'Huawei'] as const)(
    '%s: the specification’s, to the letter',
    async (vendor) => {
      const documented = JSON.parse(SPECIFICATION_ANSWER);
      const answer = await rawOf(vendor);
      expect(shapeOf(answer.Data[vendor])).toEqual(shapeOf(documented.Data[vendor]));
      expect(Object.keys(answer)).toEqual(Object.keys(documented));
      expect(Object.keys(answer.Data)).toEqual([vendor]);
      expect(answer.RequestId).toMatch(/^\d{19}$/);
    },
  );

  test('Aliyun: rows like Huawei’s, success is 200', async () => {
    const { Data } = await rawOf('Aliyun');
    expect(shapeOf(Data.Aliyun)).toEqual([
      { Code: 'number', Message: 'string', RequestId: 'string', StreamName: 'string' },
    ]);
    expect(Data.Aliyun[0]).toMatchObject({ StreamName: 'cdn01', Code: 200, Message: '' });
  });
});

describe.each(VENDORS)('%s, read by the real client', (vendor) => {
  test('a row for each stream, each with the ids that support asks for', async () => {
    const outcome = await bench.ask({ vendor });
    expect(outcome).toMatchObject({
      status: 'accepted',
      counts: { accepted: 2, rejected: 0, unknown: 0, failed: 0 },
    });
    expect(outcome.streams.map(({ streamId }) => streamId)).toEqual(['cdn01', 'cdn02']);
    const ids = outcome.streams.map(({ taskId, vendorRequestId, persistentId, traceId }) => ({
      Tencent: taskId && vendorRequestId,
      Ws: persistentId && traceId,
      Huawei: vendorRequestId,
      Aliyun: vendorRequestId,
    }));
    for (const id of ids) expect(id[vendor]).toBeTruthy();
  });

  test('a stream whose name begins with fail- is refused, the other is not', async () => {
    const outcome = await bench.ask({ vendor, streamIds: ['cdn01', 'fail-cdn02'] });
    expect(outcome.status).toBe('partial');
    expect(outcome.streams.map(({ streamId, status }) => [streamId, status])).toEqual([
      ['cdn01', 'accepted'],
      ['fail-cdn02', 'rejected'],
    ]);
    expect(outcome.streams[1]?.vendorMessage).toContain('practice');
  });

  test('stopping is answered as well', async () => {
    const outcome = await bench.ask({ vendor, action: 'StopCDNRecord' });
    expect(outcome.status).toBe('accepted');
  });
});
