import fc from 'fast-check';
import { type HistoryFilter, NO_HISTORY_FILTER } from '#contract/model/history.ts';
import { STATUSES, type StreamOutcome } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { outcomeOf } from '../../electron/zego/answer/answer.ts';
import { callOf, MOMENT, runOf } from './runs.ts';

/** Few values, so that filters meet some rows and not others; of every script that comes up. */
const NAMES = ['晚间新闻', '早间新闻 二', 'Evening news', 'ＥＶＥＮＩＮＧ', '100%_"\'', 'é', ''];
const STREAMS = ['cdn01', 'cdn02', 'CDN-02-体育', 'a', '%', '_b', 'live-main'];
const MESSAGES = ['success', 'stream is not online', '录制任务已存在', 'x\u0000y', '', '系统繁忙'];
const CODES = ['', 0, 200, '0', 'ResourceNotFound', 404, null] as const;
const APP_IDS = [1, 12_345, 4_294_967_295];
/** Ids whose beginnings are the same for a while. */
const IDS = [
  '4191282558729715911',
  '4191282558729799999',
  '70628bcd-5652',
  'UUpTbkZU',
  'short',
  '',
];
const HOUR = 3_600_000;

const any = <T>(values: readonly T[]) => fc.constantFrom(...values);

const outcome: fc.Arbitrary<StreamOutcome> = fc
  .record({
    streamId: any(STREAMS),
    status: any(STATUSES),
    task: any([undefined, 'mp4', 'm3u8']),
    vendorCode: any(CODES),
    vendorMessage: any([undefined, ...MESSAGES]),
    taskId: any([undefined, ...IDS]),
    traceId: any([undefined, ...IDS]),
  })
  .map((row) => JSON.parse(JSON.stringify(row)) as StreamOutcome);

const call = fc.record({
  vendor: any(VENDORS),
  streams: fc.array(outcome, { minLength: 1, maxLength: 3 }),
  code: any([0, 5, 'x', null]),
  message: any([null, ...MESSAGES]),
  requestId: any([null, ...IDS]),
  /** Clocks go back as well as on. */
  hour: fc.option(fc.integer({ min: -5, max: 5 })),
  endTime: any([null, 1_616_415_377]),
});

/** Settled runs, each call with an id of its own. */
export const anyRuns: fc.Arbitrary<Run[]> = fc
  .array(
    fc.record({
      presetName: any(NAMES),
      accountName: any(NAMES),
      appId: any(APP_IDS),
      practice: fc.boolean(),
      calls: fc.array(call, { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((runs) =>
    runs.map(({ calls, ...rest }, index) => {
      const id = `${(0xabc000 + index).toString(16)}-run`;
      return runOf({
        ...rest,
        id,
        seq: index,
        createdAt: new Date(MOMENT + index * 60_000).toISOString(),
        calls: calls.map(({ vendor, streams, code, message, requestId, hour, endTime }, nth) =>
          callOf({
            id: `${id}.${nth}`,
            runId: id,
            vendor,
            streamIds: streams.map(({ streamId }) => streamId),
            state: 'settled',
            attempts: 1,
            endTime,
            startedAt: hour === null ? null : new Date(MOMENT + hour * HOUR).toISOString(),
            outcome: outcomeOf(streams, { code, message, requestId, httpStatus: 200 }),
          }),
        ),
      });
    }),
  );

const time = fc.option(
  fc
    .integer({ min: -6 * 4, max: 6 * 4 })
    .map((quarter) => new Date(MOMENT + (quarter * HOUR) / 4).toISOString()),
);
const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.oneof(fc.constant<T[]>([]), fc.uniqueArray(any(values), { maxLength: 3 }));

/** Parts of what is there, in another case now and then, and what is nowhere. */
const anyText = fc.oneof(
  fc.constant(''),
  fc
    .tuple(any([...NAMES, ...STREAMS, ...MESSAGES, ...IDS, 'abc00']), fc.nat(12), fc.nat(12))
    .map(([text, from, length]) => text.slice(from, from + length + 1)),
  any([...NAMES, ...STREAMS, ...MESSAGES, ...IDS]).map((text) => text.toUpperCase()),
  any(['新闻', '任务', 'news', ' ', '  cdn ', '419128', '4191282558729', 'abc000', "'; --", '%']),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

/** Filters of every kind, alone and together. */
export const anyFilter: fc.Arbitrary<HistoryFilter> = fc
  .record(
    {
      from: time,
      to: time,
      appIds: some([...APP_IDS, 7]),
      presets: some([...NAMES, 'nobody']),
      vendors: some(VENDORS),
      statuses: some(STATUSES),
      codes: some(['0', '200', '404', 'ResourceNotFound', '5', 'nothing']),
      text: anyText,
    },
    { requiredKeys: [] },
  )
  .map((parts) => ({ ...NO_HISTORY_FILTER, ...parts }));
