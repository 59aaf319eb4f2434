import { describe, expect, test } from 'vitest';
import { capabilitiesSchema, VENDORS } from '#contract/model/vendor.ts';
import { parseJson } from '../../../electron/zego/answer/json.ts';
import { vendorFacts, vendorOf } from '../../../electron/zego/vendors/registry.ts';
import { vendorData } from '../../support/strict-server/vendors.ts';

/**
 * What every adapter keeps, held against answers that the strict server makes from the documentation
 * alone. A new vendor is in here as soon as it is in the registry.
 */
const EXTRAS = { endTime: 1_616_415_377, domain: 'pull.example.com', point: 'live' };
const NO_EXTRAS = { endTime: null, domain: undefined, point: undefined };
const START = 'StartCDNRecord';
const STOP = 'StopCDNRecord';

/** A code that each vendor's documentation or its own HTTP numbers have for a refusal. */
const REFUSAL = {
  Tencent: 'LimitExceeded.MaximumRunningTask',
  Ws: 500,
  Huawei: 103_011_019,
  Aliyun: 404,
} as const;
/** Where a row keeps its verdict and its stream, read from the documentation's tables. */
const CODE_FIELD = { Tencent: 'Code', Ws: 'http_code', Huawei: 'Code', Aliyun: 'Code' } as const;
const NAME_FIELD = { Tencent: 'StreamName', Ws: 'id', Huawei: 'StreamName', Aliyun: 'StreamName' };
/** What success looks like elsewhere must not look so here. */
const OTHERS_SUCCESS = { Tencent: [0, 200], Ws: [0, ''], Huawei: [200, ''], Aliyun: [0, ''] };

type Row = Record<string, unknown>;

test('the registry holds every vendor of the API, under its own name', () => {
  expect(Object.keys(vendorFacts())).toEqual([...VENDORS]);
  for (const name of VENDORS) expect(vendorOf(name).name).toBe(name);
});

describe.each(VENDORS)('%s', (vendor) => {
  const adapter = vendorOf(vendor);
  const answerOf = (
    change: Partial<Parameters<(typeof vendorData)['Ws']>[0]> = {},
    changeRow: (row: Row) => Row = (row) => row,
  ): unknown => {
    const shape = {
      action: START,
      streams: ['cdn01', 'cdn02'],
      codes: {},
      nowMs: 0,
      wsFormats: ['mp4', 'flv'],
      wsStopAsArray: false,
      ...change,
    };
    const data = vendorData[vendor](shape) as Row[] | { list: Row[] };
    return Array.isArray(data)
      ? data.map(changeRow)
      : { ...data, list: data.list.map((row) => changeRow(row)) };
  };
  const verdicts = (data: unknown) =>
    adapter.readAnswer(data)?.rows.map(({ streamId, status }) => `${streamId} ${status}`);
  const setCode = (code: unknown) => (row: Row) => ({ ...row, [CODE_FIELD[vendor]]: code });
  const rowsPerStream = vendor === 'Ws' ? 2 : 1;
  const both = (status: string) =>
    ['cdn01', 'cdn02'].flatMap((id) => Array(rowsPerStream).fill(`${id} ${status}`));

  test('says honestly what it can do: no parameter that it does not claim to understand', () => {
    const { endTime, domainAndPoint } = capabilitiesSchema.parse(adapter.capabilities);
    expect(adapter.parameters(EXTRAS)).toEqual([
      ...(endTime ? [['EndTime', '1616415377']] : []),
      ...(domainAndPoint ? Object.entries({ Domain: EXTRAS.domain, Point: EXTRAS.point }) : []),
    ]);
    expect(adapter.parameters(NO_EXTRAS)).toEqual([]);
  });

  test('says of a second start what its documented codes say', () => {
    const refusesSecond = Object.values(adapter.rowCodes).includes('already-recording');
    expect(adapter.capabilities.secondStart === 'error').toBe(refusesSecond);
  });

  test('the documented success is accepted, row by row', () => {
    expect(verdicts(answerOf())).toEqual(both('accepted'));
  });

  test('a refusal is rejected, its code and words kept; the stream beside it is not touched', () => {
    const rows = adapter.readAnswer(answerOf({ codes: { cdn02: REFUSAL[vendor] } }))?.rows ?? [];
    const [accepted, rejected] = ['cdn01', 'cdn02'].map((id) =>
      rows.filter(({ streamId }) => streamId === id),
    );
    expect(accepted?.every(({ status }) => status === 'accepted')).toBe(true);
    expect(rejected).toHaveLength(rowsPerStream);
    for (const row of rejected ?? []) {
      expect(row).toMatchObject({
        status: 'rejected',
        vendorCode: REFUSAL[vendor],
        vendorMessage: 'refused by script',
      });
    }
  });

  test('every id and mark of an answer is kept, digit for digit', () => {
    const data = answerOf({}, (row) => ({ ...row }));
    const kept = JSON.stringify(adapter.readAnswer(data)?.rows);
    const list = Array.isArray(data) ? (data as Row[]) : (data as { list: Row[] }).list;
    const ids = list.flatMap((row) =>
      Object.entries(row).flatMap(([name, value]) =>
        /id$/i.test(name) && value !== '' ? [String(value)] : [],
      ),
    );
    if (!Array.isArray(data)) ids.push(String((data as Row).trace_id));
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) expect(kept).toContain(id);
  });

  test('a 19-digit id without quotes loses no digit', () => {
    const field = vendor === 'Ws' ? 'persistentId' : 'RequestId';
    const text = JSON.stringify(answerOf({}, (row) => ({ ...row, [field]: '#' })));
    const data = parseJson(text.replaceAll('"#"', '4191282558729715911'));
    expect(JSON.stringify(adapter.readAnswer(data)?.rows)).toContain('4191282558729715911');
  });

  test('a verdict that is missing or of another type is never accepted', () => {
    for (const code of [undefined, null, true, {}, [], Number.NaN]) {
      expect(verdicts(answerOf({}, setCode(code)))?.join()).not.toContain('accepted');
    }
  });

  test('what is success elsewhere is none here', () => {
    for (const code of OTHERS_SUCCESS[vendor]) {
      expect(verdicts(answerOf({}, setCode(code)))?.join()).not.toContain('accepted');
    }
  });

  test('a row that names no stream speaks of none, and is counted', () => {
    for (const name of [undefined, null, '', {}]) {
      const data = answerOf({}, (row) => ({ ...row, [NAME_FIELD[vendor]]: name }));
      expect(adapter.readAnswer(data)).toMatchObject({ rows: [], unnamed: 2 * rowsPerStream });
    }
  });

  test('a number where a name should be is read as its digits', () => {
    expect(verdicts(answerOf({}, (row) => ({ ...row, [NAME_FIELD[vendor]]: 7 })))).toContain(
      '7 accepted',
    );
  });

  test('a foreign shape is null, not an empty answer', () => {
    for (const data of [null, undefined, 'success', 7, true, {}, { rows: [] }]) {
      expect([data, adapter.readAnswer(data)]).toEqual([data, null]);
    }
  });

  test('rows of another kind between good ones are counted and break nothing', () => {
    const data = answerOf();
    const list = Array.isArray(data) ? data : (data as { list: unknown[] }).list;
    list.splice(1, 0, null, 7, 'row', []);
    expect(verdicts(data)).toEqual(both('accepted'));
    expect(adapter.readAnswer(data)?.unnamed).toBe(4);
  });

  test.each([false, true])(
    'a stop is read as a start is (Ws as a bare list: %s)',
    (wsStopAsArray) => {
      const data = answerOf({ action: STOP, wsStopAsArray });
      expect(verdicts(data)).toEqual(both('accepted'));
      for (const row of adapter.readAnswer(data)?.rows ?? []) expect(row.taskId).toBeUndefined();
      const refused = answerOf({ action: STOP, wsStopAsArray, codes: { cdn01: REFUSAL[vendor] } });
      expect(verdicts(refused)).toContain('cdn01 rejected');
    },
  );
});

describe('a code in quotes is the same code', () => {
  test.each([
    ['Ws', '200'],
    ['Huawei', '0'],
    ['Aliyun', ' 200 '],
  ] as const)('%s %j', (vendor, code) => {
    const row = { [NAME_FIELD[vendor]]: 'cdn01', [CODE_FIELD[vendor]]: code };
    expect(vendorOf(vendor).readAnswer([row])?.rows).toMatchObject([{ status: 'accepted' }]);
  });

  test.each([
    ['Ws', '200 OK'],
    ['Huawei', '00x'],
    ['Aliyun', '0x C8'],
  ] as const)('%s %j is another one', (vendor, code) => {
    const row = { [NAME_FIELD[vendor]]: 'cdn01', [CODE_FIELD[vendor]]: code };
    expect(vendorOf(vendor).readAnswer([row])?.rows).toMatchObject([{ status: 'rejected' }]);
  });
});
